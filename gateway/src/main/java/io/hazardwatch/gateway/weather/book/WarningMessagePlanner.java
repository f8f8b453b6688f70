package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLedger;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is told what: each person one message with all sites of that person, and the end exactly to those who were told. The owner's thread. */
final class WarningMessagePlanner {
    private static final Set<WarningNotice.Kind> ENDS = Set.of(WarningNotice.Kind.CANCELLED, WarningNotice.Kind.EXPIRED,
            WarningNotice.Kind.NO_LONGER_HERE);

    private final WarningLedger ledger;
    private final Map<WarningKey, WarningCase> cases;
    private final PendingWrites writes;
    private final WarningRecipients recipients;
    private final WeatherListener news;

    WarningMessagePlanner(WarningLedger ledger, Map<WarningKey, WarningCase> cases, PendingWrites writes, WarningRecipients recipients,
                   WeatherListener news) {
        this.ledger = ledger;
        this.cases = cases;
        this.writes = writes;
        this.recipients = recipients;
        this.news = news;
    }

    /** The id of the first message of a warning and its updates. */
    String chainOf(Warning warning) {
        return WeatherBook.idOf(chain(warning).min(Comparator.comparingLong(Warning::sentMillis).thenComparing(Warning::key)).orElseThrow().key());
    }

    /** The ids of a warning and of all messages whose place it took: calls may have begun under any of them, as messages come in any order. */
    Set<String> idsOf(Warning warning) {
        return chain(warning).map(each -> WeatherBook.idOf(each.key())).collect(Collectors.toSet());
    }

    private Stream<Warning> chain(Warning warning) {
        return Stream.concat(Stream.of(warning), ledger.predecessorsOf(warning).stream().map(ledger::find));
    }

    /** Everybody who is told about these sites now, by person. */
    Map<WarningRecipient, Set<SiteName>> recipients(Collection<SiteName> sites, long nowMillis) {
        Map<String, WarningRecipient> levels = new TreeMap<>();
        Map<String, Set<SiteName>> own = new TreeMap<>();
        for (SiteName site : sites) {
            List<WarningRecipient> found = recipients.of(site, nowMillis);
            for (WarningRecipient to : found.isEmpty() ? List.of(new WarningRecipient("", "duty-officer")) : found) {
                levels.putIfAbsent(to.person(), to);
                own.computeIfAbsent(to.person(), person -> new TreeSet<>()).add(site);
            }
        }
        return byRecipient(levels, own);
    }

    private static Map<WarningRecipient, Set<SiteName>> byRecipient(Map<String, WarningRecipient> levels, Map<String, Set<SiteName>> own) {
        Map<WarningRecipient, Set<SiteName>> grouped = new LinkedHashMap<>();
        levels.forEach((person, to) -> grouped.put(to, own.get(person)));
        return grouped;
    }

    /** Everybody who was sent something about the warning, or about what it took the place of, with those of the sites it was about. */
    Map<WarningRecipient, Set<SiteName>> whoWasTold(Warning warning, Set<SiteName> sites) {
        Map<String, WarningRecipient> levels = new TreeMap<>();
        Map<String, Set<SiteName>> own = new TreeMap<>();
        records(warning).filter(told -> told.isSent() && !ENDS.contains(told.kind())).forEach(told ->
                told.sites().stream().filter(sites::contains).forEach(site -> {
                    levels.putIfAbsent(told.to().person(), told.to());
                    own.computeIfAbsent(told.to().person(), person -> new TreeSet<>()).add(site);
                }));
        return byRecipient(levels, own);
    }

    /** Messages about the warning and about what it took the place of. */
    Stream<WarningNoticeRecord> records(Warning warning) {
        return chain(warning).map(each -> cases.get(each.key())).filter(Objects::nonNull).flatMap(each -> each.told().stream());
    }

    void tell(WarningCase warningCase, WarningNotice.Kind kind, Map<WarningRecipient, Set<SiteName>> grouped, long answerBy, boolean byVoice,
              long nowMillis) {
        Map<String, Set<String>> persons = new TreeMap<>();
        grouped.forEach((to, sites) -> {
            put(warningCase, WarningNoticeRecord.planned(kind, to, List.copyOf(sites), nowMillis));
            sites.forEach(site -> persons.computeIfAbsent(site.enterprise(), each -> new TreeSet<>())
                    .add(to.person().isEmpty() ? "nobody known (" + to.level() + ')' : to.person()));
            if (!to.person().isEmpty()) {
                news.tell(notice(warningCase, kind, to, sites, answerBy, byVoice, nowMillis));
            }
        });
        persons.forEach((enterprise, names) -> journal(warningCase, enterprise, kind + ": " + String.join(", ", names)));
    }

