package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.Actors;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.TightenedLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The permits, with what their people were told. Only the owner's thread; {@link #open} on any.
 *
 * <p>A permit is taken once it is stored, which another thread than the owner's waits for. People are told first and what they were told is
 * stored then, so that no store delays a warning ({@link PermitNotices}).
 */
public final class PermitBook {
    private static final PermitCause UNMONITORED = new PermitCause(PermitCause.Kind.MONITORING_LOST, "monitoring",
            new Text("现按特级动火管理，须连续监测，但作业票没有可燃气体探测器",
                    "it counts as the special grade now, which is monitored all the time, and the permit has no detector of combustible gas"));

    /**
     * What was decided about a wish. A change is taken once it is kept ({@link PermitBook#keep}).
     *
     * @param permit   as it will be; null if the wish was refused
     * @param problems why; empty if it was not
     * @param isNew    whether the store does not have it yet
     * @param session  of the API by which somebody wished it, for the journal; null = none
     * @param what     happened, for the journal; empty if nothing changes
     */
    public record Outcome(Permit permit, List<PermitProblem> problems, boolean isNew, String by, String session, String what) {
        public Outcome {
            problems = List.copyOf(problems);
        }

        /** The same, wished by a session of the API. */
        public Outcome by(String asked) {
            return new Outcome(permit, problems, isNew, by, asked, what);
        }

        static Outcome refused(List<PermitProblem> problems) {
            return new Outcome(null, problems, false, "", null, "");
        }

        static Outcome refused(PermitRefusal reason, String field, String value, String rule) {
            return refused(List.of(new PermitProblem(reason, field, value, rule)));
        }
    }

    private final PermitTable table;
    private final PermitStore store;
    private final PermitSurroundings around;
    private final PermitListener news;
    private final PermitNotices notices;
    private final KeptPermits permits;
    private final PermitWrites writes;
    private final Queue<Outcome> kept = new ConcurrentLinkedQueue<>();
    private volatile List<PermitView> open = List.of();
    private volatile boolean isLoaded;

    /** @param writing runs one task after the other and may wait; refuses by {@link java.util.concurrent.RejectedExecutionException} */
    public PermitBook(PermitTable table, PermitStore store, PermitSurroundings around, PermitListener news, Executor writing) {
        this.table = table;
        this.store = store;
        this.around = around;
        this.news = news;
        this.notices = new PermitNotices(news);
        this.permits = new KeptPermits(table);
        this.writes = new PermitWrites(store, writing);
    }

    /** Takes up what is stored; throws what the store throws. What stood before lasts until it was away for the hold time from now on. */
    public void load(long nowMillis) {
        PermitStore.Contents contents = store.load(KeptPermits.endedBefore(nowMillis));
        permits.load(contents.permits());
        notices.load(contents.notices(), nowMillis);
        isLoaded = true;
    }

    /** Whether the stored permits are known. Any thread. */
    public boolean isLoaded() {
        return isLoaded;
    }

    /** Work and place of a permit; null if it is not known. Any thread. */
    public Text name(String id) {
        return permits.name(id);
    }

    /** Those that count, as of the last look. Any thread. */
    public List<PermitView> open() {
        return open;
    }

    /** What does not work: people who could not be told, or what the store says; empty if all is well. Any thread. */
    public String problem() {
        return notices.problem().isEmpty() ? writes.problem() : notices.problem();
    }

    /** Decides whether a permit can be taken. */
    public Outcome issue(PermitTerms terms, String by, long nowMillis) {
        take();
        if (permits.standing(terms.enterprise(), nowMillis) >= KeptPermits.OPEN_MAX) {
            return Outcome.refused(PermitRefusal.TOO_MANY, "kind", "", "at most " + KeptPermits.OPEN_MAX + " permits of an enterprise can be open");
        }
        List<PermitProblem> problems = new PermitCheck(table, around.configured(), around::isPerson,
                at -> around.isHotWorkOneHigher(terms.enterprise(), terms.site(), at))
                .problems(terms, permits.meeting(terms, nowMillis), nowMillis);
        if (!problems.isEmpty()) {
            return Outcome.refused(problems);
        }
        Permit permit = new Permit(permits.newId(nowMillis), terms, new PermitAct(nowMillis, by, ""), PermitAct.NONE, PermitAct.NONE,
                PermitState.PLANNED);
        return new Outcome(permit, List.of(), true, by, null, "issued: " + table.title(terms).en() + " at " + terms.place() + ", guardian "
                + terms.guardian() + ", issuer " + terms.issuer());
    }

    /**
     * Writes what was decided; it is taken in the next look. Throws what the store throws, and nothing is taken then. Any thread that may
     * wait; decisions are made and kept one after the other.
     */
    public void keep(Outcome decided) {
        if (decided.what().isEmpty()) {
            return;
        }
        if (decided.isNew()) {
            store.add(decided.permit());
        } else {
            store.save(decided.permit());
        }
        kept.add(decided);
    }

    private void take() {
        for (Outcome next = kept.poll(); next != null; next = kept.poll()) {
            Permit before = permits.get(next.permit().id());
            permits.put(before == null ? next.permit() : next.permit().said(before.said()));
            news.journal(next.permit(), next.by(), next.session(), next.what());
        }
    }

    /** Decides to suspend a permit; a repetition changes nothing. */
    public Outcome suspend(String id, String by, String reason, long nowMillis) {
        return change(id, nowMillis, permit -> permit.suspended().isDone() ? permit : permit.suspend(new PermitAct(nowMillis, by, reason)), by,
                "suspended: " + reason);
    }

