package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.people.ContactMeansKind;

/**
 * A means of a person that a provider says cannot work.
 *
 * @param person   id of the person
 * @param why      the provider's words, for people
 * @param sentAt   when the message was sent that showed it, ms since the epoch
 * @param atMillis when the provider said so, ms since the epoch
 */
public record FailedMeans(String person, ContactMeansKind means, String address, String why, long sentAt, long atMillis) {}
