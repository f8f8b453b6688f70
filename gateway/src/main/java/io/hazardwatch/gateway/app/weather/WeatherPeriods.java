package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.weather.restrictions.SiteRestrictions;
import io.hazardwatch.gateway.weather.restrictions.TighteningRule;
import io.hazardwatch.gateway.weather.restrictions.WorkRestrictions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What is tighter while warnings are in force, as the table has it. Asks for the present only; any thread. */
final class WeatherPeriods implements KeyPeriods {
    /** Sites where anything is tighter, picked once from each result, because every call of people asks. */
    private record Tightened(List<SiteRestrictions> from, List<SiteRestrictions> sites) {}

    private final WorkRestrictions found;
    private volatile Tightened tightened = new Tightened(List.of(), List.of());

    WeatherPeriods(WorkRestrictions found) {
        this.found = found;
    }

    @Override
    public Tightening at(String enterprise, String site, Instant at, ZoneId zone) {
        return tightened().stream().filter(each -> each.site().enterprise().equals(enterprise) && (site == null || each.site().site().equals(site)))
                .flatMap(each -> each.tightened().stream()).map(SiteRestrictions.Tightened::rule).map(WeatherPeriods::tightening)
                .reduce(Tightening.NONE, Tightening::and);
    }

    private List<SiteRestrictions> tightened() {
        List<SiteRestrictions> present = found.all();
        Tightened known = tightened;
        if (known.from() != present) {
            known = new Tightened(present, present.stream().filter(each -> !each.tightened().isEmpty()).toList());
            tightened = known;
        }
        return known.sites();
    }

    private static Tightening tightening(TighteningRule rule) {
        return new Tightening(rule.leaderOnSite(), rule.moreRollCalls(), rule.escalationPercent(), 0, rule.hotWorkOneGradeHigher());
    }
}
