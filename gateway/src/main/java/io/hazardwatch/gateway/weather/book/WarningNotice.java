package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A notice to one person about a warning, with all sites of that person.
 *
 * @param warningId      for links, see {@link WeatherBook#idOf}
 * @param calls          the call about each site; whoever is being called needs no notice of them; empty = everybody is told
 * @param counted        colour that deadlines follow from; by severity if the issuer states none
 * @param atMillis       ms since the epoch; with kind and person it names the notice
 * @param answerByMillis by when a person has to answer, ms since the epoch; 0 = no answer is expected
 * @param byVoice        whether the person is called at once
 * @param said           the warning whose text is passed on
 */
public record WarningNotice(WarningKey warning, String warningId, Map<SiteName, CallKey> calls, Kind kind, WarningRecipient to, List<SiteName> sites,
                            WarningColour counted, long atMillis, long answerByMillis, boolean byVoice, Warning said) {
    /** Why somebody is notified. */
    public enum Kind {
        /** A warning concerns the sites. */
        NEW,
        /** An update of a warning that was told has a higher colour. */
        HIGHER,
        /** The issuer cancelled it. */
        CANCELLED,
        /** Its time is over and the issuer did not cancel it. */
        EXPIRED,
        /** An update concerns these sites no longer. */
        NO_LONGER_HERE,
        /** Nobody answered in time. */
        NOT_ANSWERED,
        /** An action is not confirmed in time. */
        ACTION_LATE
    }

    /** For people: the issuer's headline, the sites, what to do next. */
    public Text text() {
        return text(sites);
    }

    /** The same about some of the sites. */
    public Text text(Collection<SiteName> some) {
        return WarningNoticeTexts.text(kind, said, some);
    }

    public WarningNotice {
        sites = List.copyOf(sites);
        calls = Map.copyOf(calls);
    }
}
