package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.model.PointId;

/** A command of a person about an alarm; reaches the lane as a message, never as a call. */
public sealed interface AlarmCommand {
    /** Id of the alarm that the command is about. */
    String alarmId();

    /** The alarm's point, which decides the lane. */
    PointId point();

    /** Name of the authenticated user. */
    String actor();

    /** The person's remark or reason; empty rather than null. */
    String comment();

    /** Acknowledges exactly what the person saw. */
    record Acknowledge(String alarmId, PointId point, String actor, long occurrence, long annSeq, String comment)
            implements AlarmCommand {}

    /** Withdraws an acknowledgement (supervisors only); the comment is the reason. */
    record Unacknowledge(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /** Stops the horn in the control room, nothing else. */
    record Silence(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /** Releases the latch of F; the comment says what the inspection found. */
    record Reset(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /** Adds a remark; no state change. */
    record Comment(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /**
     * Takes over the acknowledgement or shelving of another person, as at a hand-over: both keep their end and get the name of the
     * person who takes over.
     */
    record TakeOver(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /**
     * Shelves, or extends a shelving; the comment is the reason.
     *
     * @param isOneShot    ends with the condition
     * @param millis       duration from now; 0 = the longest allowed, for a one-shot
     * @param isSupervisor may extend beyond twice the longest single shelving
     * @param second       another person who agrees, authenticated; or null
     */
    record Shelve(String alarmId, PointId point, String actor, boolean isOneShot, long millis, boolean isSupervisor,
                  String second, String comment) implements AlarmCommand {}

    /** Ends the shelving. */
    record Unshelve(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /**
     * Removes the alarm from service, or renews the permit.
     *
     * @param until   ms since the epoch
     * @param measure the measure that protects people meanwhile
     * @param second  another person who agrees, authenticated; or null
     */
    record RemoveFromService(String alarmId, PointId point, String actor, String permit, long until, String measure, String second,
                   String comment) implements AlarmCommand {}

    /** Returns the alarm to service; the comment is the record of the function test. */
    record ReturnToService(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /**
     * Ends the alarm of a rule that is not configured any more; the comment is the reason.
     *
     * @param isForced whether to end it although it is not normal
     * @param second   another person who agrees, authenticated; or null
     */
    record Decommission(String alarmId, PointId point, String actor, boolean isForced, String second, String comment)
            implements AlarmCommand {}
}
