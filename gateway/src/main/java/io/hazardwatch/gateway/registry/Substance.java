package io.hazardwatch.gateway.registry;

/**
 * A substance of a hazard source.
 *
 * @param cas         CAS number, or null when it is graded by class only
 * @param tonnes      design maximum quantity (GB 18218-2018 counts the design maximum)
 * @param hazardClass class of GB 18218-2018 table 2, for example {@code W5.3}, or null
 */
public record Substance(String cas, String name, double tonnes, String hazardClass) {
    /** A substance known by its CAS number. */
    public Substance(String cas, String name, double tonnes) {
        this(cas, name, tonnes, null);
    }
}
