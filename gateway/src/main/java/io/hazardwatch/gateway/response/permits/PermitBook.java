package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.TightenedLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The permits, with what their people were told. Only the owner's thread; {@link #open} on any.
 *
 * <p>A permit is taken once it is stored. People are told first and what they were told is stored then, so that no store delays a warning
 * ({@link PermitNotices}).
 */
public final class PermitBook {
    /** Permits that ended stay on the list that long. */
    static final long KEPT_MILLIS = 30 * 86_400_000L;
    /** Open permits of all sites together. */
    static final int OPEN_MAX = 10_000;
    private static final String SYSTEM = "system";
    private static final PermitCause UNMONITORED = new PermitCause(PermitCause.Kind.MONITORING_LOST, "monitoring",
            new Text("现按特级动火管理，须连续监测，但作业票没有可燃气体探测器",
                    "it counts as the special grade now, which is monitored all the time, and the permit has no detector of combustible gas"));

    /**
     * What became of a wish.
     *
     * @param permit   null if it was refused
     * @param problems why; empty if it was not
     */
    public record Outcome(Permit permit, List<PermitProblem> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }

        static Outcome refused(PermitRefusal reason, String field, String value, String rule) {
            return new Outcome(null, List.of(new PermitProblem(reason, field, value, rule)));
        }
    }

    private final PermitTable table;
    private final PermitStore store;
    private final PermitSurroundings around;
    private final PermitListener news;
    private final PermitNotices notices;
    private final Map<String, Permit> permits = new LinkedHashMap<>();
    private final Set<String> unsavedPermits = new LinkedHashSet<>();
    private volatile List<PermitView> open = List.of();
    private volatile String problem = "";
    private volatile boolean isLoaded;
    private long lastId;

    public PermitBook(PermitTable table, PermitStore store, PermitSurroundings around, PermitListener news) {
        this.table = table;
        this.store = store;
        this.around = around;
        this.news = news;
        this.notices = new PermitNotices(news);
    }

    /** Takes up what is stored; throws what the store throws. What stood before lasts until it was away for the hold time from now on. */
    public void load(long nowMillis) {
        PermitStore.Contents contents = store.load(nowMillis - KEPT_MILLIS);
        contents.permits().stream().sorted(Comparator.comparingLong(each -> each.created().atMillis())).forEach(each -> permits.put(each.id(), each));
        notices.load(contents.notices(), nowMillis);
        isLoaded = true;
    }

    /** Whether the stored permits are known. Any thread. */
    public boolean isLoaded() {
        return isLoaded;
    }

    /** Those that count, as of the last look. Any thread. */
    public List<PermitView> open() {
        return open;
    }

    /** What does not work: people who could not be told, or what the store says; empty if all is well. Any thread. */
    public String problem() {
        return notices.problem().isEmpty() ? problem : notices.problem();
    }

    /** Takes a permit if nothing is wrong with it; throws what the store throws, and nothing is taken then. */
    public Outcome issue(PermitTerms terms, String by, long nowMillis) {
        List<Permit> standing = standing(nowMillis);
        if (standing.size() >= OPEN_MAX) {
            return Outcome.refused(PermitRefusal.TOO_MANY, "kind", "", "at most " + OPEN_MAX + " permits can be open");
        }
        List<PermitProblem> problems = new PermitCheck(table, around.configured(), around::isPerson,
                at -> around.isHotWorkOneHigher(terms.enterprise(), terms.site(), at)).problems(terms, standing, nowMillis);
        if (!problems.isEmpty()) {
            return new Outcome(null, problems);
        }
        lastId = Math.max(nowMillis, lastId + 1);
        Permit permit = new Permit("wp-" + Long.toString(lastId, Character.MAX_RADIX), terms, new PermitAct(nowMillis, by, ""), PermitAct.NONE,
                PermitAct.NONE, PermitState.PLANNED);
        keep(permit);
        news.journal(permit, by, "issued: " + title(permit).en() + " at " + terms.place() + ", guardian " + terms.guardian() + ", issuer "
                + terms.issuer());
        look(nowMillis);
        return new Outcome(permits.get(permit.id()), List.of());
    }

    private void keep(Permit permit) {
        store.save(permit);
        permits.put(permit.id(), permit);
    }

    /** Suspends a permit; a repetition changes nothing. */
    public Outcome suspend(String id, String by, String reason, long nowMillis) {
        return change(id, nowMillis, permit -> permit.suspended().isDone() ? permit : permit.suspend(new PermitAct(nowMillis, by, reason)), by,
                "suspended: " + reason);
    }

    /** Closes a permit; its limits are as configured again. */
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
        Permit before = permits.get(id);
        if (before == null) {
            return null;
        }
        if (!before.state(nowMillis).isOpen()) {
            return Outcome.refused(PermitRefusal.OVER, "permit", id, "has ended or was closed");
        }
        Permit after = change.of(before);
        if (!after.equals(before)) {
            keep(after.said(after.state(nowMillis)));
            news.journal(after, by, what);
            look(nowMillis);
        }
        return new Outcome(permits.get(id), List.of());
    }

    private List<Permit> standing(long nowMillis) {
        return permits.values().stream().filter(each -> each.state(nowMillis).isOpen()).toList();
    }

    /** Does what is due: tells people, journals begin and end, and writes what waits. */
    public void look(long nowMillis) {
        for (Permit permit : List.copyOf(permits.values())) {
            say(permit, nowMillis);
            watch(permit, nowMillis);
        }
        forget(nowMillis);
        open = standing(nowMillis).stream().map(each -> view(each, nowMillis)).toList();
        write();
    }

    private void say(Permit permit, long nowMillis) {
        PermitState state = permit.state(nowMillis);
        if (state == permit.said()) {
            return;
        }
        permits.put(permit.id(), permit.said(state));
        unsavedPermits.add(permit.id());
        if (state == PermitState.VALID || state == PermitState.ENDED) {
            news.journal(permit, SYSTEM, state == PermitState.VALID ? "begun: " + title(permit).en() + " at " + permit.terms().place()
                    : "ended: its time is over");
        }
    }

    private Text title(Permit permit) {
        PermitGrade grade = table.grade(permit.terms().kind(), permit.terms().grade());
        return grade == null ? permit.terms().kind().text() : grade.title();
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
        return standing(nowMillis).stream().filter(each -> !each.id().equals(permit.id()) && each.terms().meets(permit.terms())).toList();
    }

    private PermitCause meets(Permit other) {
        Text title = title(other);
        String coordinator = other.terms().coordinator();
        return new PermitCause(PermitCause.Kind.MEETING, "meets/" + other.id(), new Text(title.zh() + "，" + other.terms().place() + "，作业票 "
                + other.id()
                + (coordinator.isEmpty() ? "" : "，协调人 " + coordinator), title.en() + " at " + other.terms().place() + ", permit " + other.id()
                + (coordinator.isEmpty() ? "" : ", coordinator " + coordinator)));
    }

    private void forget(long nowMillis) {
        permits.values().removeIf(each -> each.terms().untilMillis() < nowMillis - KEPT_MILLIS);
        notices.retain(permits.keySet());
    }

    /** What the store does not take now waits for the next look. */
    private void write() {
        try {
            for (String id : List.copyOf(unsavedPermits)) {
                if (permits.containsKey(id)) {
                    store.save(permits.get(id));
                }
                unsavedPermits.remove(id);
            }
            List<PermitNotice> told = notices.unsaved();
            if (!told.isEmpty()) {
                store.save(told);
                notices.saved(told);
            }
            problem = "";
        } catch (RuntimeException away) {
            problem = String.valueOf(away.getMessage());
        }
    }

    /** The limits that all permits together tighten now. */
    public LimitOverlay overlay(long nowMillis) {
        return new LimitOverlay(permits.values().stream().filter(each -> each.isTightening(nowMillis)).flatMap(this::limits).toList());
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
        return permits.values().stream().filter(each -> isOver || each.state(nowMillis).isOpen()).map(each -> view(each, nowMillis))
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
