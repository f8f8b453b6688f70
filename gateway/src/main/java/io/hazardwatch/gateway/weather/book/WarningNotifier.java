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
    private final WarningRecipients recipients;
    private final WeatherListener news;

    WarningNotifier(WarningLedger ledger, Map<WarningKey, WarningCase> cases, PendingWrites writes, WarningRecipients recipients,
                  WeatherListener news) {
        this.ledger = ledger;
        this.cases = cases;
        this.writes = writes;
        this.recipients = recipients;
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
        if (!ledger.state(warning, nowMillis).isInForce() || warningCase.matches().values().stream().noneMatch(match -> match.toldMillis() == 0)) {
            return;
        }
        List<WarningCase> earlier = ledger.predecessorsOf(warning).stream().map(cases::get).filter(Objects::nonNull).toList();
        AnswerTime answer = plan.answer(warning);
        long answerBy = nowMillis + answer.minutes() * 60_000L;
        Map<WarningNotice.Kind, List<SiteName>> told = new TreeMap<>();
        for (SiteMatch match : List.copyOf(warningCase.matches().values())) {
            if (match.toldMillis() > 0 || !match.isOpen()) {
                continue;
            }
            List<WarningCase> toldBefore = earlier.stream().filter(each -> isTold(each, match.site())).toList();
            WarningCase same = toldBefore.stream().filter(each -> ledger.find(each.key()).colour().compareTo(warning.colour()) >= 0)
                    .findFirst().orElse(null);
            if (same != null) {
                put(warningCase, match.carried(same.matches().get(match.site())));
            } else {
                put(warningCase, match.told(nowMillis, answerBy));
                told.computeIfAbsent(toldBefore.isEmpty() ? WarningNotice.Kind.NEW : WarningNotice.Kind.HIGHER, kind -> new ArrayList<>())
                        .add(match.site());
            }
        }
        told.forEach((kind, sites) -> {
            tell(warningCase, kind, byRecipient(sites, nowMillis), answerBy, answer.byVoice(), nowMillis);
            call(warning, kind, sites, answerBy);
        });
    }

    private void call(Warning warning, WarningNotice.Kind kind, List<SiteName> sites, long answerBy) {
        WarningColour counted = warning.colour() == WarningColour.NOT_STATED ? ActionTable.bySeverity(warning.severity()) : warning.colour();
        sites.stream().collect(Collectors.groupingBy(SiteName::enterprise, TreeMap::new, Collectors.toList())).forEach((enterprise, own) ->
                news.call(new WarningCall(chainOf(warning), 1L + ledger.predecessorsOf(warning).size(), enterprise, own, counted, answerBy,
                        warning.sentMillis(), WarningNoticeTexts.text(kind, warning, own))));
    }

    /** The id of the first message of a warning and its updates. */
    String chainOf(Warning warning) {
        return WeatherBook.idOf(Stream.concat(Stream.of(warning), ledger.predecessorsOf(warning).stream().map(ledger::find))
                .min(Comparator.comparingLong(Warning::sentMillis).thenComparing(Warning::key)).orElseThrow().key());
    }

    private static boolean isTold(WarningCase warningCase, SiteName site) {
        SiteMatch match = warningCase.matches().get(site);
        return match != null && match.toldMillis() > 0;
    }

    private void put(WarningCase warningCase, SiteMatch match) {
        warningCase.matches().put(match.site(), match);
        writes.add(new WeatherChange.Match(warningCase.key(), match));
    }

    private Map<WarningRecipient, Set<SiteName>> byRecipient(Collection<SiteName> sites, long nowMillis) {
        Map<WarningRecipient, Set<SiteName>> grouped = new TreeMap<>();
        for (SiteName site : sites) {
            List<WarningRecipient> found = recipients.of(site, nowMillis);
            for (WarningRecipient to : found.isEmpty() ? List.of(new WarningRecipient("", "duty-officer")) : found) {
                grouped.computeIfAbsent(to, each -> new TreeSet<>()).add(site);
            }
        }
        return grouped;
    }

    private void tell(WarningCase warningCase, WarningNotice.Kind kind, Map<WarningRecipient, Set<SiteName>> grouped, long answerBy, boolean byVoice,
                      long nowMillis) {
        Warning warning = ledger.find(warningCase.key());
        Map<String, Set<String>> persons = new TreeMap<>();
        grouped.forEach((to, sites) -> {
            WarningNoticeRecord told = new WarningNoticeRecord(kind, to, List.copyOf(sites), nowMillis);
            warningCase.told().add(told);
            writes.add(new WeatherChange.Told(warningCase.key(), told));
            sites.forEach(site -> persons.computeIfAbsent(site.enterprise(), each -> new TreeSet<>())
                    .add(to.person().isEmpty() ? "nobody known (" + to.level() + ')' : to.person()));
            news.tell(new WarningNotice(warningCase.key(), WeatherBook.idOf(warningCase.key()), kind, to, List.copyOf(sites), warning.colour(),
                    answerBy, byVoice, WarningNoticeTexts.text(kind, warning, sites)));
        });
        persons.forEach((enterprise, names) -> news.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_TOLD, enterprise,
                warningCase.key().identifier(), WeatherEvent.SYSTEM, kind + ": " + String.join(", ", names))));
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
            if (match.toldMillis() > 0 && reason != MatchEndReason.UPDATED) {
                over.computeIfAbsent(WarningNotice.Kind.valueOf(reason.name()), kind -> new TreeSet<>()).add(match.site());
            }
        }
        over.forEach((kind, sites) -> {
            tell(warningCase, kind, whoWasTold(warning, sites), 0, false, nowMillis);
            sites.stream().map(SiteName::enterprise).distinct().filter(enterprise -> isOver(warningCase, enterprise))
                    .forEach(enterprise -> news.over(chainOf(warning), enterprise));
        });
    }

    private static boolean isOver(WarningCase warningCase, String enterprise) {
        return warningCase.matches().values().stream().noneMatch(match -> match.isOpen() && match.site().enterprise().equals(enterprise));
    }

    /** An update that is over already ends its own matches, so it counts as gone together with what it replaced. */
    private static MatchEndReason reason(WarningState state, SiteName site, List<WarningCase> updates) {
        if (state != WarningState.SUPERSEDED) {
            return state == WarningState.CANCELLED ? MatchEndReason.CANCELLED : MatchEndReason.EXPIRED;
        }
        return updates.isEmpty() || updates.stream().anyMatch(each -> each.matches().containsKey(site)) ? MatchEndReason.UPDATED
                : MatchEndReason.NO_LONGER_HERE;
    }

    /** Everybody who was told of the warning, or of what it took the place of, with those of the sites they were told of. */
    private Map<WarningRecipient, Set<SiteName>> whoWasTold(Warning warning, Set<SiteName> sites) {
        Map<WarningRecipient, Set<SiteName>> grouped = new TreeMap<>();
        Set<WarningKey> keys = new TreeSet<>(ledger.predecessorsOf(warning));
        keys.add(warning.key());
        keys.stream().map(cases::get).filter(Objects::nonNull).flatMap(each -> each.told().stream()).forEach(told ->
                told.sites().stream().filter(sites::contains).forEach(site -> grouped.computeIfAbsent(told.to(), to -> new TreeSet<>()).add(site)));
        return grouped;
    }

    private void tellLate(WarningCase warningCase, WeatherConfiguration plan, long nowMillis) {
        Warning warning = ledger.find(warningCase.key());
        if (!ledger.state(warning, nowMillis).isInForce()) {
            return;
        }
        Set<SiteName> unanswered = new TreeSet<>();
        Set<SiteName> idle = new TreeSet<>();
        for (SiteMatch match : List.copyOf(warningCase.matches().values())) {
            if (!match.isOpen() || match.toldMillis() == 0) {
                continue;
            }
            if (match.answeredMillis() == 0 && match.lateMillis() == 0 && nowMillis >= match.answerByMillis()) {
                put(warningCase, match.late(nowMillis));
                unanswered.add(match.site());
            }
            for (WeatherAction action : plan.actions(warning, match.site())) {
                ActionRecord record = warningCase.action(match.site(), action.id());
                if (!record.isConfirmed() && record.lateMillis() == 0 && nowMillis >= dueMillis(match, action)) {
                    warningCase.put(record.late(nowMillis));
                    writes.add(new WeatherChange.Action(warningCase.key(), record.late(nowMillis)));
                    idle.add(match.site());
                }
            }
        }
        if (!unanswered.isEmpty()) {
            tell(warningCase, WarningNotice.Kind.NOT_ANSWERED, byRecipient(unanswered, nowMillis), 0, true, nowMillis);
        }
        if (!idle.isEmpty()) {
            tell(warningCase, WarningNotice.Kind.ACTION_LATE, byRecipient(idle, nowMillis), 0, false, nowMillis);
        }
    }

    static long dueMillis(SiteMatch match, WeatherAction action) {
        return match.matchedMillis() + action.deadlineMinutes() * 60_000L;
    }
}
