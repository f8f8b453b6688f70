package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLedger;
import io.hazardwatch.gateway.weather.WarningState;
import io.hazardwatch.gateway.weather.actions.ActionTable;
import io.hazardwatch.gateway.weather.actions.AnswerTimes.AnswerTime;
import io.hazardwatch.gateway.weather.actions.WeatherAction;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells people what follows from the states of warnings: once for each warning, colour and site, and to each person once with all their
 * sites. An update with a higher colour is told anew, one with the same or a lower is not. The owner's thread.
 */
final class WarningNotifier {
    private final WarningLedger ledger;
    private final Map<WarningKey, WarningCase> cases;
    private final PendingWrites writes;
    private final WarningTelling telling;
    private final LateActions late;
    private final WeatherListener news;

    WarningNotifier(WarningLedger ledger, Map<WarningKey, WarningCase> cases, PendingWrites writes, WarningTelling telling, LateActions late,
                  WeatherListener news) {
        this.ledger = ledger;
        this.cases = cases;
        this.writes = writes;
        this.telling = telling;
        this.late = late;
        this.news = news;
    }

    /** Tells what is new, then what is over, then what is late. */
    void settle(WeatherConfiguration plan, long nowMillis) {
        List<WarningCase> open = cases.values().stream().filter(WarningCase::hasOpenMatch).toList();
        open.forEach(each -> tellNew(each, plan, nowMillis));
        open.forEach(each -> end(each, nowMillis));
        open.forEach(each -> tellLate(each, plan, nowMillis));
    }

    private void tellNew(WarningCase warningCase, WeatherConfiguration plan, long nowMillis) {
        Warning warning = ledger.find(warningCase.key());
        if (!ledger.state(warning, nowMillis).isInForce() || warningCase.matches().values().stream().noneMatch(match -> match.calledMillis() == 0)) {
            return;
        }
        List<WarningCase> earlier = ledger.predecessorsOf(warning).stream().map(cases::get).filter(Objects::nonNull).toList();
        Map<WarningNotice.Kind, List<SiteName>> told = new TreeMap<>();
        for (SiteMatch match : List.copyOf(warningCase.matches().values())) {
            if (match.calledMillis() > 0 || !match.isOpen()) {
                continue;
            }
            List<WarningCase> before = earlier.stream().filter(each -> isCalled(each, match.site())).toList();
            WarningCase same = before.stream().filter(each -> ledger.find(each.key()).colour().compareTo(warning.colour()) >= 0)
                    .max(Comparator.comparingLong(each -> ledger.find(each.key()).sentMillis())).orElse(null);
            before.forEach(each -> carryActions(each, warningCase, match.site()));
            if (same != null) {
                put(warningCase, match.carried(same.matches().get(match.site())));
            } else {
                put(warningCase, match.called(nowMillis, nowMillis + plan.answer(warning, List.of(match.site())).minutes() * 60_000L));
                told.computeIfAbsent(before.isEmpty() ? WarningNotice.Kind.NEW : WarningNotice.Kind.HIGHER, kind -> new ArrayList<>())
                        .add(match.site());
            }
        }
        told.forEach((kind, sites) -> {
            AnswerTime answer = plan.answer(warning, sites);
            byEnterprise(sites).forEach((enterprise, own) -> call(warningCase, kind, enterprise, own, plan));
            telling.tell(warningCase, kind, telling.recipients(sites, nowMillis), nowMillis + answer.minutes() * 60_000L, answer.byVoice(),
                    nowMillis);
        });
    }

    /** What was done for the message that an update takes the place of need not be done again. */
    private void carryActions(WarningCase from, WarningCase to, SiteName site) {
        from.actions(site).stream().filter(record -> record.isConfirmed() && !to.action(site, record.action()).isConfirmed()).forEach(record -> {
            to.put(record);
            writes.add(new WeatherChange.Action(to.key(), record));
        });
    }

    private static Map<String, List<SiteName>> byEnterprise(Collection<SiteName> sites) {
        return sites.stream().collect(Collectors.groupingBy(SiteName::enterprise, TreeMap::new, Collectors.toList()));
    }

    private void call(WarningCase warningCase, WarningNotice.Kind kind, String enterprise, List<SiteName> sites, WeatherConfiguration plan) {
        Warning warning = ledger.find(warningCase.key());
        news.call(new WarningCall(telling.chainOf(warning), WeatherBook.idOf(warningCase.key()), kind,
                1L + ledger.predecessorsOf(warning).size(), enterprise, sites, counted(warning), plan.answer(warning, sites), warning, Map.of()));
    }

    /** The colour that deadlines follow from. */
    static WarningColour counted(Warning warning) {
        return warning.colour() == WarningColour.NOT_STATED ? ActionTable.bySeverity(warning.severity()) : warning.colour();
    }

    /** After a start: hands over again what people still have to answer, because the process may have died before that was stored. */
    void resume(WeatherConfiguration plan, long nowMillis) {
        for (WarningCase each : cases.values()) {
            Warning warning = ledger.find(each.key());
            if (ledger.state(warning, nowMillis).isInForce()) {
                List<SiteName> waiting = each.matches().values().stream().filter(match -> match.isOpen() && match.calledMillis() > 0
                        && match.answeredMillis() == 0 && !match.isCarried()).map(SiteMatch::site).toList();
                byEnterprise(waiting).forEach((enterprise, own) -> call(each, WarningNotice.Kind.NEW, enterprise, own, plan));
                byEnterprise(each.matches().keySet()).keySet().forEach(enterprise -> late.call(each, warning, plan, enterprise, false));
            }
        }
    }

