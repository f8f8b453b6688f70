package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.registry.WeatherMeasure;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;
import java.util.function.Predicate;

/**
 * What holds at a site now.
 *
 * @param restrictions what is forbidden or unknown, in the order of the table
 * @param readings     of the site's own station; empty if it has none, so that only warnings tell
 * @param notMeasured what rules are about and the station does not measure
 * @param tightened    rules that are tighter, each with the id of the warning that causes it
 */
public record SiteRestrictions(SiteName site, List<Restriction> restrictions, List<LocalReading> readings, List<WeatherMeasure> notMeasured,
                               List<Tightened> tightened) {
    /** A rule that is in force. */
    public record Tightened(TighteningRule rule, String warningId) {}

    public SiteRestrictions {
        restrictions = List.copyOf(restrictions);
        readings = List.copyOf(readings);
        notMeasured = List.copyOf(notMeasured);
        tightened = List.copyOf(tightened);
    }

    /** The same with only the restrictions of those rules. */
    public SiteRestrictions of(Predicate<RestrictionRule> wanted) {
        return new SiteRestrictions(site, restrictions.stream().filter(each -> wanted.test(each.rule())).toList(), readings, notMeasured, tightened);
    }
}
