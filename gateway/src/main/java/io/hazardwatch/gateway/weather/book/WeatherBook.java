package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.Fingerprint;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningKey;
import io.hazardwatch.gateway.weather.WarningLedger;
import io.hazardwatch.gateway.weather.WarningRefusal;
import io.hazardwatch.gateway.weather.exposure.MatchReason;
import io.hazardwatch.gateway.weather.exposure.MatchResult;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.ActiveWarning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All stored warnings and the responses to them. The owner's thread; may wait for the store. While the store is away, warnings
 * are matched and told all the same, and rows wait.
 */
public final class WeatherBook {
    private static final int MESSAGES_MAX = 10_000;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long KEPT_MILLIS = 30 * DAY_MILLIS;
    /** How far the clock of an issuer may be ahead. */
    private static final long AHEAD_MILLIS_MAX = 5 * 60_000L;
    private static final int ID_LENGTH = 16;

    private final WarningLedger ledger = new WarningLedger(MESSAGES_MAX, KEPT_MILLIS);
    private final Map<WarningKey, WarningCase> cases = new HashMap<>();
    private final Map<String, WarningKey> byId = new HashMap<>();
    private final PendingWrites writes;
    private final WarningMessagePlanner telling;
    private final WarningViews views;
    private final LateActions late;
    private final CalledSites calls;
    private final WarningNotifier course;
    private final WeatherListener news;
    private final WeatherStore store;
    private final Supplier<WeatherConfiguration> plan;
    private WeatherConfiguration matchedWith;
    private boolean isLoaded;
    private volatile boolean isAlmostFull;

    /** @param plan sites and tables in force; the same object as long as nothing changes */
    public WeatherBook(WeatherStore store, Supplier<WeatherConfiguration> plan, WarningRecipients recipients, WeatherListener news) {
        this.store = store;
        this.plan = plan;
        this.news = news;
        this.writes = new PendingWrites(store);
        this.telling = new WarningMessagePlanner(ledger, cases, writes, recipients, news);
        this.views = new WarningViews(ledger, cases, telling, plan);
        this.late = new LateActions(writes, telling, news);
        this.calls = new CalledSites(ledger, cases, writes, telling, news);
        this.course = new WarningNotifier(ledger, cases, writes, telling, late, calls);
    }

