package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;

/**
 * One row of the outbox: one channel to be told of one journal entry.
 *
 * @param seq        the entry
 * @param occurrence with {@code annSeq} and {@code channel} what a receiver tells repetitions by
 * @param type       the entry's type
 * @param priority   the alarm's when the entry was committed; the more urgent goes first
 * @param attempts   how often it was claimed
 * @param createdAt  when the entry was committed, ms since the epoch
 * @param nextAt     when it is due
 * @param acceptedAt 0 until the provider said yes
 * @param lastError  of the last failed attempt, or null
 */
public record Notice(long id, long seq, String alarmId, long occurrence, long annSeq, TransitionType type,
                     Priority priority, String channel, NoticeState state, int attempts, long createdAt, long nextAt,
                     long acceptedAt, String lastError) {}
