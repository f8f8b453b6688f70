package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Site;
import java.util.List;
import java.util.Locale;

/**
 * Something that is registered and that nobody watches at present (盲区).
 *
 * @param site        where it is
 * @param subject     device, point, hazard source or alarm; empty for the site itself
 * @param name        of the subject
 * @param sinceMillis ms since the epoch; 0 = configured that way, or not known
 * @param missing     names of what is missing, where it is several things
 */
public record BlindSpot(Kind kind, Site site, String subject, Text name, long sinceMillis, List<String> missing) {
    /** Digits of an administrative code that name the county or district. */
    private static final int DISTRICT_DIGITS = 6;

    /** What is missing; the wire form is the lower-case name. */
    public enum Kind {
        /** A device of which no reading is known. */
        NEVER_CONNECTED,
        /** Readings arrive and no rule judges them. */
        NO_RULE,
        /** The device sends, but not this point, or no longer. */
        NO_DATA,
        /** Nobody is on duty for the site. */
        NO_DUTY,
        /** A hazard source whose three persons in charge are not all named. */
        PERSONS_MISSING,
        /** An unacknowledged alarm that nobody has taken, at a site for which nobody is on duty. */
        NO_OWNER,
        /** A hazard source that nobody has assessed, as far as is recorded. */
        NOT_ASSESSED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BlindSpot {
        missing = List.copyOf(missing);
    }

    /** The county or district by its code; empty when the site states none. */
    String area() {
        String code = site.exposure().adminCode();
        return code.length() > DISTRICT_DIGITS ? code.substring(0, DISTRICT_DIGITS) : code;
    }

    /** What kind of site it is. */
    String industry() {
        return site.kind();
    }
}
