package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.OnDuty;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.handover.Acceptance;
import io.hazardwatch.gateway.duty.handover.Handover;
import io.hazardwatch.gateway.duty.log.DutyLogDraft;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogVerdict;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallReply;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.model.Text;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Runs hand-over, duty log and roll calls according to the roster in force: {@link #look} once a second, and people's requests
 * in between. Rows are written before anybody is told. When the store cannot be used people are told all the same and the rows
 * wait; what a person writes or signs is refused then, for it counts only in the store.
 *
 * <p>One thread, but for {@link #now} and the counters.
 */
public final class DutyBook {
    /** Rows that may wait for the store. */
    public static final int WAITING_MAX = 20_000;
    /** How long the store is left alone after it could not be used. */
    static final long RETRY_MILLIS = 5_000;
    private static final long SINCE_MILLIS = 36 * 3_600_000L;

    private final OnDuty onDuty;
    private final DutyPeople people;
    private final DutyStore store;
    private final DutyListener news;
    private final RollCallBook rollCalls;
    private final HandoverBook handovers;
    private final DutyLogBook log;
    private final LeaderPresence leaders;
    private final BiFunction<DutyPost, Long, Tightening> periods;
    private final DutyRows waiting = new DutyRows();
    private boolean isLoaded;
    private long triedAt = Long.MIN_VALUE / 2;
    private boolean isAway;

    // any thread
    private volatile Map<String, DutyNow> now = Map.of();
    private volatile DutyBookHealth health = new DutyBookHealth(false, 0, 0, "");
    private long lost;

    /** @param periods what key periods ask for at a post at a moment; only the present is asked for */
    public DutyBook(OnDuty onDuty, DutySite site, DutyPeople people, DutyStore store, DutyListener news, DutySettings settings,
                    BiFunction<DutyPost, Long, Tightening> periods, RandomGenerator random) {
        this.onDuty = onDuty;
        this.people = people;
        this.store = store;
        this.news = news;
        this.rollCalls = new RollCallBook(settings, random, site, people);
        this.handovers = new HandoverBook(onDuty, site, people, settings);
        this.log = new DutyLogBook(onDuty, people, store);
        this.leaders = new LeaderPresence(settings, people, store);
        this.periods = periods;
    }

    /** Present state of the posts, by id. Any thread. */
    public Map<String, DutyNow> now() {
        return now;
    }

    /** Who answers for a post at present: who leaves until who comes has accepted; empty when nobody does. Any thread. */
    public List<String> responsible(String post) {
        DutyNow known = now.get(post);
        return known == null ? List.of() : known.responsible();
    }

    /** How the book gets on with its store. Any thread. */
    public DutyBookHealth health() {
        return health;
    }

    /** Does what is due. */
    public void look(long nowMillis) {
        if (!isLoaded && !load(nowMillis)) {
            return;
        }
        DutyChanges changes = new DutyChanges(nowMillis);
        for (DutyPost post : onDuty.posts()) {
            DutyShift shift = onDuty.shift(post.id(), nowMillis);
            log.look(post, shift, changes);
            handovers.look(post, shift, log.openMatters(post.id()), changes);
            Tightening tighter = periods.apply(post, nowMillis);
            rollCalls.look(post, shift, tighter.moreRollCalls(), changes);
            leaders.look(post, shift, tighter.leaderOnSite(), changes);
        }
        now.values().stream().map(DutyNow::post).filter(gone -> onDuty.post(gone.id()) == null).forEach(gone -> endAlarms(gone, changes));
        finish(changes);
    }

    /** A post that left the roster keeps no alarm. */
    private static void endAlarms(DutyPost gone, DutyChanges changes) {
        changes.then(told -> {
            told.alarm(false, HandoverBook.alarmOf(gone), DutyTexts.handoverLate(gone));
            told.alarm(false, RollCallBook.alarmOf(gone), DutyTexts.missedTwice(gone));
            told.over(gone, DutyMessage.Kind.HANDOVER_LATE);
            told.over(gone, DutyMessage.Kind.ROLL_CALL_MISSED);
            told.over(gone, DutyMessage.Kind.LEADER_MISSING);
            told.over(gone, DutyMessage.Kind.NOBODY_LOOKS);
        });
    }

    private DutyPost known(String post) {
        DutyPost found = onDuty.post(post);
        if (found == null) {
            throw new IllegalStateException("post " + post + " is not in the roster any more");
        }
        return found;
    }

    /**
     * Decides nothing before earlier decisions have been read; otherwise a second schedule of roll calls would be added to the
     * first.
     */
    private boolean load(long nowMillis) {
        if (isAway && nowMillis - triedAt < RETRY_MILLIS) {
            return false;
        }
        triedAt = nowMillis;
        try {
            DutyRows rows = store.load(nowMillis - SINCE_MILLIS);
            rollCalls.restore(rows.rollCalls());
            handovers.restore(rows.handovers());
            log.restore(rows.entries());
            isLoaded = true;
            isAway = false;
        } catch (RuntimeException away) {
            isAway = true;
            health = new DutyBookHealth(false, waiting.size(), lost, String.valueOf(away.getMessage()));
        }
        return isLoaded;
    }

    private void finish(DutyChanges changes) {
        keep(changes.rows(), changes.nowMillis());
        publish(changes.nowMillis());
        changes.tell(news);
    }

    private void keep(DutyRows rows, long nowMillis) {
        rows.rollCalls().forEach(waiting::put);
        rows.spotChecks().forEach(waiting::put);
        rows.handovers().forEach(waiting::put);
        for (DutyLogEntry entry : rows.entries()) {
            if (waiting.size() < WAITING_MAX) {
                waiting.put(entry);
            } else {
                lost++;
            }
        }
        if (isAway && rows.size() > 0) {
            store.hold(rows);
        }
        boolean mayTry = isLoaded && (!isAway || nowMillis - triedAt >= RETRY_MILLIS);
        if (waiting.size() > 0 && mayTry) {
            save(nowMillis);
        }
    }

    private void save(long nowMillis) {
        triedAt = nowMillis;
        String problem = "";
        try {
            saveAll();
            isAway = false;
        } catch (RuntimeException away) {
            if (!isAway) {
                store.hold(waiting);
            }
            isAway = true;
            problem = String.valueOf(away.getMessage());
        }
        health = new DutyBookHealth(isLoaded, waiting.size(), lost, problem);
    }

    private void saveAll() {
        store.save(waiting);
        waiting.clear();
        store.release();
    }

    private void publish(long nowMillis) {
        Map<String, DutyNow> all = new HashMap<>();
        for (DutyPost post : onDuty.posts()) {
            DutyShift shift = onDuty.shift(post.id(), nowMillis);
            DutyShift next = shift == null ? null : onDuty.shift(post.id(), shift.toMillis());
            Handover last = handovers.of(post.id());
            List<String> responsible = last != null && last.isOpen() ? last.responsible() : shift == null ? List.of() : shift.officers();
            all.put(post.id(), new DutyNow(post, shift, next, responsible, rollCalls.asked(post.id()), last));
        }
        now = Map.copyOf(all);
        health = new DutyBookHealth(isLoaded, waiting.size(), lost, isAway ? health.problem() : "");
    }

    /** Somebody answers a roll call; who it is has been proven. */
    public RollCallReply answer(String rollCall, String person, long nowMillis) {
        RollCall call = rollCalls.get(rollCall);
        DutyPost post = call == null ? null : onDuty.post(call.post());
        if (post == null) {
            return RollCallReply.NOT_ASKED;
        }
        DutyChanges changes = new DutyChanges(nowMillis);
        RollCallReply reply = rollCalls.answer(post, onDuty.shift(post.id(), nowMillis), call, person, changes);
        finish(changes);
        return reply;
    }

    /** A leader or an authority orders a spot check; null when nobody is on duty by the roster. */
    public RollCall order(String post, String person, long nowMillis) {
        DutyPost known = onDuty.post(post);
        DutyShift shift = known == null ? null : onDuty.shift(post, nowMillis);
        if (shift == null || !isLoaded) {
            return null;
        }
        DutyChanges changes = new DutyChanges(nowMillis);
        RollCall ordered = rollCalls.order(known, shift, person, changes);
        finish(changes);
        look(nowMillis);
        return rollCalls.get(ordered.id());
    }

    /** Accepts the numbers given, or, when these are null, all of a list whose highest number is {@code seen}. */
    public Acceptance.Verdict accept(String handover, String person, Set<Integer> numbers, int seen, long nowMillis) {
        for (DutyPost post : onDuty.posts()) {
            Handover last = handovers.of(post.id());
            if (last != null && last.id().equals(handover)) {
                DutyChanges changes = new DutyChanges(nowMillis);
                Acceptance.Verdict verdict = handovers.accept(post, onDuty.shift(post.id(), nowMillis), last, person, numbers, seen, changes);
                finish(changes);
                return verdict;
            }
        }
        return Acceptance.Verdict.NOT_OPEN;
    }

    /**
     * What became of an entry.
     *
     * @param entry null when it was refused
     */
    public record Written(DutyLogVerdict verdict, DutyLogEntry entry) {}

    /** Writes an entry by hand. Throws what the store throws; nothing is written then. */
    public Written add(DutyLogDraft draft, String author, long nowMillis) {
        DutyPost post = known(draft.post());
        DutyChanges changes = new DutyChanges(nowMillis);
        DutyLogVerdict verdict = log.add(post, draft, author, changes);
        if (verdict != DutyLogVerdict.TAKEN) {
            return new Written(verdict, null);
        }
        store.save(changes.rows());
        DutyLogEntry entry = store.entry(changes.rows().entries().iterator().next().id());
        log.added(entry);
        news.journal(DutyListener.Kind.DUTY_LOG, post, entry.id(), author, entry.kind().name());
        news.changed(post);
        return new Written(verdict, entry);
    }

    /** Signs a day; who it is has been proven. Throws what the store throws; nothing is signed then. */
    public SigningResult sign(String post, LocalDate day, String person, long nowMillis) {
        DutyPost known = known(post);
        flush(nowMillis);
        SigningResult signed = log.sign(known, day, person, nowMillis);
        if (signed.verdict() == DutyLogVerdict.TAKEN) {
            news.journal(DutyListener.Kind.DUTY_LOG, known, post + ' ' + day, person, "signed");
        }
        if (signed.sealed() != null) {
            news.journal(DutyListener.Kind.DUTY_DAY_SIGNED, known, post + ' ' + day, person, "sha256 " + signed.sealed().hash() + ", day before "
                    + signed.sealed().previous() + ", " + signed.sealed().entries() + " entries");
        }
        return signed;
    }

    /** What waits belongs to the day that is to be signed. */
    private void flush(long nowMillis) {
        if (waiting.size() > 0) {
            saveAll();
        }
        triedAt = nowMillis;
        isAway = false;
    }

    /** Adds entries the gateway wrote, made elsewhere. */
    public void record(List<DutyLogEntry> entries, long nowMillis) {
        DutyRows rows = new DutyRows();
        entries.forEach(rows::put);
        keep(rows, nowMillis);
    }

    /** Somebody has logged in: if that person is on duty, it is written down. */
    public void seen(String person, long nowMillis) {
        each(nowMillis, (post, changes) -> {
            log.seen(post, person, changes);
            leaders.seen(post, onDuty.shift(post.id(), nowMillis), person, changes);
        });
    }

    /** Handles a P1 raised at a site: near a change of shift, the officers of both shifts are notified. */
    public void raisedP1(String enterprise, String site, Text alarm, long nowMillis) {
        each(nowMillis, (post, changes) -> {
            if (post.covers(enterprise, site)) {
                handovers.raisedP1(post, alarm, changes);
            }
        });
    }

    /** Somebody answered a call about a post: it is written down. */
    public void answeredCall(String post, DutyMessage.Kind kind, String person, boolean isTaken, long nowMillis) {
        DutyPost known = onDuty.post(post);
        if (known != null) {
            DutyChanges changes = new DutyChanges(nowMillis);
            changes.entry(known, post + '-' + kind + '-' + nowMillis + '-' + person, DutyTexts.logKind(kind), nowMillis,
                    DutyTexts.callAnswered(kind, isTaken, person, people), "", null);
            finish(changes);
        }
    }

    private void each(long nowMillis, BiConsumer<DutyPost, DutyChanges> work) {
        DutyChanges changes = new DutyChanges(nowMillis);
        onDuty.posts().forEach(post -> work.accept(post, changes));
        finish(changes);
    }
}
