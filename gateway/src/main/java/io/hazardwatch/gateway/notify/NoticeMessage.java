package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.journal.Notice;

/**
 * What is to be said now.
 *
 * @param notice the outbox row: what happened
 * @param alarm  the alarm as it stands at sending, which may have moved on since; null when the journal does not know it
 * @param sentAt ms since the epoch
 */
public record NoticeMessage(Notice notice, Alarm alarm, long sentAt) {}
