package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.people.Language;

/**
 * One message to one person by one means, rendered at the moment of sending.
 *
 * @param key      idempotency key: the same on every attempt of the same message, passed to the provider where it takes one
 * @param person   id of the person
 * @param means    which means of the person
 * @param address  the person's address of that kind
 * @param priority null if it is about no alarm
 * @param text     what is sent
 * @param answer   how to answer; null if no answer is asked for
 * @param sentAt   ms since the epoch
 */
public record PersonMessage(String key, String person, ContactMeansKind means, String address, Language language, MessageNature nature,
                            MessagePurpose purpose, Priority priority, MessageText text, AnswerWays answer, long sentAt) {}
