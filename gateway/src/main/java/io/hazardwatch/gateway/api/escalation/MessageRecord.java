package io.hazardwatch.gateway.api.escalation;

/**
 * A message to a person as proof of delivery. Times are ms since the epoch, 0 = not (yet).
 *
 * @param purpose     CALL, NEWS, ...
 * @param level       level of the chain; null for news
 * @param means       kind of means
 * @param channel     null before it was first sent
 * @param state       how far it has come
 * @param result      the provider's words, or how the person answered; null if nothing is known
 * @param text        what was said, without the ways to answer; null before it was first sent
 * @param plannedAt   when the decision to send it was committed
 * @param isTakenBack whether it was no longer wanted
 */
public record MessageRecord(long id, String subject, long occurrence, long annSeq, String purpose, String level, String person, String means,
                            String channel, String state, String result, String text, int attempts, long plannedAt, long nextAt, long acceptedAt,
                            long deliveredAt, long seenAt, long answeredAt, boolean isTakenBack) {}
