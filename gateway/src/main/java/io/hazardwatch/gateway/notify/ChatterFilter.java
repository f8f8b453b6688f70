package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.OutboxPlanner;
import io.hazardwatch.gateway.model.Priority;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Alarms that come and go all the time (N-17): three raises within a minute. The journal keeps every one; people are told that
 * it chatters, then at most once in a repeat interval. What is held back is not dropped: one row waits for the end of the
 * interval and then tells how the alarm stands. Whatever grows more urgent is told at once.
 *
 * <p>Decisions are made on the journal's thread from what is committed already, so a commit that is tried again is planned
 * again alike. After a restart it starts to count anew, which can only mean a message more. {@link #isChattering} any thread.
 */
public final class ChatterFilter implements OutboxPlanner, CommitListener {
    private static final long WINDOW_MILLIS = 60_000;
    /** No raise for so long, and it is over. */
    private static final long CALM_MILLIS = 300_000;
    private static final int KEPT_MAX = 100_000;
    /** What comes and goes with the condition; all else is a person's doing or grows worse, and is told at once. */
    private static final Set<TransitionType> COMES_AND_GOES = EnumSet.of(TransitionType.ALARM_RAISED,
            TransitionType.ALARM_REACTIVATED, TransitionType.ALARM_RTN_UNACKED, TransitionType.ALARM_CLEARED,
            TransitionType.ALARM_LATCHED, TransitionType.ALARM_LATCHED_UNACKED, TransitionType.ALARM_AUTO_ACKED);

    /** What is remembered of one alarm: its last two raises, what was told last and until when a row waits. */
    private record Raises(long last, long lastButOne, boolean chattering, long toldMillis, Priority toldPriority,
                          long waitsUntil) {
        private static final long NEVER = Long.MIN_VALUE / 2;
        static final Raises NONE = new Raises(NEVER, NEVER, false, NEVER, Priority.P4, NEVER);

        Raises raised(long at) {
            return new Raises(at, last, at - lastButOne < WINDOW_MILLIS || goesOn(at), toldMillis, toldPriority, waitsUntil);
        }

        boolean goesOn(long now) {
            return chattering && now - last < CALM_MILLIS;
        }

        Raises told(long at, Priority priority) {
            return new Raises(last, lastButOne, chattering, at, priority, NEVER);
        }

        /** A row waits until then and counts as told then. */
        Raises waiting(long until, Priority priority) {
            return new Raises(last, lastButOne, chattering, until, priority, until);
        }
    }

    private final OutboxPlanner planner;
    /** Journal thread writes, any reads. */
    private final Map<String, Raises> alarms = new ConcurrentHashMap<>();

    /** @param planner says whom to tell when nothing chatters */
    public ChatterFilter(OutboxPlanner planner) {
        this.planner = planner;
    }

    @Override
    public List<String> channels(Transition transition) {
        return planner.channels(transition);
    }

    @Override
    public Plan plan(Transition transition) {
        Plan plan = planner.plan(transition);
        if (plan.channels().isEmpty()) {
            return plan;
        }
        long notBefore = notBefore(transition);
        return notBefore == HELD ? Plan.NOBODY : new Plan(plan.channels(), Math.max(notBefore, plan.notBefore()));
    }

    /** A row that waits will tell of it. */
    private static final long HELD = -1;

    /** When it may be told: 0 at once, {@link #HELD} not by itself. */
    private long notBefore(Transition transition) {
        Raises before = before(transition);
        long at = transition.atMillis();
        long next = before.toldMillis() + intervalMillis(transition.after().priority());
        boolean isNews = !COMES_AND_GOES.contains(transition.type()) || !before.goesOn(at)
                || transition.after().priority().isAbove(before.toldPriority());
        if (isNews || at >= next) {
            return 0;
        }
        return before.waitsUntil() > at ? HELD : next;
    }

    private Raises before(Transition transition) {
        return alarms.getOrDefault(transition.after().id(), Raises.NONE);
    }

    private static boolean isRaise(Transition transition) {
        return transition.type() == TransitionType.ALARM_RAISED || transition.type() == TransitionType.ALARM_REACTIVATED;
    }

    /** N-17 and the repeat intervals of the reference: P4 has none and takes that of P3. */
    static long intervalMillis(Priority priority) {
        return switch (priority) {
            case P1 -> 120_000;
            case P2 -> 300_000;
            case P3, P4 -> 1_800_000;
        };
    }

    @Override
    public void committed(List<JournalEntry> entries) {
        entries.stream().map(JournalEntry::transition).filter(each -> each != null && each.after() != null && each.refusal() == null)
                .forEach(this::remember);
        if (alarms.size() > KEPT_MAX) {
            long now = entries.getLast().committedAt();
            alarms.values().removeIf(raises -> now - raises.last() > CALM_MILLIS);
        }
    }

    private void remember(Transition transition) {
        Raises raises = before(transition);
        if (!isRaise(transition) && raises == Raises.NONE) {
            return;
        }
        long notBefore = notBefore(transition);
        Priority priority = transition.after().priority();
        if (isRaise(transition)) {
            raises = raises.raised(transition.atMillis());
        }
        if (!planner.channels(transition).isEmpty() && notBefore != HELD) {
            raises = notBefore == 0 ? raises.told(transition.atMillis(), priority) : raises.waiting(notBefore, priority);
        }
        alarms.put(transition.after().id(), raises);
    }

    /** Whether the alarm comes and goes all the time. */
    public boolean isChattering(String alarmId, long nowMillis) {
        Raises raises = alarms.get(alarmId);
        return raises != null && raises.goesOn(nowMillis);
    }
}
