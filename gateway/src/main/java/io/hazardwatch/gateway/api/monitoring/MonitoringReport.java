package io.hazardwatch.gateway.api.monitoring;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.alarms.AlarmQueries;
import io.hazardwatch.gateway.api.alarms.JournalFilter;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.journal.JournalEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The actions of a period, oldest first, each with its end if that lies in the period too.
 *
 * @param isCut whether there are more than {@value #ROWS_MAX}
 */
record MonitoringReport(List<MonitoringAction> actions, boolean isCut) {
    static final int ROWS_MAX = 5_000;
    private static final int PAGE = 1_000;
    private static final Set<TransitionType> REFUSED = EnumSet.of(TransitionType.ALARM_SHELVE_REJECTED, TransitionType.ALARM_OOS_REJECTED,
            TransitionType.ALARM_DECOMMISSION_REJECTED);
    private static final Set<TransitionType> NOTES = EnumSet.of(TransitionType.MODE_CHANGED, TransitionType.CONFIG);

    /** Blocking; worker threads only. */
    static MonitoringReport read(AlarmQueries journal, ScopeFilter sight, long from, long to) {
        List<TransitionType> types = Stream.of(TransitionType.values()).filter(type -> type.reducesMonitoring() || type.restoresMonitoring()
                || REFUSED.contains(type) || NOTES.contains(type)).toList();
        List<JournalEntry> entries = new ArrayList<>();
        boolean isCut = false;
        for (TransitionType type : types) {
            isCut |= !collect(journal, new JournalFilter(sight, type, from, to, 0, PAGE), entries);
        }
        entries.sort(Comparator.comparingLong(JournalEntry::seq));
        List<MonitoringAction> actions = actions(entries);
        return new MonitoringReport(actions.subList(0, Math.min(ROWS_MAX, actions.size())), isCut || actions.size() > ROWS_MAX);
    }

    /** Whether all entries of that type were read. */
    private static boolean collect(AlarmQueries journal, JournalFilter first, List<JournalEntry> entries) {
        JournalFilter filter = first;
        for (int read = 0; read < ROWS_MAX; read += PAGE) {
            List<JournalEntry> page = journal.entries(filter, PAGE);
            page.stream().filter(first::shows).filter(MonitoringReport::isMeant).forEach(entries::add);
            if (page.size() < PAGE) {
                return true;
            }
            filter = filter.after(page.getLast().seq());
        }
        return false;
    }

    /** Of changed configurations only those that loosen a limit. */
    private static boolean isMeant(JournalEntry entry) {
        return !(entry.event() instanceof Note note) || note.type() != TransitionType.CONFIG || note.reason().contains(Note.LOOSENED);
    }

    private static List<MonitoringAction> actions(List<JournalEntry> entries) {
        Map<Long, MonitoringAction> bySeq = new LinkedHashMap<>();
        Map<String, MonitoringAction> open = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            MonitoringAction action = MonitoringAction.of(entry);
            if (action.type().restoresMonitoring()) {
                MonitoringAction begun = open.remove(action.subject() + (action.type() == TransitionType.ALARM_IN_SERVICE));
                if (begun != null) {
                    bySeq.put(begun.seq(), begun.ended(action.at(), action.by()));
                }
            } else {
                bySeq.put(action.seq(), action);
                if (action.type().reducesMonitoring()) {
                    open.put(action.subject() + (action.type() == TransitionType.ALARM_OOS), action);
                }
            }
        }
        return List.copyOf(bySeq.values());
    }
}
