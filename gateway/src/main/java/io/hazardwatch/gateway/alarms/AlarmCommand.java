package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.model.PointId;

/** What a person asks of an alarm; goes to the lane as a message, never as a call. */
public sealed interface AlarmCommand {
    /** The alarm meant. */
    String alarmId();

    /** The alarm's point, which tells the lane. */
    PointId point();

    /** Who asks: the authenticated user's name. */
    String actor();

    /** What the person says about it, a reason included; empty rather than null. */
    String comment();

    /** Acknowledges exactly what the person saw. */
    record Acknowledge(String alarmId, PointId point, String actor, long occurrence, long annSeq, String comment)
            implements AlarmCommand {}

    /** A supervisor takes an acknowledgement back; the comment is the reason. */
    record Unacknowledge(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /** Stops the horn in the control room, nothing else. */
    record Silence(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /** Releases the latch of F; the comment says what the inspection found. */
    record Reset(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /** Adds a remark; no state change. */
    record Comment(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /**
     * Takes over what another person acknowledged or shelved, as at a hand-over: lease and shelving end when they would have, under
     * the name of who comes.
     */
    record TakeOver(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /**
     * Shelves, or extends a shelving; the comment is the reason.
     *
     * @param isOneShot    ends with the condition
     * @param millis       from now; 0 = as long as is allowed, of a one-shot
     * @param isSupervisor may extend beyond twice what is allowed at once
     * @param second       another person who agrees, authenticated; or null
     */
    record Shelve(String alarmId, PointId point, String actor, boolean isOneShot, long millis, boolean isSupervisor,
                  String second, String comment) implements AlarmCommand {}

    /** Takes it from the shelf. */
    record Unshelve(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /**
     * Takes it out of service, or renews the permit.
     *
     * @param until   ms since the epoch
     * @param measure what protects people meanwhile
     * @param second  another person who agrees, authenticated; or null
     */
    record RemoveFromService(String alarmId, PointId point, String actor, String permit, long until, String measure, String second,
                   String comment) implements AlarmCommand {}

    /** Puts it back into service; the comment is the record of the function test. */
    record ReturnToService(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /**
     * Ends the alarm of a rule that is not configured any more; the comment is the reason.
     *
     * @param isForced although it is not normal
     */
    record Decommission(String alarmId, PointId point, String actor, boolean isForced, String comment)
            implements AlarmCommand {}
}
