package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLedger;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which sites people are called about together. The sites of an enterprise that a warning concerns from the first are one call. Those that
 * join while it is in force are a call of their own, because the first may have gone through its levels or have been answered already.
 * Updates go on with the calls of what they took the place of. All of it follows from the stored matches, so a restart loses no site.
 * The owner's thread.
 */
final class CalledSites {
    private static final String JOINED = "-";

    /** A site that people are being called about, with the message that concerns it. */
    private record Awaited(WarningCase warningCase, Warning warning, SiteMatch match) {}

    private final WarningLedger ledger;
    private final Map<WarningKey, WarningCase> cases;
    private final PendingWrites writes;
    private final WarningMessagePlanner telling;
    private final WeatherListener news;
    private boolean isChanged;

    CalledSites(WarningLedger ledger, Map<WarningKey, WarningCase> cases, PendingWrites writes, WarningMessagePlanner telling, WeatherListener news) {
        this.ledger = ledger;
        this.cases = cases;
        this.writes = writes;
        this.telling = telling;
        this.news = news;
    }

    void put(WarningCase warningCase, SiteMatch match) {
        warningCase.matches().put(match.site(), match);
        writes.add(new WeatherChange.Match(warningCase.key(), match));
        isChanged = true;
    }

    /**
     * The id of the call about sites of an enterprise that nobody was called about in this message.
     *
     * @param known    what was called about before, of the enterprise, in everything that shares a message with its history
     * @param replaced what people were called about by earlier messages with a lower colour: that call is announced anew
     */
    String idFor(WarningCase warningCase, List<SiteMatch> known, Collection<SiteMatch> replaced, long nowMillis) {
        if (!replaced.isEmpty()) {
            return replaced.stream().map(SiteMatch::callId).min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
        }
        boolean isRunning = known.stream().anyMatch(match -> match.isOpen() && match.calledMillis() > 0);
        String first = telling.chainOf(ledger.find(warningCase.key()));
        if (!isRunning && known.stream().noneMatch(match -> warningCase.matches().get(match.site()) == match)) {
            return first;
        }
        Set<String> used = known.stream().map(SiteMatch::callId).collect(Collectors.toSet());
        long number = nowMillis;
        while (used.contains(first + JOINED + Long.toString(number, Character.MAX_RADIX))) {
            number++;
        }
        return first + JOINED + Long.toString(number, Character.MAX_RADIX);
    }

    /** What was called about before, by enterprise. */
    static Map<String, List<SiteMatch>> known(List<WarningCase> chain) {
        return chain.stream().flatMap(each -> each.matches().values().stream()).filter(match -> !match.callId().isEmpty())
                .collect(Collectors.groupingBy(match -> match.site().enterprise()));
    }

    /** What shares a message with the history of a warning. */
    List<WarningCase> chain(Warning warning) {
        Set<WarningKey> keys = history(warning);
        return cases.values().stream().filter(each -> !each.matches().isEmpty() && !Collections.disjoint(history(ledger.find(each.key())), keys))
                .toList();
    }

    private Set<WarningKey> history(Warning warning) {
        Set<WarningKey> keys = new HashSet<>(ledger.predecessorsOf(warning));
        keys.add(warning.key());
        return keys;
    }

    /** Begins to call about sites that were just put, each person once about all of them. */
    void announce(List<WarningCase> chain, Set<CallKey> keys, WeatherConfiguration plan, long nowMillis) {
        news.call(present(chain, plan, nowMillis).stream().filter(call -> keys.contains(call.key())).toList());
    }

    /** Hands over again what people still have to answer, because the process may have died before that was stored. */
    void resume(WeatherConfiguration plan, long nowMillis) {
        for (WarningCase each : cases.values()) {
            List<SiteMatch> unnamed = each.matches().values().stream().filter(match -> match.calledMillis() > 0 && match.callId().isEmpty()).toList();
            unnamed.forEach(match -> put(each, match.under(telling.chainOf(ledger.find(each.key())))));
        }
        List<WarningCall> waiting = present(cases.values(), plan, nowMillis);
        waiting.stream().collect(Collectors.groupingBy(WarningCall::warningId, TreeMap::new, Collectors.toList())).values().forEach(news::call);
        isChanged = true;
    }

    /** Says what the running calls are about now, if that changed. */
    void follow(WeatherConfiguration plan, long nowMillis) {
        if (isChanged) {
            isChanged = false;
            news.follow(present(cases.values(), plan, nowMillis));
        }
    }

