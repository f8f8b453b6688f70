package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.people.ContactMeansKind;

/**
 * A message to be sent to one person by one means. The text is made when it is sent.
 *
 * @param key       idempotency key: the same on every attempt of this message
 * @param level     level for which the person is called; null for news
 * @param round     round of calls of the escalation
 * @param dueMillis earliest time of sending, ms since the epoch
 */
public record PlannedCall(String key, String person, ContactMeansKind means, String address, String level, long round, MessagePurpose purpose,
                          long dueMillis) {}
