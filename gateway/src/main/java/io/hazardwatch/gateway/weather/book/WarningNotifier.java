package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLedger;
import io.hazardwatch.gateway.weather.WarningState;
import io.hazardwatch.gateway.weather.actions.ActionTable;
import io.hazardwatch.gateway.weather.actions.AnswerTimes.AnswerTime;
import io.hazardwatch.gateway.weather.actions.WeatherAction;
import io.hazardwatch.gateway.weather.exposure.MatchReason;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells people what follows from the states of warnings: once for each warning, colour and site, and to each person once with all their
 * sites. An update with a higher colour is told anew, one with the same or a lower is not. The owner's thread.
 */
final class WarningNotifier {
    private static final long MINUTE = 60_000L;

    private final WarningLedger ledger;
    private final Map<WarningKey, WarningCase> cases;
    private final PendingWrites writes;
    private final WarningMessagePlanner telling;
    private final LateActions late;
    private final CalledSites calls;

    WarningNotifier(WarningLedger ledger, Map<WarningKey, WarningCase> cases, PendingWrites writes, WarningMessagePlanner telling, LateActions late,
                    CalledSites calls) {
        this.ledger = ledger;
        this.cases = cases;
        this.writes = writes;
        this.telling = telling;
        this.late = late;
        this.calls = calls;
    }

    /** Tells what is new, then what is over, then what is late. */
    void settle(WeatherConfiguration plan, long nowMillis) {
        List<WarningCase> open = cases.values().stream().filter(each -> each.hasOpenMatch() || !each.forPerson().isEmpty()).toList();
        open.forEach(each -> tellNew(each, plan, nowMillis));
        open.forEach(each -> end(each, nowMillis));
        open.forEach(each -> tellLate(each, plan, nowMillis));
    }

    private void tellNew(WarningCase warningCase, WeatherConfiguration plan, long nowMillis) {
        Warning warning = ledger.find(warningCase.key());
        if (!ledger.state(warning, nowMillis).isInForce()) {
            return;
        }
        List<WarningCase> earlier = ledger.predecessorsOf(warning).stream().map(cases::get).filter(Objects::nonNull).toList();
        keepUnknown(warningCase, earlier, nowMillis);
        Map<String, List<SiteMatch>> fresh = new TreeMap<>();
        for (SiteMatch match : List.copyOf(warningCase.matches().values())) {
            if (match.isOpen() && match.calledMillis() == 0 && !goOn(warningCase, warning, earlier, match)) {
                fresh.computeIfAbsent(match.site().enterprise(), each -> new ArrayList<>()).add(match);
            }
        }
        if (!fresh.isEmpty()) {
            callAnew(warningCase, earlier, fresh, plan, nowMillis);
        }
    }

    /** An update whose area can be compared with nothing is not taken as gone from where the warning was. */
    private void keepUnknown(WarningCase warningCase, List<WarningCase> earlier, long nowMillis) {
        if (!warningCase.forPerson().isEmpty()) {
            earlier.stream().flatMap(each -> List.copyOf(each.matches().values()).stream())
                    .filter(match -> match.isOpen() && !warningCase.matches().containsKey(match.site()))
                    .forEach(match -> calls.put(warningCase, SiteMatch.of(match.site(), MatchReason.EARLIER_MESSAGE, nowMillis)));
        }
    }

    /** Goes on with the calls of an earlier message with at least that colour; false if there is none. */
    private boolean goOn(WarningCase warningCase, Warning warning, List<WarningCase> earlier, SiteMatch match) {
        earlier.forEach(each -> carryActions(each, warningCase, match.site()));
        WarningCase same = earlier.stream().filter(each -> isCalledOn(each, match.site()))
                .filter(each -> ledger.find(each.key()).colour().compareTo(warning.colour()) >= 0)
                .max(Comparator.comparingLong(each -> ledger.find(each.key()).sentMillis())).orElse(null);
        if (same != null) {
            calls.put(warningCase, match.carried(same.matches().get(match.site())));
        }
        return same != null;
    }

