package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.actions.WeatherAction;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Actions that nobody confirmed in time: people of the enterprise are called about them, level by level, until one answers or every
 * late action is confirmed or said to be impossible. The owner's thread.
 */
final class LateActions {
    private static final long USUAL_ANSWER_MILLIS = 10 * 60_000L;

    private final PendingWrites writes;
    private final WarningMessagePlanner telling;
    private final WeatherListener news;
    /** How long an answer to each call may take, and when what is late is called about again although somebody answered. */
    private final Map<CallKey, Long> answerMillis = new HashMap<>();
    private final Map<CallKey, Long> againMillis = new HashMap<>();

    LateActions(PendingWrites writes, WarningMessagePlanner telling, WeatherListener news) {
        this.writes = writes;
        this.telling = telling;
        this.news = news;
    }

    /** Finds what has become late and calls about it. */
    void look(WarningCase warningCase, Warning warning, WeatherConfiguration plan, long nowMillis) {
        Map<String, Boolean> enterprises = new TreeMap<>();
        for (SiteMatch match : warningCase.matches().values()) {
            if (match.isOpen() && match.calledMillis() > 0) {
                for (WeatherAction action : plan.actions(warning, match.site())) {
                    if (nowMillis < WarningNotifier.dueMillis(match, action)) {
                        continue;
                    }
                    ActionRecord record = warningCase.action(match.site(), action.id());
                    if (!record.isConfirmed() && record.lateMillis() == 0) {
                        warningCase.put(record.late(nowMillis));
                        writes.add(new WeatherChange.Action(warningCase.key(), record.late(nowMillis)));
                        enterprises.put(match.site().enterprise(), true);
                    }
                }
            }
        }
        askedAgain(warningCase, warning, plan, nowMillis).forEach(enterprise -> enterprises.put(enterprise, true));
        call(warningCase, warning, plan, enterprises.keySet(), nowMillis);
    }

    /** Enterprises where somebody answered so long ago that what is still late is called about again; messages of one chain share that time. */
    private List<String> askedAgain(WarningCase warningCase, Warning warning, WeatherConfiguration plan, long nowMillis) {
        if (againMillis.isEmpty()) {
            return List.of();
        }
        String chain = telling.chainOf(warning);
        return warningCase.matches().keySet().stream().map(SiteName::enterprise).distinct().filter(enterprise -> {
            Long again = againMillis.get(new CallKey(chain, enterprise));
            return again != null && again <= nowMillis && isAnyLate(warningCase, warning, plan, enterprise)
                    && againMillis.remove(new CallKey(chain, enterprise)) != null;
        }).toList();
    }

    /** Somebody answered a call about late actions: what is still late after the time for an answer is called about again. */
    void taken(CallKey call, long nowMillis) {
        againMillis.put(call, nowMillis + answerMillis.getOrDefault(call, USUAL_ANSWER_MILLIS));
    }

    /** Calls about what is late as before, which changes nothing where it was stored. */
    List<WarningCall> handOver(WarningCase warningCase, Warning warning, WeatherConfiguration plan, Collection<String> enterprises) {
        return call(warningCase, warning, plan, enterprises, 0);
    }

    private List<WarningCall> call(WarningCase warningCase, Warning warning, WeatherConfiguration plan, Collection<String> enterprises,
                                   long newMillis) {
        List<WarningCall> calls = enterprises.stream().map(enterprise -> callOf(warningCase, warning, plan, enterprise, newMillis))
                .filter(Objects::nonNull).toList();
        if (calls.isEmpty()) {
            return calls;
        }
        calls.forEach(call -> answerMillis.put(call.key(), call.answer().minutes() * 60_000L));
        news.call(calls);
        if (newMillis > 0) {
            calls.forEach(call -> telling.journal(warningCase, call.enterprise(), WarningNotice.Kind.ACTION_LATE + ": "
                    + call.details().values().stream().map(Text::en).collect(Collectors.joining("; "))));
        }
        return calls;
    }

    /** Everything of an enterprise that is late; null if nothing is. */
    private WarningCall callOf(WarningCase warningCase, Warning warning, WeatherConfiguration plan, String enterprise, long newMillis) {
        Map<SiteName, Text> details = new TreeMap<>();
        long latest = newMillis;
        for (SiteMatch match : warningCase.matches().values()) {
            List<WeatherAction> late = match.isOpen() && match.site().enterprise().equals(enterprise)
                    ? plan.actions(warning, match.site()).stream().filter(action -> isLate(warningCase, match.site(), action)).toList() : List.of();
            if (!late.isEmpty()) {
                details.put(match.site(), new Text(match.site().site() + "：" + late.stream().map(each -> each.text().zh())
                        .collect(Collectors.joining("、")), match.site().site() + ": " + late.stream().map(each -> each.text().en())
                        .collect(Collectors.joining(", "))));
                latest = Math.max(latest, late.stream().mapToLong(each -> warningCase.action(match.site(), each.id()).lateMillis()).max().orElse(0));
            }
        }
        if (details.isEmpty()) {
            return null;
        }
        List<SiteName> sites = List.copyOf(details.keySet());
        return new WarningCall(new CallKey(telling.chainOf(warning), enterprise), WeatherBook.idOf(warningCase.key()),
                WarningNotice.Kind.ACTION_LATE, latest, sites, WarningNotifier.counted(warning), plan.answer(warning, sites), warning, details);
    }

    /** Ends calls about late actions of an enterprise. */
    void over(Warning warning, String enterprise) {
        telling.idsOf(warning).forEach(id -> {
            againMillis.remove(new CallKey(id, enterprise));
            answerMillis.remove(new CallKey(id, enterprise));
            news.actionsDone(id, enterprise);
        });
    }

    private static boolean isLate(WarningCase warningCase, SiteName site, WeatherAction action) {
        ActionRecord record = warningCase.action(site, action.id());
        return !record.isConfirmed() && record.lateMillis() > 0;
    }

    /** Whether an action at a site is late. */
    static boolean isAnyLate(WarningCase warningCase, SiteName site) {
        return warningCase.actions(site).stream().anyMatch(record -> !record.isConfirmed() && record.lateMillis() > 0);
    }

    /** Whether an action of an enterprise is late. */
    static boolean isAnyLate(WarningCase warningCase, Warning warning, WeatherConfiguration plan, String enterprise) {
        return warningCase.matches().values().stream().filter(match -> match.isOpen() && match.site().enterprise().equals(enterprise))
                .anyMatch(match -> plan.actions(warning, match.site()).stream().anyMatch(action -> isLate(warningCase, match.site(), action)));
    }
}
