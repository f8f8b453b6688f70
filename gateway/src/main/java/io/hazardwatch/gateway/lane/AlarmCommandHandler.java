package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Transition;
import java.util.List;

/** Applies people's commands to alarms and replies once the journal has the result. Lane thread. */
final class AlarmCommandHandler {
    private final AlarmBook book;
    private final LaneRules rules;
    private final LaneJournal journal;
    private final RestoredAlarms restored;
    private final PendingReplies replies;

    AlarmCommandHandler(AlarmBook book, LaneRules rules, LaneJournal journal, RestoredAlarms restored, PendingReplies replies) {
        this.book = book;
        this.rules = rules;
        this.journal = journal;
        this.restored = restored;
        this.replies = replies;
    }

    void on(AlarmCommand command, String session, CommandReply reply, long nowMillis) {
        List<Transition> transitions = book.on(command, rules.context(command.alarmId(), command.point()), nowMillis).stream()
                .map(done -> done.actor().equals(command.actor()) ? done.by(session) : done).toList();
        journal.append(transitions);
        restored.onCommand(book.alarm(command.alarmId()));
        Transition answer = transitions.isEmpty() ? unchanged(command, nowMillis) : PendingReplies.answerOf(transitions);
        replies.add(journal.lastTicket(), () -> reply.answer(answer));
    }

    /**
     * Replies to a command that changes nothing. The state it asks for may still be on its way to the disk, so this reply waits
     * for the journal too.
     */
    private Transition unchanged(AlarmCommand command, long nowMillis) {
        Alarm alarm = book.alarm(command.alarmId());
        return new Transition(alarm, alarm, null, false, null, nowMillis, command.actor(), "");
    }
}
