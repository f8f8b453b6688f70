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
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The actions of a period, oldest first, each with its end if that lies in the period too. Refused attempts are counted by person, alarm and
 * reason, so that nobody hides what was done behind them.
 *
 * @param completeTo until then nothing is missing, ms since the epoch; {@link Long#MAX_VALUE} if all of the period is shown
 */
record MonitoringReport(List<MonitoringAction> actions, long completeTo) {
    static final int ROWS_MAX = 5_000;
    private static final int REFUSED_MAX = 50_000;
    /** Most notes that are looked at, such as a year of bump tests, so that those which are meant are found among them. */
    private static final int NOTES_MAX = 1_000_000;
    private static final int PAGE = 1_000;
    private static final Set<TransitionType> REFUSED = EnumSet.of(TransitionType.ALARM_SHELVE_REJECTED, TransitionType.ALARM_OOS_REJECTED,
            TransitionType.ALARM_DECOMMISSION_REJECTED);
    private static final Set<TransitionType> NOTES = EnumSet.of(TransitionType.MODE_CHANGED, TransitionType.CONFIG,
            TransitionType.INSTRUMENT_CHECKED);

    /** Whether something of the period is missing. */
    boolean isCut() {
        return completeTo < Long.MAX_VALUE;
    }

    /** Blocking; worker threads only. */
    static MonitoringReport read(AlarmQueries journal, ScopeFilter sight, long from, long to) {
        List<JournalEntry> entries = new ArrayList<>();
        Map<List<String>, MonitoringAction> refused = new LinkedHashMap<>();
        long completeTo = Long.MAX_VALUE;
        for (TransitionType type : TransitionType.values()) {
            JournalFilter filter = new JournalFilter(sight, type, from, to, 0, PAGE);
            if (REFUSED.contains(type)) {
                completeTo = Math.min(completeTo, collect(journal, filter, REFUSED_MAX, entry -> count(refused, MonitoringAction.of(entry))));
            } else if (NOTES.contains(type)) {
                completeTo = Math.min(completeTo, collect(journal, filter, NOTES_MAX, entries::add));
            } else if (type.reducesMonitoring() || type.restoresMonitoring()) {
                completeTo = Math.min(completeTo, collect(journal, filter, ROWS_MAX, entries::add));
            }
        }
        entries.sort(Comparator.comparingLong(JournalEntry::seq));
        List<MonitoringAction> done = actions(entries);
        List<MonitoringAction> attempts = List.copyOf(refused.values());
        List<MonitoringAction> shown = Stream.concat(done.stream().limit(ROWS_MAX), attempts.stream().limit(ROWS_MAX))
                .sorted(Comparator.comparingLong(MonitoringAction::seq)).toList();
        return new MonitoringReport(shown, Math.min(completeTo, Math.min(completeTo(done), completeTo(attempts))));
    }

    private static long completeTo(List<MonitoringAction> actions) {
        return actions.size() > ROWS_MAX ? actions.get(ROWS_MAX).at() : Long.MAX_VALUE;
    }

    private static void count(Map<List<String>, MonitoringAction> refused, MonitoringAction attempt) {
        refused.merge(List.of(attempt.type().name(), attempt.subject(), attempt.by(), String.valueOf(attempt.refusal())), attempt,
                (first, again) -> first.repeated());
    }

    /** Until when all entries of that type were read, at most so many, and at most as many that are meant as there are rows. */
    private static long collect(AlarmQueries journal, JournalFilter first, int max, Consumer<JournalEntry> taken) {
        JournalFilter filter = first;
        long last = Long.MAX_VALUE;
        int meant = 0;
        for (int read = 0; read <= max && (max != NOTES_MAX || meant <= ROWS_MAX); read += PAGE) {
            List<JournalEntry> page = journal.entries(filter, PAGE);
            List<JournalEntry> own = page.stream().filter(first::shows).filter(MonitoringReport::isMeant).toList();
            own.forEach(taken);
            meant += own.size();
            if (page.size() < PAGE) {
                return Long.MAX_VALUE;
            }
            filter = filter.after(page.getLast().seq());
            last = MonitoringAction.of(page.getLast()).at();
        }
        return last;
    }

    /** Of changed configurations only those that loosen a limit or were confirmed because they watch less. */
    private static boolean isMeant(JournalEntry entry) {
        return !(entry.event() instanceof Note note) || note.reducesMonitoring() || note.endsBypass();
    }

    private static List<MonitoringAction> actions(List<JournalEntry> entries) {
        Map<Long, MonitoringAction> bySeq = new LinkedHashMap<>();
        Map<String, MonitoringAction> open = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            MonitoringAction action = MonitoringAction.of(entry);
            if (action.restores()) {
                MonitoringAction begun = open.remove(action.subject() + (action.type() == TransitionType.ALARM_IN_SERVICE));
                if (begun != null) {
                    bySeq.put(begun.seq(), begun.ended(action.at(), action.by()));
                }
            } else {
                bySeq.put(action.seq(), action);
                if (action.reduces()) {
                    open.put(action.subject() + (action.type() == TransitionType.ALARM_OOS), action);
                }
            }
        }
        return List.copyOf(bySeq.values());
    }
}
