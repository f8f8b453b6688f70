package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Shelving;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.model.PointId;
import java.util.concurrent.TimeUnit;

/**
 * A person's request on its way to a command. What the alarm rules require, for instance a reason, is checked by the lane, so
 * that a refusal is journaled.
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

    /** One-shot shelving without minutes lasts as long as allowed. */
    AlarmCommand shelve() {
        boolean isOneShot = body.flag("oneShot");
        long minutes = isOneShot && !body.has("minutes") ? 0 : minutes();
        return new AlarmCommand.Shelve(alarmId, point, caller.name(), isOneShot, TimeUnit.MINUTES.toMillis(minutes),
                caller.may(Capability.SHELVE_LONG), second, agreed(remark("reason")));
    }

    /** A shelving and the end of an alarm do not keep who agreed, so the reason says it, and nobody may write that into the reason. */
    private String agreed(String reason) {
        if (reason.contains(Shelving.SECOND)) {
            throw Problem.invalid("reason", reason, "must not say who agreed; name the second person in second, with the password");
        }
        return second == null || reason.isBlank() ? reason : reason + Shelving.SECOND + second;
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
        return new AlarmCommand.Decommission(alarmId, point, caller.name(), body.flag("force"), second, agreed(remark("reason")));
    }

    /** A text field that may also be sent under the name comment. */
    private String remark(String name) {
        return body.text(name, TEXT_MAX, body.text("comment", TEXT_MAX, ""));
    }
}
