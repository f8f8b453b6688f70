package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.model.PointId;
import java.util.concurrent.TimeUnit;

/**
 * What a person asked of an alarm, as the wire has it, on its way to a command. What is mandatory by the rules of alarms, a
 * reason for instance, is left to the lane to refuse, so that the refusal is journaled.
 *
 * @param second the authenticated second person, or null
 */
record CommandRequest(String alarmId, PointId point, Caller caller, String second, RequestBody body) {
    private static final int TEXT_MAX = 1000;
    private static final int PERMIT_MAX = 100;
    private static final long MINUTES_MAX = TimeUnit.DAYS.toMinutes(366);

    AlarmCommand acknowledge() {
        return new AlarmCommand.Acknowledge(alarmId, point, caller.name(), body.positive("occurrence"),
                body.positive("annSeq"), remark("comment"));
    }

    AlarmCommand unacknowledge() {
        return new AlarmCommand.Unacknowledge(alarmId, point, caller.name(), remark("reason"));
    }

    AlarmCommand silence() {
        return new AlarmCommand.Silence(alarmId, point, caller.name(), remark("comment"));
    }

    AlarmCommand reset() {
        return new AlarmCommand.Reset(alarmId, point, caller.name(), remark("comment"));
    }

    AlarmCommand comment() {
        String comment = body.text("comment", TEXT_MAX, null);
        if (comment.isBlank()) {
            throw Problem.invalid("comment", comment, "must not be empty");
        }
        return new AlarmCommand.Comment(alarmId, point, caller.name(), comment);
    }

    /** One-shot without minutes: for as long as may be. */
    AlarmCommand shelve() {
        boolean isOneShot = body.flag("oneShot");
        long minutes = isOneShot && !body.has("minutes") ? 0 : minutes();
        return new AlarmCommand.Shelve(alarmId, point, caller.name(), isOneShot, TimeUnit.MINUTES.toMillis(minutes),
                caller.role().covers(Role.SUPERVISOR), second, remark("reason"));
    }

    private long minutes() {
        long minutes = body.positive("minutes");
        if (minutes > MINUTES_MAX) {
            throw Problem.invalid("minutes", minutes, "must be at most " + MINUTES_MAX);
        }
        return minutes;
    }

    AlarmCommand unshelve() {
        return new AlarmCommand.Unshelve(alarmId, point, caller.name(), remark("reason"));
    }

    AlarmCommand takeOut() {
        return new AlarmCommand.RemoveFromService(alarmId, point, caller.name(), body.text("permit", PERMIT_MAX, ""),
                body.millis("until"), body.text("measure", TEXT_MAX, ""), second, remark("reason"));
    }

    AlarmCommand putBack() {
        return new AlarmCommand.ReturnToService(alarmId, point, caller.name(), remark("test"));
    }

    AlarmCommand decommission() {
        return new AlarmCommand.Decommission(alarmId, point, caller.name(), body.flag("force"), remark("reason"));
    }

    /** Under its own name, or as a comment. */
    private String remark(String name) {
        return body.text(name, TEXT_MAX, body.text("comment", TEXT_MAX, ""));
    }
}
