package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.TransitionType;

/**
 * The present state of an alarm for a receiver that is about to be notified.
 *
 * @param alarm null if the journal does not know it
 * @param seq the entry of its last change; 0 = none
 * @param type that entry's type; null = none
 * @param toldSeq the newest entry of the alarm that the receiver was sent; 0 = none
 */
public record PresentAlarm(Alarm alarm, long seq, TransitionType type, long toldSeq) {}
