package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.ContactMeansKind;

/** Somebody for whom a provider took a message, and by which means it last did: news goes the same way. */
public record NotifiedPerson(String person, ContactMeansKind means, String address) {}
