package io.hazardwatch.gateway.people;

/** Where the people of a level are found before its fallback list. */
public enum LevelSource {
    /** Who is on duty at a post of that level. */
    ON_DUTY,
    /** The hazard source's operational person in charge, from the site file. */
    OPERATIONAL_IN_CHARGE,
    /** The hazard source's technical person in charge. */
    TECHNICAL_IN_CHARGE,
    /** The hazard source's principal person in charge. */
    PRINCIPAL_IN_CHARGE
}