    private static boolean isCalled(WarningCase warningCase, SiteName site) {
        SiteMatch match = warningCase.matches().get(site);
        return match != null && match.calledMillis() > 0;
    }

    private void put(WarningCase warningCase, SiteMatch match) {
        warningCase.matches().put(match.site(), match);
        writes.add(new WeatherChange.Match(warningCase.key(), match));
    }

    private void end(WarningCase warningCase, long nowMillis) {
        Warning warning = ledger.find(warningCase.key());
        WarningState state = ledger.state(warning, nowMillis);
        if (state.isInForce() || state == WarningState.PENDING) {
            return;
        }
        List<WarningCase> updates = ledger.updatesOf(warning).stream().map(cases::get)
                .filter(each -> each != null && ledger.state(ledger.find(each.key()), nowMillis).isInForce()).toList();
        Map<WarningNotice.Kind, Set<SiteName>> over = new TreeMap<>();
        for (SiteMatch match : List.copyOf(warningCase.matches().values())) {
            if (!match.isOpen()) {
                continue;
            }
            MatchEndReason reason = reason(state, match.site(), updates);
            put(warningCase, match.ended(nowMillis, reason));
            if (match.calledMillis() > 0 && reason != MatchEndReason.UPDATED) {
                over.computeIfAbsent(WarningNotice.Kind.valueOf(reason.name()), kind -> new TreeSet<>()).add(match.site());
            }
        }
        over.forEach((kind, sites) -> {
            endCalls(warning, byEnterprise(sites).keySet());
            telling.tell(warningCase, kind, telling.whoWasTold(warning, sites), 0, false, nowMillis);
        });
        if (!over.isEmpty()) {
            telling.withdraw(warningCase);
        }
    }

    /** Ends the calls of enterprises, except those that go on for another message of the same chain, as when updates split it by area. */
    private void endCalls(Warning warning, Set<String> enterprises) {
        for (String id : telling.idsOf(warning)) {
            Set<String> called = calledUnder(id).map(match -> match.site().enterprise()).collect(Collectors.toSet());
            enterprises.stream().filter(enterprise -> !called.contains(enterprise))
                    .forEach(enterprise -> news.over(id, enterprise));
        }
    }

    /** A person said that a site is not concerned: nobody is called about it any longer. */
    void leaveOut(WarningCase warningCase, SiteMatch match, String by, WeatherConfiguration plan, long nowMillis) {
        put(warningCase, match.ended(nowMillis, MatchEndReason.PERSON));
        if (match.calledMillis() == 0) {
            return;
        }
        Warning warning = ledger.find(warningCase.key());
        String enterprise = match.site().enterprise();
        endCalls(warning, Set.of(enterprise));
        for (String id : telling.idsOf(warning)) {
            List<SiteMatch> left = calledUnder(id).filter(each -> each.site().enterprise().equals(enterprise)).toList();
            if (!left.isEmpty() && left.stream().allMatch(each -> each.answeredMillis() > 0)) {
                news.answered(id, enterprise, by);
            }
        }
        if (LateActions.isAnyLate(warningCase, match.site())) {
            late.confirmed(warningCase, warning, plan, enterprise);
        }
        telling.withdraw(warningCase);
    }

    /** What people were called about under that id and what still concerns its site. */
    private Stream<SiteMatch> calledUnder(String id) {
        return cases.values().stream().filter(each -> each.hasOpenMatch() && telling.idsOf(ledger.find(each.key())).contains(id))
                .flatMap(each -> each.matches().values().stream()).filter(match -> match.isOpen() && match.calledMillis() > 0);
    }

    /** An update that is over already ends its own matches, so it counts as gone together with what it replaced. */
    private static MatchEndReason reason(WarningState state, SiteName site, List<WarningCase> updates) {
        if (state != WarningState.SUPERSEDED) {
            return state == WarningState.CANCELLED ? MatchEndReason.CANCELLED : MatchEndReason.EXPIRED;
        }
        return updates.isEmpty() || updates.stream().anyMatch(each -> each.matches().containsKey(site)) ? MatchEndReason.UPDATED
                : MatchEndReason.NO_LONGER_HERE;
    }

    /** Nobody answered in time: the calls go on to the next level by themselves, so that it is recorded only. */
    private void tellLate(WarningCase warningCase, WeatherConfiguration plan, long nowMillis) {
        Warning warning = ledger.find(warningCase.key());
        if (!ledger.state(warning, nowMillis).isInForce()) {
            return;
        }
        List<SiteName> unanswered = new ArrayList<>();
        for (SiteMatch match : List.copyOf(warningCase.matches().values())) {
            boolean isAwaited = match.isOpen() && match.calledMillis() > 0 && match.answeredMillis() == 0 && match.lateMillis() == 0;
            if (isAwaited && nowMillis >= match.answerByMillis()) {
                put(warningCase, match.late(nowMillis));
                unanswered.add(match.site());
            }
        }
        byEnterprise(unanswered).forEach((enterprise, sites) -> telling.journal(warningCase, enterprise, WarningNotice.Kind.NOT_ANSWERED + ": "
                + sites.size() + " sites; the next level is called"));
        late.look(warningCase, warning, plan, nowMillis);
    }

    static long dueMillis(SiteMatch match, WeatherAction action) {
        return match.matchedMillis() + action.deadlineMinutes() * 60_000L;
    }
}
