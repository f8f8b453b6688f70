package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.journal.Notice;

/**
 * A message to send now.
 *
 * @param notice the outbox row: what happened
 * @param alarm the alarm's state at sending, which may be newer; null if the journal does not know it
 * @param sentAt ms since the epoch
 */
public record NoticeMessage(Notice notice, Alarm alarm, long sentAt) {}