    private void callAnew(WarningCase warningCase, List<WarningCase> earlier, Map<String, List<SiteMatch>> fresh, WeatherConfiguration plan,
                          long nowMillis) {
        Warning warning = ledger.find(warningCase.key());
        List<WarningCase> chain = calls.chain(warning);
        Map<String, List<SiteMatch>> known = CalledSites.known(chain);
        Map<WarningNotice.Kind, List<SiteName>> told = new TreeMap<>();
        Set<CallKey> keys = new TreeSet<>();
        fresh.forEach((enterprise, matches) -> {
            List<SiteMatch> replaced = matches.stream().flatMap(match -> earlier.stream().filter(each -> isCalledOn(each, match.site()))
                    .map(each -> each.matches().get(match.site()))).toList();
            String id = calls.idFor(warningCase, known.getOrDefault(enterprise, List.of()), replaced, nowMillis);
            keys.add(new CallKey(id, enterprise));
            for (SiteMatch match : matches) {
                calls.put(warningCase, match.called(nowMillis, nowMillis + plan.answer(warning, List.of(match.site())).minutes() * MINUTE, id));
                boolean isHigher = earlier.stream().anyMatch(each -> isCalledOn(each, match.site()));
                told.computeIfAbsent(isHigher ? WarningNotice.Kind.HIGHER : WarningNotice.Kind.NEW, kind -> new ArrayList<>()).add(match.site());
            }
        });
        calls.announce(chain.contains(warningCase) ? chain : List.of(warningCase), keys, plan, nowMillis);
        told.forEach((kind, sites) -> {
            AnswerTime answer = plan.answer(warning, sites);
            telling.tell(warningCase, kind, telling.recipients(sites, nowMillis), nowMillis + answer.minutes() * MINUTE, answer.byVoice(), nowMillis);
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

    /** The colour that deadlines follow from. */
    static WarningColour counted(Warning warning) {
        return warning.colour() == WarningColour.NOT_STATED ? ActionTable.bySeverity(warning.severity()) : warning.colour();
    }

    /** After a start, because the process may have died before calls were stored; late actions are called about again some time later. */
    void resume(WeatherConfiguration plan, long nowMillis) {
        handOver(plan, nowMillis).forEach(call -> late.taken(call.key(), nowMillis));
    }

    /** Hands over again what people still have to answer; what was taken before changes nothing. Returns the calls about late actions. */
    List<WarningCall> handOver(WeatherConfiguration plan, long nowMillis) {
        calls.resume(plan, nowMillis);
        List<WarningCall> ofActions = new ArrayList<>();
        for (WarningCase each : cases.values()) {
            Warning warning = ledger.find(each.key());
            if (ledger.state(warning, nowMillis).isInForce()) {
                ofActions.addAll(late.handOver(each, warning, plan, byEnterprise(each.matches().keySet()).keySet()));
            }
        }
        return ofActions;
    }

    private static boolean isCalledOn(WarningCase warningCase, SiteName site) {
        SiteMatch match = warningCase.matches().get(site);
        return match != null && match.isCalledOn();
    }

    private void end(WarningCase warningCase, long nowMillis) {
        Warning warning = ledger.find(warningCase.key());
        WarningState state = ledger.state(warning, nowMillis);
        if (state.isInForce() || state == WarningState.PENDING) {
            return;
        }
        List<WarningCase> updates = state != WarningState.SUPERSEDED ? List.of() : ledger.updatesOf(warning).stream().map(cases::get)
                .filter(Objects::nonNull).toList();
        Map<WarningNotice.Kind, Set<SiteName>> over = new TreeMap<>();
        List<SiteMatch> ended = new ArrayList<>();
        for (SiteMatch match : List.copyOf(warningCase.matches().values())) {
            if (!match.isOpen()) {
                continue;
            }
            MatchEndReason reason = reason(state, match.site(), updates, nowMillis);
            calls.put(warningCase, match.ended(nowMillis, reason));
            ended.add(match);
            if (match.calledMillis() > 0 && reason != MatchEndReason.UPDATED) {
                over.computeIfAbsent(WarningNotice.Kind.valueOf(reason.name()), kind -> new TreeSet<>()).add(match.site());
            }
        }
        if (ended.isEmpty()) {
            return;
        }
        calls.end(ended);
        calls.withoutSites(warning, ended).forEach(enterprise -> late.over(warning, enterprise));
        over.forEach((kind, sites) -> telling.tell(warningCase, kind, telling.whoWasTold(warning, sites), 0, false, nowMillis));
        if (!over.isEmpty()) {
            telling.withdraw(warningCase);
        }
    }

    /** A person said that a site is not concerned: nobody is called about it any longer. */
    void leaveOut(WarningCase warningCase, SiteMatch match, String by, WeatherConfiguration plan, long nowMillis) {
        calls.put(warningCase, match.ended(nowMillis, MatchEndReason.PERSON));
        if (match.calledMillis() == 0) {
            return;
        }
        Warning warning = ledger.find(warningCase.key());
        calls.end(List.of(match));
        calls.answered(List.of(match), by);
        if (LateActions.isAnyLate(warningCase, match.site())) {
            confirmed(warningCase, plan, match.site().enterprise());
        }
        telling.withdraw(warningCase);
    }

    /** Ends the calls about late actions when nothing of the enterprise is late any more, in whatever part of a split warning. */
    void confirmed(WarningCase warningCase, WeatherConfiguration plan, String enterprise) {
        Warning warning = ledger.find(warningCase.key());
        if (calls.chain(warning).stream().noneMatch(each -> LateActions.isAnyLate(each, ledger.find(each.key()), plan, enterprise))) {
            late.over(warning, enterprise);
        }
    }

    /**
     * Why a warning ends at a site. Whatever took its place counts where it is in force. Where all of that is over as well, the warning is over
     * for the reason of the update that concerned the site, and people are told that.
     */
    private MatchEndReason reason(WarningState state, SiteName site, List<WarningCase> updates, long nowMillis) {
        if (state != WarningState.SUPERSEDED) {
            return state == WarningState.CANCELLED ? MatchEndReason.CANCELLED : MatchEndReason.EXPIRED;
        }
        Set<WarningState> here = EnumSet.noneOf(WarningState.class);
        boolean isAnyInForce = false;
        for (WarningCase update : updates) {
            WarningState present = ledger.state(ledger.find(update.key()), nowMillis);
            isAnyInForce |= present.isInForce();
            SiteMatch match = update.matches().get(site);
            if (match != null && match.endReason() != MatchEndReason.PERSON) {
                here.add(present);
            }
        }
        if (here.contains(WarningState.IN_FORCE)) {
            return MatchEndReason.UPDATED;
        }
        return isAnyInForce || !here.contains(WarningState.EXPIRED) && !here.contains(WarningState.CANCELLED) ? MatchEndReason.NO_LONGER_HERE
                : here.contains(WarningState.EXPIRED) ? MatchEndReason.EXPIRED : MatchEndReason.CANCELLED;
    }

    /** Nobody answered in time: the calls go on to the next level by themselves, so that it is recorded only. */
    private void tellLate(WarningCase warningCase, WeatherConfiguration plan, long nowMillis) {
        Warning warning = ledger.find(warningCase.key());
        if (!ledger.state(warning, nowMillis).isInForce()) {
            return;
        }
        List<SiteName> unanswered = new ArrayList<>();
        for (SiteMatch match : List.copyOf(warningCase.matches().values())) {
            if (match.isAwaited() && match.lateMillis() == 0 && nowMillis >= match.answerByMillis()) {
                calls.put(warningCase, match.late(nowMillis));
                unanswered.add(match.site());
            }
        }
        byEnterprise(unanswered).forEach((enterprise, sites) -> telling.journal(warningCase, enterprise, WarningNotice.Kind.NOT_ANSWERED + ": "
                + sites.size() + " sites; the next level is called"));
        late.look(warningCase, warning, plan, nowMillis);
    }

    static long dueMillis(SiteMatch match, WeatherAction action) {
        return match.matchedMillis() + action.deadlineMinutes() * MINUTE;
    }
}
