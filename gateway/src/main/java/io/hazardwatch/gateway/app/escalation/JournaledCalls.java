package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.escalation.AnnouncementTimes;
import io.hazardwatch.gateway.api.escalation.CallControl;
import io.hazardwatch.gateway.api.escalation.MessageCounts;
import io.hazardwatch.gateway.api.escalation.MessageRecord;
import io.hazardwatch.gateway.api.escalation.RunningCalls;
import io.hazardwatch.gateway.escalation.EscalationMachine;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.journal.JournalChanges;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Calls and messages as the journal has them, and people's wishes on their way to the escalation thread. */
final class JournaledCalls implements CallControl {
    private static final int TRIED_MAX = 50;

    private final EscalationRunner runner;
    private final EscalationMachine machine;
    private final JournalChanges journal;
    private final Consumer<Note> notes;

    JournaledCalls(EscalationRunner runner, EscalationMachine machine, JournalChanges journal, Consumer<Note> notes) {
        this.runner = runner;
        this.machine = machine;
        this.journal = journal;
        this.notes = notes;
    }

    @Override
    public List<RunningCalls> running() {
        return runner.shown().stream().filter(each -> each.calls().isRunning())
                .sorted(Comparator.comparing((StoredEscalation each) -> each.calls().subject().priority()).thenComparing(StoredEscalation::id))
                .map(each -> new RunningCalls(each.calls(), machine.nextAt(each.calls()),
                        read("WHERE escalation_id = ? ORDER BY id DESC LIMIT " + TRIED_MAX, each.id()))).toList();
    }

    @Override
    public List<MessageRecord> messages(String alarmId, int limit) {
        return read("WHERE subject_id = ? ORDER BY id DESC LIMIT ?", alarmId, limit);
    }

    @Override
    public MessageCounts counts(String alarmId) {
        try {
            return journal.read(connection -> MessagePruning.counts(connection, alarmId));
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public List<AnnouncementTimes> times(String alarmId, int limit) {
        try {
            return journal.read(connection -> AnnouncementQueries.of(connection, alarmId, limit));
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private List<MessageRecord> read(String where, Object... values) {
        try {
            return journal.read(connection -> EscalationTables.notifications(connection, where, values)).stream().map(JournaledCalls::record)
                    .toList();
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static MessageRecord record(Notification row) {
        return new MessageRecord(row.id, row.subjectId, row.occurrence, row.annSeq, row.purpose.name(), row.level, row.person, row.means.name(),
                row.channel, row.state.name(), row.result, row.text, row.attempts, row.plannedAt, row.nextAt, row.acceptedAt, row.deliveredAt,
                row.seenAt, row.answeredAt, row.isTakenBack);
    }

    @Override
    public CompletionStage<Wish> nextLevel(String alarmId, String user) {
        return wish(alarmId, user, "next level", (book, stored) -> book.nextLevel(stored, runner.now()));
    }

    @Override
    public CompletionStage<Wish> decline(String alarmId, String person) {
        return wish(alarmId, person, "cannot come", (book, stored) -> book.decline(stored, person, "console", runner.now()));
    }

    private CompletionStage<Wish> wish(String alarmId, String actor, String what, BiConsumer<EscalationBook, StoredEscalation> step) {
        return runner.submit(book -> {
            StoredEscalation stored = book.of(SubjectKind.ALARM + ":" + alarmId);
            if (stored == null || !stored.calls().isRunning()) {
                return Wish.NOT_RUNNING;
            }
            notes.accept(new Note(TransitionType.CALLS_CHANGED, stored.calls().subject().enterprise(), alarmId, actor, what, runner.now()));
            step.accept(book, stored);
            return Wish.DONE;
        });
    }
}
