package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.alarms.Note;
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
 * Limits notices of chattering alarms, which are raised three times within a minute. The journal keeps every entry; receivers
 * are told that the alarm chatters, then at most once per repeat interval. Nothing held back is dropped: one row waits for the
 * end of the interval and then reports the alarm's present state. A rise in priority is sent at once.
 *
 * <p>Decides on the journal's thread from committed entries, so a retried commit is planned the same way. Counting starts anew
 * after a restart, which can only cause an additional message. {@link #isChattering} any thread.
 */
public final class ChatterFilter implements OutboxPlanner, CommitListener {
    private static final long WINDOW_MILLIS = 60_000;
    /** Milliseconds without a raise after which chattering is over. */
    private static final long CALM_MILLIS = 300_000;
    private static final int KEPT_MAX = 100_000;
    /**
     * Transitions caused by the condition alone; all others are a person's action or a change for the worse and are sent at
     * once.
     */
    private static final Set<TransitionType> COMES_AND_GOES = EnumSet.of(TransitionType.ALARM_RAISED,
            TransitionType.ALARM_REACTIVATED, TransitionType.ALARM_RTN_UNACKED, TransitionType.ALARM_CLEARED,
            TransitionType.ALARM_LATCHED, TransitionType.ALARM_LATCHED_UNACKED, TransitionType.ALARM_AUTO_ACKED);

    /** State of one alarm: its last two raises, what was sent last, and until when a row waits. */
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

        /** Records a row that waits until then and counts as sent then. */
        Raises waiting(long until, Priority priority) {
            return new Raises(last, lastButOne, chattering, until, priority, until);
        }
    }

    private final OutboxPlanner planner;
    /** The journal thread writes, any thread reads. */
    private final Map<String, Raises> alarms = new ConcurrentHashMap<>();

    /** @param planner decides which channels are notified while nothing chatters */
    public ChatterFilter(OutboxPlanner planner) {
        this.planner = planner;
    }

    @Override
    public List<String> channels(Note note) {
        return planner.channels(note);
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

    /** A waiting row will report it. */
    private static final long HELD = -1;

    /** When it may be sent: 0 = at once, {@link #HELD} = not by itself. */
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

    /** Repeat interval in milliseconds; P4 has none of its own and uses that of P3. */
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

    /** Whether the alarm is chattering. */
    public boolean isChattering(String alarmId, long nowMillis) {
        Raises raises = alarms.get(alarmId);
        return raises != null && raises.goesOn(nowMillis);
    }
}