    /** An id for addresses, made of the key, because identifiers may contain anything. */
    public static String idOf(WarningKey key) {
        return Fingerprint.of((key.sender() + '\n' + key.identifier()).getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
    }

    /** Takes up what is stored; what cannot be read any more is left out and returned as text. */
    public List<String> load(Function<WeatherStore.StoredMessage, Warning> reader, long nowMillis) {
        WeatherStore.Contents contents = store.load();
        List<String> unreadable = new ArrayList<>();
        for (WeatherStore.StoredMessage message : contents.messages()) {
            try {
                Warning warning = reader.apply(message);
                if (ledger.add(warning, nowMillis) == WarningLedger.Entry.ADDED) {
                    caseOf(warning.key()).messages().add(new ReceivedWarning(warning, message.source(), message.format(), message.original(),
                            message.areaCode(), message.receivedMillis()));
                }
            } catch (RuntimeException changed) {
                unreadable.add(message.source() + ": " + changed.getMessage());
            }
        }
        contents.matches().forEach((key, matches) -> matches.forEach(match -> onCase(key, each -> each.matches().put(match.site(), match))));
        contents.actions().forEach((key, actions) -> actions.forEach(action -> onCase(key, each -> each.put(action))));
        contents.told().forEach((key, told) -> told.forEach(each -> onCase(key, known -> known.told().add(each))));
        isLoaded = true;
        course.resume(plan.get(), nowMillis);
        return unreadable;
    }

    private void onCase(WarningKey key, Consumer<WarningCase> work) {
        WarningCase known = cases.get(key);
        if (known != null) {
            work.accept(known);
        }
    }

    private WarningCase caseOf(WarningKey key) {
        return cases.computeIfAbsent(key, each -> {
            byId.put(idOf(key), key);
            return new WarningCase(key);
        });
    }

    /** Whether what is stored was taken up. */
    public boolean isLoaded() {
        return isLoaded;
    }

    /** Takes a message that its source handed in, matches it and tells whom it concerns. */
    public WarningReceipt receive(ReceivedWarning received, long nowMillis) {
        return receive(received, received.source(), nowMillis);
    }

    /** The same; {@code by} is {@link WeatherEvent#SYSTEM} for what the gateway fetched from a feed. */
    public WarningReceipt receive(ReceivedWarning received, String by, long nowMillis) {
        Warning warning = received.warning();
        if (warning.sentMillis() > nowMillis + AHEAD_MILLIS_MAX) {
            return refused(received, by, WarningRefusal.IN_FUTURE, "issued at " + warning.sentText());
        }
        WarningLedger.Entry entry = ledger.add(warning, nowMillis);
        switch (entry) {
            case FULL -> {
                return refused(received, by, WarningRefusal.FULL, "no more messages are kept");
            }
            case TOO_OLD -> {
                return refused(received, by, WarningRefusal.TOO_OLD, "its end is long over");
            }
            case ADDED -> {
                caseOf(warning.key()).messages().add(received);
                writes.add(new WeatherChange.Message(received));
                news.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_WARNING, null, warning.key().identifier(), by,
                        warning.type() + " " + warning.status() + " " + warning.issuer() + " " + warning.kind().name().zh() + ' ' + warning.colour()
                                + ", signature " + warning.signature() + ", from " + received.source()));
            }
            case REPEATED -> { }
        }
        ledger.takeArchived().forEach(key -> leave(key, new WeatherChange.Archive(key)));
        if (entry == WarningLedger.Entry.ADDED) {
            match(ledger.find(warning.key()), nowMillis);
            course.settle(plan.get(), nowMillis);
        }
        writes.flush();
        WarningCase known = cases.get(warning.key());
        return new WarningReceipt(idOf(warning.key()), entry == WarningLedger.Entry.REPEATED, null, "", known.matches().size(),
                !known.forPerson().isEmpty());
    }

    private WarningReceipt refused(ReceivedWarning received, String by, WarningRefusal reason, String detail) {
        news.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_WARNING, null, received.warning().key().identifier(), by,
                "refused: " + reason + ": " + detail));
        return WarningReceipt.refused(reason, detail);
    }

    /** Journals a message of a feed that could not be read. */
    public void refused(String source, WarningReceipt receipt) {
        news.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_WARNING, null, source, WeatherEvent.SYSTEM,
                "refused: " + receipt.refusal() + ": " + receipt.detail()));
    }

    /** Adds the sites that a warning concerns and that are not known yet; removes none. */
    private void match(Warning warning, long nowMillis) {
        if (!warning.isActual()) {
            return;
        }
        WarningCase known = caseOf(warning.key());
        MatchResult result = plan.get().index().match(warning);
        known.leaveToPerson(result.forPerson());
        result.sites().forEach((site, reason) -> {
            if (!known.matches().containsKey(site)) {
                calls.put(known, SiteMatch.of(site, reason, nowMillis));
            }
        });
    }

    /** Looks what has become due: states, deadlines, changed sites; to be called about once a second. */
    public void look(long nowMillis) {
        WeatherConfiguration present = plan.get();
        if (present != matchedWith) {
            matchedWith = present;
            ledger.all().stream().filter(warning -> WarningViews.isComing(ledger.state(warning, nowMillis)))
                    .forEach(warning -> match(warning, nowMillis));
        }
        course.settle(present, nowMillis);
        if (news.wasRefused()) {
            course.handOver(present, nowMillis);
        }
        calls.follow(present, nowMillis);
        ledger.forget(nowMillis).forEach(key -> leave(key, new WeatherChange.Forget(key)));
        isAlmostFull = ledger.isAlmostFull(nowMillis);
        writes.flush();
    }

    private void leave(WarningKey key, WeatherChange change) {
        cases.remove(key);
        byId.remove(idOf(key));
        writes.add(change);
    }

    /** Whether so many warnings have not ended that soon none can be taken. Any thread. */
    public boolean isAlmostFull() {
        return isAlmostFull;
    }

    /** Notes that somebody answers for all sites that {@code sites} accepts; returns for how many. */
    public int answer(String id, Predicate<SiteName> sites, String by, long nowMillis) {
        WarningCase known = find(id);
        return known == null ? 0 : note(known, match -> sites.test(match.site()), by, nowMillis);
    }

    private int note(WarningCase known, Predicate<SiteMatch> isAnswered, String by, long nowMillis) {
        List<SiteMatch> answered = known.matches().values().stream().filter(match -> match.calledMillis() > 0 && match.answeredMillis() == 0)
                .filter(isAnswered).toList();
        answered.forEach(match -> calls.put(known, match.answered(nowMillis, by)));
        answered.stream().collect(Collectors.groupingBy(match -> match.site().enterprise(), TreeMap::new, Collectors.counting()))
                .forEach((enterprise, count) -> news.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_ANSWERED, enterprise,
                        known.key().identifier(), by, count + " sites")));
        if (!answered.isEmpty()) {
            calls.answered(answered, by);
            writes.flush();
        }
        return answered.size();
    }

    /** Notes that somebody answered a call, for all its sites. */
    public void answerCall(CallKey call, String by, long nowMillis) {
        for (WarningCase each : List.copyOf(cases.values())) {
            if (each.hasOpenMatch()) {
                note(each, match -> match.isOpen() && CalledSites.keyOf(match).equals(call), by, nowMillis);
            }
        }
    }

    /** Says the same of all sites whose administrative code begins with {@code codePrefix}; returns how many, -1 if the warning is unknown. */
    public int matchAreaByPerson(String id, String codePrefix, Predicate<SiteName> sites, boolean concerns, String by, long nowMillis) {
        if (find(id) == null) {
            return -1;
        }
        List<SiteName> found = plan.get().sitesIn(codePrefix).stream().filter(sites).toList();
        found.forEach(site -> noteMatch(find(id), site, concerns, by, nowMillis));
        course.settle(plan.get(), nowMillis);
        writes.flush();
        return found.size();
    }

    /** Says whether a warning concerns a site, where no comparison could tell; false if the warning or the site is unknown. */
    public boolean matchByPerson(String id, SiteName site, boolean concerns, String by, long nowMillis) {
        WarningCase known = find(id);
        if (known == null || !plan.get().knows(site)) {
            return false;
        }
        noteMatch(known, site, concerns, by, nowMillis);
        course.settle(plan.get(), nowMillis);
        writes.flush();
        return true;
    }

    private void noteMatch(WarningCase known, SiteName site, boolean concerns, String by, long nowMillis) {
        SiteMatch match = known.matches().get(site);
        if (concerns && (match == null || !match.isOpen())) {
            calls.put(known, match == null ? SiteMatch.of(site, MatchReason.PERSON, nowMillis) : match.again(MatchReason.PERSON, nowMillis));
        } else if (!concerns && match != null && match.isOpen()) {
            course.leaveOut(known, match, by, plan.get(), nowMillis);
        }
        news.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_WARNING, site.enterprise(), known.key().identifier(), by,
                site + (concerns ? ": concerned" : ": not concerned") + ", by a person"));
    }

    /** Records the result of an action; null if there is no such action at that site. The first confirmation counts. */
    public ActionRecord confirm(String id, ActionRecord confirmation, long nowMillis) {
        WarningCase known = find(id);
        SiteMatch match = known == null ? null : known.matches().get(confirmation.site());
        if (match == null || plan.get().actions(ledger.find(known.key()), match.site()).stream()
                .noneMatch(action -> action.id().equals(confirmation.action()))) {
            return null;
        }
        ActionRecord before = known.action(confirmation.site(), confirmation.action());
        if (before.isConfirmed()) {
            return before;
        }
        ActionRecord record = before.lateMillis() > 0 ? confirmation.late(before.lateMillis()) : confirmation;
        known.put(record);
        writes.add(new WeatherChange.Action(known.key(), record));
        news.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_ACTION, record.site().enterprise(), known.key().identifier(), record.by(),
                record.site() + " " + record.action() + (record.isDone() ? ": done " : ": cannot be done: ") + record.note()
                        + (record.isDone() ? "" : "; instead: " + record.instead())));
        course.confirmed(known, plan.get(), record.site().enterprise());
        writes.flush();
        return record;
    }

    /** Records what became of a message to a person; it is stored with the next look. */
    public void message(MessageReport message, long nowMillis) {
        WarningCase known = find(message.warningId());
        if (known != null) {
            telling.message(known, message, nowMillis);
        }
    }

    /** Somebody answered a call about late actions, who sees to it that they are done; people are called again if they are not. */
    public void takeActions(CallKey call, String by, long nowMillis) {
        late.taken(call, nowMillis);
        news.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_ANSWERED, call.enterprise(), call.callId(), by, "late actions"));
    }

    /** The photo of an action in base64; null if there is none. */
    public String photo(String id, SiteName site, String action) {
        WarningCase known = find(id);
        String photo = known == null ? "" : known.action(site, action).photo();
        return photo.isEmpty() ? null : photo;
    }

    private WarningCase find(String id) {
        WarningKey key = byId.get(id);
        return key == null ? null : cases.get(key);
    }

    /** One warning with the sites that {@code sites} accepts; null if unknown. */
    public WarningView view(String id, Predicate<SiteName> sites, long nowMillis) {
        WarningCase known = find(id);
        return known == null ? null : views.whole(known, sites, nowMillis);
    }

    /** All warnings kept, or those in force or to come, the latest issue first; without actions. */
    public List<WarningView> views(boolean isComingOnly, Predicate<SiteName> sites, long nowMillis) {
        return views.all(isComingOnly, sites, nowMillis);
    }

    /** How the warnings issued in a period went, site by site; the latest first. */
    public List<SiteTimes> times(long fromMillis, long toMillis, Predicate<SiteName> sites, long nowMillis) {
        return views.times(fromMillis, toMillis, sites, nowMillis);
    }

    /** The warnings that are in force at each site. */
    public Map<SiteName, List<ActiveWarning>> active(long nowMillis) {
        return views.active(nowMillis);
    }

    /** What the store says while rows wait, else empty. Any thread. */
    public String storeProblem() {
        return writes.problem();
    }

    /** Rows that wait for the store, and rows that were dropped. Any thread. */
    public long[] waiting() {
        return new long[] {writes.count(), writes.dropped()};
    }
}
