package io.hazardwatch.gateway.leaks.field;

import io.hazardwatch.gateway.time.ClockWatch;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which gas was dealt with by a task that is over, also after the clock was set back: then the task was done in the future, and by the times alone
 * all gas that comes until then would be dealt with, while gas that stood before would seem new once the clock has come as far. And until when a task
 * must be done that was one of the future since the clock was set back; what is stored stays as it is, because the clock may be right again in a
 * moment. Owner's thread.
 */
final class SetBackClock {
    /** How much earlier than the first look after the clock was set back gas may have come of which nobody knew. */
    private static final long LOOK_MILLIS = 60_000;
    private static final int NEEDS_MAX = 20_000;

    /** Since when the gas of a need stood that was dealt with last; what was not asked about for the longest is forgotten. */
    private final Map<String, Long> dealtWith = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > NEEDS_MAX;
        }
    };
    /** When open tasks were first seen to be of the future, by id; at most one for each that is open. */
    private final Map<String, Long> futureSince = new HashMap<>();
    private long tasksLookMillis = Long.MAX_VALUE;
    private long lookMillis = Long.MAX_VALUE;
    private long backMillis;

    /** Whether that time is one of a clock that was set back since. */
    static boolean isFuture(long atMillis, long nowMillis) {
        return atMillis - nowMillis > ClockWatch.STEP_MILLIS_MIN;
    }

    /** Notices that the clock was set back, which it may have been as well before the first look. Once a second. */
    void look(long nowMillis) {
        backMillis = isFuture(lookMillis, nowMillis) ? nowMillis : backMillis;
        lookMillis = nowMillis;
    }

    /**
     * Notices which open tasks are of the future, and from when on they are. Once the clock was set forward, those that are no more have their own
     * times again; a clock that has only run as far does not change when they must be done. Once a second.
     */
    void look(Collection<FieldTask> tasks, long nowMillis) {
        boolean isSetForward = nowMillis - LOOK_MILLIS > tasksLookMillis;
        tasksLookMillis = nowMillis;
        Map<Boolean, Set<String>> open = tasks.stream().filter(FieldTask::isOpen).collect(Collectors.partitioningBy(
                each -> isFuture(each.createdMillis(), nowMillis), Collectors.mapping(FieldTask::id, Collectors.toSet())));
        Set<String> future = open.get(true);
        futureSince.keySet().removeIf(each -> !future.contains(each) && (isSetForward || !open.get(false).contains(each)));
        future.forEach(each -> futureSince.merge(each, nowMillis, Math::min)); // a clock that is set back once more begins anew
    }

    /** The task, as if opened when it was seen to be one of the future if it was. */
    FieldTask timed(FieldTask task) {
        Long since = futureSince.get(task.id());
        return since == null ? task : task.openedAt(since);
    }

    /** There is a task about this gas, or was. */
    void dealtWith(FieldNeed need) {
        dealtWith.put(need.id(), need.sinceMillis());
    }

    /**
     * Whether the task was over after this gas came. Where it was done in the future, gas of the future came by the same clock; all other only counts
     * as dealt with if it came before the clock was set back.
     */
    boolean isDealtWith(FieldTask task, FieldNeed need, long nowMillis) {
        Long known = dealtWith.get(need.id());
        boolean isGasOfBefore = need.sinceMillis() - nowMillis > LOOK_MILLIS;
        long over = isFuture(task.overMillis(), nowMillis) && !isGasOfBefore ? backMillis - LOOK_MILLIS : task.overMillis();
        return need.sinceMillis() <= over || known != null && known == need.sinceMillis();
    }
}