    void journal(WarningCase warningCase, String enterprise, String what) {
        news.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_TOLD, enterprise, warningCase.key().identifier(), WeatherEvent.SYSTEM, what));
    }

    private WarningNotice notice(WarningCase warningCase, WarningNotice.Kind kind, WarningRecipient to, Collection<SiteName> sites, long answerBy,
                                 boolean byVoice, long atMillis) {
        Warning warning = ledger.find(warningCase.key());
        Map<SiteName, CallKey> calls = answerBy == 0 ? Map.of() : sites.stream().collect(Collectors.toMap(site -> site,
                site -> CalledSites.keyOf(warningCase.matches().get(site))));
        return new WarningNotice(warningCase.key(), WeatherBook.idOf(warningCase.key()), calls, kind, to, List.copyOf(sites),
                WarningNotifier.counted(warning), atMillis, answerBy, byVoice, warning);
    }

    private void put(WarningCase warningCase, WarningNoticeRecord record) {
        warningCase.put(record);
        writes.add(new WeatherChange.Told(warningCase.key(), record));
    }

    /** Takes back what announced the warning and is not sent yet, if it no longer holds for any of its sites. */
    void withdraw(WarningCase warningCase) {
        warningCase.told().stream().filter(told -> !told.isSent() && !ENDS.contains(told.kind()) && !told.to().person().isEmpty())
                .filter(told -> told.sites().stream().noneMatch(site -> isStillConcerned(warningCase.matches().get(site))))
                .forEach(told -> news.withdraw(notice(warningCase, told.kind(), told.to(), told.sites(), 0, false, told.atMillis())));
    }

    /** A site that went over to an update may have been told by this warning only. */
    private static boolean isStillConcerned(SiteMatch match) {
        return match != null && (match.isOpen() || match.endReason() == MatchEndReason.UPDATED);
    }

    /** Records what became of a message; whoever is reached only after the end is told of that as well. */
    void message(WarningCase warningCase, MessageReport message, long nowMillis) {
        WarningNoticeRecord before = find(warningCase, message, nowMillis);
        WarningNoticeRecord after = before.after(message.result(), message.by(), nowMillis);
        if (after.equals(before) && warningCase.told().contains(before)) {
            return;
        }
        put(warningCase, after);
        if (after.isSent() && !before.isSent() && !message.isCall() && !ENDS.contains(after.kind())) {
            tellEnd(warningCase, after, nowMillis);
        }
    }

    private WarningNoticeRecord find(WarningCase warningCase, MessageReport message, long nowMillis) {
        return warningCase.told().stream().filter(told -> told.kind() == message.kind() && told.to().person().equals(message.person())
                && (message.isCall() || told.atMillis() == message.atMillis())).reduce((earlier, later) -> later)
                .orElseGet(() -> WarningNoticeRecord.planned(message.kind(), new WarningRecipient(message.person(), message.level()),
                        ownSites(message, nowMillis), nowMillis));
    }

    /** Whoever looks after none of the sites by roster or site file was called for all of them. */
    private List<SiteName> ownSites(MessageReport message, long nowMillis) {
        List<SiteName> own = message.sites().stream().filter(site -> recipients.of(site, nowMillis).stream()
                .anyMatch(to -> to.person().equals(message.person()))).toList();
        return own.isEmpty() ? message.sites() : own;
    }

    private void tellEnd(WarningCase warningCase, WarningNoticeRecord told, long nowMillis) {
        Map<WarningNotice.Kind, Set<SiteName>> over = new TreeMap<>();
        for (SiteName site : told.sites()) {
            SiteMatch match = warningCase.matches().get(site);
            if (match != null && !match.isOpen() && match.endReason() != MatchEndReason.UPDATED && match.endReason() != MatchEndReason.PERSON) {
                over.computeIfAbsent(WarningNotice.Kind.valueOf(match.endReason().name()), kind -> new TreeSet<>()).add(site);
            }
        }
        over.forEach((kind, sites) -> tell(warningCase, kind, Map.of(told.to(), sites), 0, false, nowMillis));
    }
}
