package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLedger;
import io.hazardwatch.gateway.weather.WarningState;
import io.hazardwatch.gateway.weather.actions.WeatherAction;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.ActiveWarning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Copies of what is kept, for people and figures. The owner's thread. */
final class WarningViews {
    /** Rows of figures. */
    private static final int TIMES_MAX = 100_000;

    private final WarningLedger ledger;
    private final Map<WarningKey, WarningCase> cases;
    private final WarningMessagePlanner telling;
    private final Supplier<WeatherConfiguration> plan;

    WarningViews(WarningLedger ledger, Map<WarningKey, WarningCase> cases, WarningMessagePlanner telling, Supplier<WeatherConfiguration> plan) {
        this.ledger = ledger;
        this.cases = cases;
        this.telling = telling;
        this.plan = plan;
    }

    static boolean isComing(WarningState state) {
        return state.isInForce() || state == WarningState.PENDING;
    }

    List<WarningView> all(boolean isComingOnly, Predicate<SiteName> sites, long nowMillis) {
        return ledger.all().stream().filter(warning -> !isComingOnly || isComing(ledger.state(warning, nowMillis)))
                .map(warning -> of(cases.get(warning.key()), sites, nowMillis, false, List.of())).toList();
    }

    /** One warning with all that is shown of it. */
    WarningView whole(WarningCase known, Predicate<SiteName> sites, long nowMillis) {
        Warning warning = ledger.find(known.key());
        return of(known, sites, nowMillis, true, warning.isActual() ? notCompared(known, warning, sites) : List.of());
    }

    private WarningView of(WarningCase known, Predicate<SiteName> sites, long nowMillis, boolean withActions, List<SiteName> notCompared) {
        Warning warning = ledger.find(known.key());
        List<SiteMatch> matches = known.matches().values().stream().filter(match -> sites.test(match.site())).toList();
        Map<SiteName, List<ActionView>> actions = new TreeMap<>();
        if (withActions) {
            matches.forEach(match -> actions.put(match.site(), actions(known, warning, match)));
        }
        return new WarningView(WeatherBook.idOf(known.key()), warning, ledger.state(warning, nowMillis), List.copyOf(known.messages()),
                matches, actions,
                telling.records(warning).filter(told -> told.sites().stream().anyMatch(sites)).toList(), known.forPerson(),
                notCompared);
    }

    private List<SiteName> notCompared(WarningCase known, Warning warning, Predicate<SiteName> sites) {
        return plan.get().index().notCompared(warning).stream().filter(sites).filter(site -> !known.matches().containsKey(site)).toList();
    }

    private List<ActionView> actions(WarningCase known, Warning warning, SiteMatch match) {
        List<ActionView> views = new ArrayList<>();
        for (WeatherAction action : plan.get().actions(warning, match.site())) {
            views.add(new ActionView(action, WarningNotifier.dueMillis(match, action), known.action(match.site(), action.id())));
        }
        return views;
    }

    List<SiteTimes> times(long fromMillis, long toMillis, Predicate<SiteName> sites, long nowMillis) {
        List<SiteTimes> times = new ArrayList<>();
        for (Warning warning : ledger.all()) {
            if (warning.sentMillis() >= fromMillis && warning.sentMillis() < toMillis && warning.isActual() && times.size() < TIMES_MAX) {
                times.addAll(of(cases.get(warning.key()), sites, nowMillis, true, List.of()).times());
            }
        }
        return times.size() > TIMES_MAX ? times.subList(0, TIMES_MAX) : times;
    }

    Map<SiteName, List<ActiveWarning>> active(long nowMillis) {
        Map<SiteName, List<ActiveWarning>> active = new HashMap<>();
        for (WarningCase each : cases.values()) {
            Warning warning = each.hasOpenMatch() ? ledger.find(each.key()) : null;
            if (warning != null && ledger.state(warning, nowMillis).isInForce()) {
                each.matches().values().stream().filter(SiteMatch::isOpen).forEach(match -> active.computeIfAbsent(match.site(),
                        site -> new ArrayList<>()).add(new ActiveWarning(WeatherBook.idOf(each.key()), warning, match.matchedMillis())));
            }
        }
        return active;
    }
}
