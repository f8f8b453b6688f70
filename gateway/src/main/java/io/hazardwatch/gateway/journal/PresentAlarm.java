package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.TransitionType;

/**
 * An alarm as it stands, for somebody who is about to be told of it.
 *
 * @param alarm   null when the journal does not know it
 * @param seq     the entry that made it so; 0 = none
 * @param type    that entry's type; null = none
 * @param toldSeq the newest entry of the alarm the receiver has been told of; 0 = none
 */
public record PresentAlarm(Alarm alarm, long seq, TransitionType type, long toldSeq) {}
