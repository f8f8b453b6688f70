package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.DesignSuppression;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.Evaluator;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.PastReadings;
import io.hazardwatch.gateway.evaluate.site.ConnectionEvent;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.registry.Registry;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The path: readings, commands and ticks in; history, journal and replies out. One owner at a time, which is the thread
 * that calls {@link #work}.
 *
 * <p>Deterministic: the same readings, commands and {@code nowMillis} give the same transitions. It owns no thread and
 * no clock, holds no lock and, while nothing changes, allocates nothing.
 */
public final class Lane {
    /** Most readings taken from one inbox before the next one has its turn. */
    static final int TURN = 2048;

    // any thread
    private final List<Inbox> inboxes = new CopyOnWriteArrayList<>();
    private final LaneMailbox errands = new LaneMailbox();
    private final LastReadings lastReadings = new LastReadings();

    // lane thread
    private final Outlets outlets;
    private final AlarmBook book;
    private final PointMonitor watch;
    private final SiteEventAdapter voice;
    private final SiteMonitor sites;
    private final LaneRules rules;
    private final RestoredAlarms restored;
    private final int number;
    private final PendingReplies replies = new PendingReplies();
    private final ArrivalTimes arrivals = new ArrivalTimes();
    private final Consumer<List<Transition>> dueTo = this::journal;
    private Inbox[] open = new Inbox[0];
    private long nowMillis;
    private long lastTicket;
    /** The lane thread writes, anybody reads. */
    private volatile long readings;

    /**
     * @param number    which of {@code laneCount} lanes this is
     * @param registry  what is configured at start
     * @param recovered the alarms of the journal; those of other lanes are ignored
     */
    public Lane(int number, int laneCount, Registry registry, Collection<Alarm> recovered, Outlets outlets,
                long nowMillis) {
        this(number, laneCount, registry, AlarmPolicy.STANDARD, recovered, outlets, nowMillis);
    }

    /** @param policy how long things may last */
    public Lane(int number, int laneCount, Registry registry, AlarmPolicy policy, Collection<Alarm> recovered,
                Outlets outlets, long nowMillis) {
        this.number = number;
        this.outlets = outlets;
        this.book = new AlarmBook(policy);
        this.nowMillis = nowMillis;
        this.watch = new PointMonitor(new Evaluator(new PointEventAdapter(this::onFinding, note -> journal(List.of(note)))), number, laneCount,
                outlets.snapshots(), () -> lastTicket);
        this.voice = new SiteEventAdapter(this::onFinding, this::suppress, note -> journal(List.of(note)));
        this.sites = new SiteMonitor(voice, watch::lastHeardMillis, number, laneCount);
        this.rules = new LaneRules(watch, sites);
        this.restored = new RestoredAlarms(rules, this::onFinding);
        watch.configure(registry, nowMillis);
        sites.configure(registry, nowMillis);
        lastReadings.reserve(registry.indexBound());
        arrivals.reserve(registry.indexBound());
        List<Alarm> mine = recovered.stream().filter(alarm -> watch.owns(alarm.point())).toList();
        book.restore(mine);
        mine.stream().filter(Alarm::processActive).forEach(alarm -> restored.takeBack(alarm, registry, nowMillis));
        watch.resumed();
        mine.stream().filter(Alarm::isSuppressed).forEach(sites::restoreRestraints);
    }

    // ---- any thread ----

    /** Opens the way from one more connection thread. */
    public void connect(Inbox inbox) {
        inboxes.add(inbox);
    }

    /** Asks for a change of an alarm; false when too many requests wait already. */
    public boolean post(AlarmCommand command, CommandReply reply) {
        return errands.add(() -> onCommand(command, reply));
    }

    /** Takes back, before the first turn, what people had said of the modes of units. */
    public void restoreModes(Collection<Note> notes) {
        for (Note note : notes) {
            UnitMode said = ModeNotes.read(note);
            if (said != null && said.untilMillis() > nowMillis && sites.restore(said)) {
                voice.show(said);
            }
        }
    }

    /**
     * A person says in which mode a unit is.
     *
     * @param reply told once it is journaled; that it is refused when no site of this lane has such a unit and mode
     * @return false when too many requests wait already
     */
    public boolean say(UnitMode said, ModeReply reply) {
        return errands.add(() -> onSaid(said, reply));
    }

    /** The mode of a unit, or null when nothing was ever known of it; any thread. */
    public UnitMode mode(String enterprise, String site, String unit) {
        return voice.mode(enterprise, site, unit);
    }

    /** Journals what concerns no alarm of this lane. Never refused: people's pace. */
    public void note(Note note) {
        errands.addAlways(() -> journal(List.of(note)));
    }

    /** Active alarms of before the restart whose points are configured no more; they stand as they stood. */
    public List<Alarm> heldAlarms() {
        return restored.held();
    }

    /** Clears what {@link #heldAlarms} lists: a person has confirmed that their points are gone. */
    public void withdrawHeld() {
        errands.addAlways(() -> restored.withdrawAll(book::alarm, nowMillis));
    }

    /** Takes what was found elsewhere in the gateway. Never refused: such findings are few, one for each change. */
    public void report(Finding finding) {
        errands.addAlways(() -> onFinding(finding));
    }

    /** A connection of one of its devices broke or is open again. Never refused: one each of a device and a connection. */
    public void line(ConnectionEvent change) {
        errands.addAlways(() -> sites.line(change, nowMillis));
    }

    /**
     * Asks to watch by another registry from now on; alarm state stays. Never refused.
     *
     * @param done called on the lane thread once the lane watches by it
     */
    public void reconfigure(Registry registry, Runnable done) {
        errands.addAlways(() -> {
            onRegistry(registry);
            done.run();
        });
    }

    /**
     * Lets the windows of a point's rules hold what was stored before the restart. Never refused: whoever reads the
     * store hands over one point after the other.
     *
     * @param done called on the lane thread once they do
     */
    public void refill(int point, PastReadings past, Runnable done) {
        errands.addAlways(() -> {
            watch.refill(point, past);
            done.run();
        });
    }

    /** The newest reading of each point. */
    public LastReadings lastReadings() {
        return lastReadings;
    }

    /** Whether {@link #work} would find something to do at once. */
    public boolean hasWork() {
        if (!errands.isEmpty()) {
            return true;
        }
        for (Inbox inbox : inboxes) {
            if (!inbox.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Readings taken so far. */
    public long readings() {
        return readings;
    }

    /** Readings waiting in all inboxes. */
    public int depth() {
        return inboxes.stream().mapToInt(Inbox::depth).sum();
    }

    // ---- lane thread ----

    /** One turn of everything; returns how much was done, 0 = nothing to do at present. */
    public int work(long now) {
        nowMillis = now;
        int done = errands.run(outlets) + drainInboxes();
        onTick();
        return done + follow();
    }

    private int drainInboxes() {
        if (open.length != inboxes.size()) {
            open = inboxes.toArray(Inbox[]::new);
        }
        int done = 0;
        for (Inbox inbox : open) {
            int room = Math.min(TURN, outlets.room());
            if (room > 0) {
                done += drain(inbox, room);
            }
        }
        if (done > 0) {
            readings = readings + done;
        }
        return done;
    }

    private int drain(Inbox inbox, int room) {
        int count = inbox.drain(this, room);
        if (count > 0) {
            long committed = outlets.committedTicket();
            watch.settle(committed);
            inbox.drained(lastTicket, committed);
            inbox.progressed();
        }
        return count;
    }

    /** A reading whose time is its arrival has none of its own. */
    void onReading(int point, long saidMillis, long arrivalMillis, double value, byte quality) {
        long eventMillis = saidMillis == arrivalMillis ? arrivals.next(point, arrivalMillis) : saidMillis;
        byte kept = watch.quality(point, value, quality);
        outlets.reading(point, eventMillis, arrivalMillis, value, kept);
        try {
            if (watch.onReading(point, eventMillis, arrivalMillis, value, quality)) {
                boolean isNewest = watch.isNewest(point, eventMillis);
                if (isNewest) {
                    lastReadings.put(point, eventMillis, arrivalMillis, value, kept);
                }
                sites.onReading(point, eventMillis, arrivalMillis, value, quality, isNewest);
                watch.judged(point);
            }
        } catch (RuntimeException defect) {
            outlets.bug("evaluate", defect);
        }
    }

    private void onTick() {
        try {
            watch.onTick(nowMillis);
            sites.onTick(nowMillis);
            book.onTick(nowMillis, dueTo);
        } catch (RuntimeException defect) {
            outlets.bug("tick", defect);
        }
    }

    private void onFinding(Finding finding) {
        sites.beforeFinding(finding);
        journal(book.on(finding, nowMillis));
        sites.onFinding(finding);
    }

    private void journal(List<? extends RecordedEvent> together) {
        if (!together.isEmpty()) {
            lastTicket = outlets.journal(together);
        }
    }

    private void onCommand(AlarmCommand command, CommandReply reply) {
        List<Transition> transitions = book.on(command, rules.footing(command.alarmId(), command.point()), nowMillis);
        journal(transitions);
        restored.follow(book.alarm(command.alarmId()));
        Transition answer = transitions.isEmpty() ? asItIs(command) : PendingReplies.answerOf(transitions);
        replies.add(lastTicket, () -> reply.answer(answer));
    }

    /** What is so already may still be on its way to the disk, so even this answer follows the journal. */
    private Transition asItIs(AlarmCommand command) {
        Alarm alarm = book.alarm(command.alarmId());
        return new Transition(alarm, alarm, null, false, null, nowMillis, command.actor(), "");
    }

    private void onSaid(UnitMode said, ModeReply reply) {
        if (sites.say(said, nowMillis)) {
            replies.add(lastTicket, () -> reply.answer(true));
        } else {
            reply.answer(false);
        }
    }

    /** A design rule suppresses an alarm of this lane, or lets go. */
    public void suppress(DesignSuppression said) {
        journal(book.on(said, rules.footing(said.alarmId(), said.point()), nowMillis));
    }

    /** The wall clock jumped by so much, against the monotonic one. */
    public void onClockStep(long stepMillis, long now) {
        nowMillis = now;
        book.onClockStep(stepMillis);
        if (number == 0) {
            journal(List.of(new Note(TransitionType.CLOCK_STEP, null, "clock", Transition.SYSTEM,
                    "moved by " + stepMillis + " ms", now)));
        }
    }

    private void onRegistry(Registry registry) {
        journal(SiteChanges.between(watch.registry(), registry, watch::owns, nowMillis));
        lastReadings.reserve(registry.indexBound());
        arrivals.reserve(registry.indexBound());
        watch.configure(registry, nowMillis);
        sites.configure(registry, nowMillis);
        restored.look(registry, book::alarm, nowMillis);
        watch.resumed();
    }

    /** Lets acknowledgements and replies follow the journal. */
    private int follow() {
        long committed = outlets.committedTicket();
        watch.settle(committed);
        int moved = replies.answer(committed, outlets);
        for (Inbox inbox : open) {
            if (inbox.committed(committed)) {
                inbox.progressed();
                moved++;
            }
        }
        return moved;
    }
}