    private List<WarningCall> present(Collection<WarningCase> some, WeatherConfiguration plan, long nowMillis) {
        Map<CallKey, List<Awaited>> groups = new TreeMap<>();
        for (WarningCase each : some) {
            Warning warning = each.hasOpenMatch() ? ledger.find(each.key()) : null;
            if (warning != null && ledger.state(warning, nowMillis).isInForce()) {
                each.matches().values().stream().filter(SiteMatch::isAwaited).forEach(match -> groups.computeIfAbsent(keyOf(match),
                        key -> new ArrayList<>()).add(new Awaited(each, warning, match)));
            }
        }
        List<WarningCall> calls = new ArrayList<>();
        groups.forEach((key, awaited) -> calls.add(call(key, awaited, plan)));
        return calls;
    }

    static CallKey keyOf(SiteMatch match) {
        return new CallKey(match.callId(), match.site().enterprise());
    }

    private WarningCall call(CallKey key, List<Awaited> awaited, WeatherConfiguration plan) {
        Awaited latest = awaited.stream().max(Comparator.comparingLong((Awaited each) -> each.warning().sentMillis())
                .thenComparing(each -> each.warning().key())).orElseThrow();
        List<SiteName> sites = awaited.stream().map(each -> each.match().site()).distinct().sorted().toList();
        boolean isHigher = !latest.match().isCarried() && earlier(latest).anyMatch(match -> match.isCalledOn()
                && match.callId().equals(key.callId()));
        long announcement = awaited.stream().mapToLong(this::announcement).max().orElseThrow();
        return new WarningCall(key, WeatherBook.idOf(latest.warning().key()), isHigher ? WarningNotice.Kind.HIGHER : WarningNotice.Kind.NEW,
                announcement, sites, WarningNotifier.counted(latest.warning()), plan.answer(latest.warning(), sites), latest.warning(), Map.of());
    }

    private Stream<SiteMatch> earlier(Awaited awaited) {
        return ledger.predecessorsOf(awaited.warning()).stream().map(cases::get).filter(Objects::nonNull)
                .map(each -> each.matches().get(awaited.match().site())).filter(Objects::nonNull);
    }

    /** Counts the announcements of the call: of the message that announced it, if later ones only go on with it. */
    private long announcement(Awaited awaited) {
        Warning announcer = !awaited.match().isCarried() ? awaited.warning() : ledger.predecessorsOf(awaited.warning()).stream().map(cases::get)
                .filter(Objects::nonNull).filter(each -> isAnnouncer(each.matches().get(awaited.match().site()), awaited.match()))
                .map(each -> ledger.find(each.key())).findFirst().orElse(awaited.warning());
        return 1L + ledger.predecessorsOf(announcer).size();
    }

    private static boolean isAnnouncer(SiteMatch earlier, SiteMatch carried) {
        return earlier != null && !earlier.isCarried() && earlier.callId().equals(carried.callId())
                && earlier.calledMillis() == carried.calledMillis();
    }

    /** Ends the calls of which no site is left. */
    void end(Collection<SiteMatch> ended) {
        Map<CallKey, Boolean> left = left(ended);
        keys(ended).filter(key -> !left.containsKey(key)).forEach(news::over);
    }

    /** Ends the calls of which only sites are left that somebody answered for. */
    void answered(Collection<SiteMatch> matches, String by) {
        Map<CallKey, Boolean> left = left(matches);
        keys(matches).filter(key -> left.containsKey(key) && !left.get(key)).forEach(key -> news.answered(key, by));
    }

    private static Stream<CallKey> keys(Collection<SiteMatch> matches) {
        return matches.stream().filter(match -> match.calledMillis() > 0).map(CalledSites::keyOf).distinct().sorted();
    }

    /** The calls that still concern a site, and whether anybody is awaited for one. */
    private Map<CallKey, Boolean> left(Collection<SiteMatch> matches) {
        Map<CallKey, Boolean> left = new HashMap<>();
        if (!matches.isEmpty()) {
            cases.values().stream().flatMap(each -> each.matches().values().stream()).filter(match -> match.isOpen() && match.calledMillis() > 0)
                    .forEach(match -> left.merge(keyOf(match), match.isAwaited(), Boolean::logicalOr));
        }
        return left;
    }

    /** Enterprises of which the warning and its updates concern no site any longer. */
    Set<String> withoutSites(Warning warning, Collection<SiteMatch> ended) {
        Set<String> enterprises = ended.stream().map(match -> match.site().enterprise()).collect(Collectors.toCollection(TreeSet::new));
        chain(warning).stream().flatMap(each -> each.matches().values().stream()).filter(SiteMatch::isOpen)
                .forEach(match -> enterprises.remove(match.site().enterprise()));
        return enterprises;
    }
}
