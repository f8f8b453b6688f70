package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.DesignSuppression;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.evaluate.Evaluator;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Registry;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The path: readings, requests and ticks in; history, journal and replies out. One owner at a time, which is the thread that
 * calls {@link #work}. {@link #work}, {@link #onReading}, {@link #onFinding} and {@link #follow} are all of it; what people and
 * other rooms ask comes in through {@link #requests}; what they read is in {@link #view}.
 *
 * <p>Deterministic: the same readings, requests and {@code nowMillis} give the same transitions. It owns no thread and no
 * clock, holds no lock and, while nothing changes, allocates nothing.
 *
 * <p>Invariant, the order around a reading and a finding:
 * <ol>
 * <li>A reading is in history before any rule sees it; the rules of its point see it before those of its site; it counts as
 *     judged, and its message as durable, only after all that it led to has a ticket of the journal. The acknowledgement of its message
 *     waits for that ticket, and for what its point still waits for; never for what other points led to.
 * <li>Before a finding reaches the alarm book its site sees it ({@link SiteMonitor#beforeFinding}): a suppression by design, or
 *     the alarm of a silent device that explains a stale point, is in the book and the journal first, so that the alarm comes
 *     up suppressed and is not annunciated.
 * <li>The alarm book decides, and all transitions of one finding go to the journal together.
 * <li>After that the rules of the site follow ({@link SiteMonitor#onFinding}) and find the alarm as it stands now.
 * <li>What the site finds in steps 2 and 4 re-enters {@link #onFinding} through {@link SiteEventAdapter} and is done before
 *     the step goes on: a consequence is journaled before anything later. The recursion ends because a site does not follow its
 *     own alarms.
 * </ol>
 */
public final class Lane {
    // any thread
    private final LaneInboxes inboxes;
    private final LaneMailbox mailbox = new LaneMailbox();
    private final LaneRequests requests;
    private final LaneView view;

    // lane thread
    private final int number;
    private final LaneOutputs outputs;
    private final LaneJournal journal;
    private final AlarmBook book;
    private final PointMonitor points;
    private final SiteMonitor sites;
    private final LaneRules rules;
    private final LastReadings lastReadings = new LastReadings();
    private final PendingReplies replies = new PendingReplies();
    private final ArrivalTimes arrivals = new ArrivalTimes();
    private final ReadingHandler readingHandler = this::onReading;
    private final Consumer<List<Transition>> dueTransitions;
    private long nowMillis;

    /**
     * @param number    which of {@code laneCount} lanes this is, from 0
     * @param registry  what is configured at start
     * @param policy    how long shelving and the like may last
     * @param recovered the alarms of the journal; those of other lanes are ignored
     * @param nowMillis ms since the epoch
     */
    public Lane(int number, int laneCount, Registry registry, AlarmPolicy policy, Collection<Alarm> recovered, LaneOutputs outputs,
                long nowMillis) {
        this.number = number;
        this.outputs = outputs;
        this.nowMillis = nowMillis;
        this.journal = new LaneJournal(outputs);
        this.dueTransitions = journal::append;
        this.book = new AlarmBook(policy);
        this.points = new PointMonitor(new Evaluator(new PointEventAdapter(this::onFinding, journal), outputs.snapshots()), number, laneCount,
                outputs.snapshots(), journal::lastTicket);
        this.inboxes = new LaneInboxes(outputs);
        SiteEventAdapter siteEvents = new SiteEventAdapter(this::onFinding, this::suppress, journal);
        this.sites = new SiteMonitor(siteEvents, points::lastHeardMillis, number, laneCount);
        this.rules = new LaneRules(points, sites);
        RestoredAlarms restored = new RestoredAlarms(rules, this::onFinding);
        LaneConfiguration configuration = new LaneConfiguration(points, sites, restored, book, journal, lastReadings, arrivals);
        this.requests = new LaneRequests(mailbox, journal, this::onFinding, rules,
                new AlarmCommandHandler(book, rules, journal, restored, replies),
                new ModeStatements(sites, siteEvents, journal, replies), configuration);
        this.view = new LaneView(lastReadings, inboxes, restored, siteEvents);
        configuration.start(registry, recovered, nowMillis);
    }

    // ---- the path; lane thread ----

    /**
     * One turn of everything.
     *
     * @param now ms since the epoch
     * @return how much was done; 0 = nothing to do at present
     */
    public int work(long now) {
        nowMillis = now;
        int done = mailbox.run(outputs, now) + inboxes.drain(readingHandler);
        onTick();
        return done + follow();
    }

    private long onReading(int point, long saidMillis, long arrivalMillis, double value, byte quality) {
        long eventMillis = saidMillis == arrivalMillis ? arrivals.next(point, arrivalMillis) : saidMillis;
        byte kept = points.quality(point, value, Quality.codeOf(quality));
        outputs.reading(point, eventMillis, arrivalMillis, value, kept);
        long before = journal.lastTicket();
        try {
            if (points.onReading(point, eventMillis, arrivalMillis, value, quality)) {
                boolean isNewest = points.isNewest(point, eventMillis);
                if (isNewest) {
                    lastReadings.put(point, eventMillis, arrivalMillis, value, kept);
                }
                sites.onReading(point, eventMillis, arrivalMillis, value, Quality.doubtIfKept(quality), isNewest);
                points.judged(point);
                return points.awaitedTicket(point);
            }
        } catch (RuntimeException defect) {
            outputs.defect("evaluate", defect);
        }
        return journal.lastTicket() == before ? ReadingHandler.NO_TICKET : journal.lastTicket();
    }

    private void onTick() {
        try {
            points.onTick(nowMillis);
            sites.onTick(nowMillis);
            book.onTick(nowMillis, dueTransitions);
        } catch (RuntimeException defect) {
            outputs.defect("tick", defect);
        }
    }

    private void onFinding(Finding finding) {
        sites.beforeFinding(finding);
        journal.append(book.on(finding, nowMillis));
        sites.onFinding(finding);
    }

    /** Releases acknowledgements and replies that the journal has caught up with. */
    private int follow() {
        long committed = outputs.committedTicket();
        points.settle(committed);
        return replies.answer(committed, outputs) + inboxes.committed(committed);
    }

    /** Lane thread: a design rule suppresses an alarm of this lane, or ends that. */
    public void suppress(DesignSuppression suppression) {
        journal.append(book.on(suppression, rules.context(suppression.alarmId(), suppression.point()), nowMillis));
    }

    /** Lane thread: the wall clock jumped by {@code stepMillis} against the monotonic one. */
    public void onClockStep(long stepMillis, long now) {
        nowMillis = now;
        book.onClockStep(stepMillis);
        if (number == 0) {
            journal.append(ClockNotes.ofGateway(stepMillis, now));
        }
    }

    /** Whether {@link #work} would find something to do at once. */
    public boolean hasWork() {
        return !mailbox.isEmpty() || !inboxes.isEmpty();
    }

    /** Whether replies or acknowledgements wait for the journal. Lane thread. */
    public boolean isAwaitingJournal() {
        return !replies.isEmpty() || inboxes.isHolding();
    }

    // ---- any thread ----

    /** Connects the inbox of one more connection thread. */
    public void connect(Inbox inbox) {
        inboxes.connect(inbox);
    }

    /** Entry for everything except readings. */
    public LaneRequests requests() {
        return requests;
    }

    /** State that other threads may read. */
    public LaneView view() {
        return view;
    }
}
