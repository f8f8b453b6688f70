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

    /** What the person says about it; empty rather than null. */
    String comment();

    /** Acknowledges exactly what the person saw. */
    record Acknowledge(String alarmId, PointId point, String actor, long occurrence, long annSeq, String comment)
            implements AlarmCommand {}

    /** Releases the latch of F. */
    record Reset(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}

    /** Adds a remark; no state change. */
    record Comment(String alarmId, PointId point, String actor, String comment) implements AlarmCommand {}
}
