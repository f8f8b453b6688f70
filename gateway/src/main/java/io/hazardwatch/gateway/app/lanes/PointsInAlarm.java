package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Points with an alarm that is not over: raised, or returned to normal and not yet acknowledged. Their readings are evidence
 * and are kept longest if not all can be. The journal thread writes, any thread reads.
 */
public final class PointsInAlarm implements CommitListener {
    private final ConcurrentHashMap<PointId, Set<String>> open = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<PointId, Set<String>> critical = new ConcurrentHashMap<>();

    public PointsInAlarm(Collection<Alarm> recovered) {
        recovered.forEach(this::take);
    }

    public boolean contains(PointId point) {
        return open.containsKey(point);
    }

    /** All such points at present. */
    public Set<PointId> all() {
        return Set.copyOf(open.keySet());
    }

    /** Those of them with an alarm that is or was a P1 since it was raised. */
    public Set<PointId> critical() {
        return Set.copyOf(critical.keySet());
    }

    @Override
    public void committed(List<JournalEntry> entries) {
        entries.stream().map(JournalEntry::transition).filter(each -> each != null && each.after() != null)
                .forEach(each -> take(each.after()));
    }

    private void take(Alarm alarm) {
        boolean isOpen = alarm.state() != AlarmState.A;
        boolean isCritical = isOpen && (alarm.priority() == Priority.P1 || alarm.severityMax() == Priority.P1);
        take(open, alarm, isOpen);
        take(critical, alarm, isCritical);
    }

    private static void take(ConcurrentHashMap<PointId, Set<String>> points, Alarm alarm, boolean isIn) {
        points.compute(alarm.point(), (point, ids) -> isIn ? with(ids, alarm.id()) : without(ids, alarm.id()));
    }

    private static Set<String> with(Set<String> ids, String id) {
        Set<String> more = ids == null ? ConcurrentHashMap.newKeySet() : ids;
        more.add(id);
        return more;
    }

    private static Set<String> without(Set<String> ids, String id) {
        if (ids == null) {
            return null;
        }
        ids.remove(id);
        return ids.isEmpty() ? null : ids;
    }
}