    /** Decides to close a permit; its limits are as configured again. */
    public Outcome close(String id, String by, String reason, long nowMillis) {
        return change(id, nowMillis, permit -> permit.close(new PermitAct(nowMillis, by, reason)), by, "closed"
                + (reason.isEmpty() ? "" : ": " + reason));
    }

    /** Makes another permit of one. */
    private interface Change {
        Permit of(Permit before);
    }

    /** Null for a permit that is not known. */
    private Outcome change(String id, long nowMillis, Change change, String by, String what) {
        take();
        Permit before = permits.get(id);
        if (before == null) {
            return null;
        }
        if (!before.state(nowMillis).isOpen()) {
            return Outcome.refused(PermitRefusal.OVER, "permit", id, "has ended or was closed");
        }
        Permit after = change.of(before);
        return after.equals(before) ? new Outcome(before, List.of(), false, by, null, "")
                : new Outcome(after.said(after.state(nowMillis)), List.of(), false, by, null, what);
    }

    /** Does what is due: tells people, journals begin and end, and has written what waits. Waits for nothing. */
    public void look(long nowMillis) {
        take();
        around.refresh();
        for (Permit permit : permits.all()) {
            say(permit, nowMillis);
            watch(permit, nowMillis);
        }
        permits.forget(nowMillis);
        notices.retain(permits.ids());
        open = permits.standing(nowMillis).stream().map(each -> view(each, nowMillis)).toList();
        writes.write(permits, notices, nowMillis);
    }

    private void say(Permit permit, long nowMillis) {
        PermitState state = permit.state(nowMillis);
        if (state == permit.said()) {
            return;
        }
        permits.put(permit.said(state));
        writes.said(permit.id(), state);
        if (state == PermitState.VALID || state == PermitState.ENDED) {
            news.journal(permit, Actors.GATEWAY, null, state == PermitState.VALID ? "begun: " + table.title(permit.terms()).en()
                    + " at " + permit.terms().place() : "ended: its time is over");
        }
    }

    /** Alarms and lost detectors concern people at a suspended permit too; the weather forbids only what goes on. */
    private void watch(Permit permit, long nowMillis) {
        List<PermitCause> present = new ArrayList<>();
        if (permit.isTightening(nowMillis)) {
            boolean isGoingOn = permit.state(nowMillis) == PermitState.VALID;
            boolean isMonitored = isMonitored(permit, nowMillis);
            around.causes(permit, isMonitored, nowMillis).stream().filter(each -> isGoingOn || each.kind().isAboutThePlace()).forEach(present::add);
            if (isMonitored && !PermitCheck.hasDetector(permit.terms(), around.configured())) {
                present.add(UNMONITORED);
            }
        }
        if (permit.state(nowMillis).isOpen()) {
            meeting(permit, nowMillis).forEach(other -> present.add(meets(other)));
        }
        notices.watch(permit, present, nowMillis);
    }

    /** Hot work of the special grade, as it counts now. */
    private boolean isMonitored(Permit permit, long nowMillis) {
        PermitGrade counted = counted(permit, nowMillis);
        return permit.terms().kind() == PermitKind.HOT_WORK && counted != null && counted.name().equals(PermitGrade.SPECIAL);
    }

    private PermitGrade counted(Permit permit, long nowMillis) {
        PermitTerms terms = permit.terms();
        return table.counted(terms.kind(), terms.grade(), around.isHotWorkOneHigher(terms.enterprise(), terms.site(), nowMillis));
    }

    private List<Permit> meeting(Permit permit, long nowMillis) {
        return permits.meeting(permit.id(), nowMillis);
    }

    private PermitCause meets(Permit other) {
        Text title = table.title(other.terms());
        String coordinator = other.terms().coordinator();
        return new PermitCause(PermitCause.Kind.MEETING, "meets/" + other.id(), new Text(title.zh() + "，" + other.terms().place() + "，作业票 "
                + other.id()
                + (coordinator.isEmpty() ? "" : "，协调人 " + coordinator), title.en() + " at " + other.terms().place() + ", permit " + other.id()
                + (coordinator.isEmpty() ? "" : ", coordinator " + coordinator)));
    }

    /** Writes what is left when the owner's thread has ended; throws what the store throws. */
    public void flush(long nowMillis) {
        take();
        writes.flush(permits, notices, nowMillis);
    }

    /** The limits that all permits together tighten now. */
    public LimitOverlay overlay(long nowMillis) {
        return new LimitOverlay(permits.all().stream().filter(each -> each.isTightening(nowMillis)).flatMap(this::limits).toList());
    }

    private Stream<TightenedLimit> limits(Permit permit) {
        return PermitLimits.of(permit.id(), permit.terms(), table, around.configured()).limits().stream();
    }

    /** A permit as people see it; null if it is not known. */
    public PermitView view(String id, long nowMillis) {
        Permit permit = permits.get(id);
        return permit == null ? null : view(permit, nowMillis);
    }

    /** All of them, the newest first. */
    public List<PermitView> views(boolean isOver, long nowMillis) {
        return permits.all().stream().filter(each -> isOver || each.state(nowMillis).isOpen()).map(each -> view(each, nowMillis))
                .sorted(Comparator.comparingLong((PermitView each) -> each.permit().created().atMillis()).reversed()).toList();
    }

    private PermitView view(Permit permit, long nowMillis) {
        PermitState state = permit.state(nowMillis);
        boolean isSuggested = state == PermitState.VALID && notices.isStopping(permit.id());
        return new PermitView(permit, state, counted(permit, nowMillis), limits(permit).toList(), List.copyOf(notices.of(permit.id())),
                state.isOpen() ? meeting(permit, nowMillis).stream().map(Permit::id).toList() : List.of(), isSuggested);
    }

    /** The table of grades and limits. */
    public PermitTable table() {
        return table;
    }
}
