package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.MeansKind;

/** Somebody for whom a provider took a message, and by which means it last did: news goes the same way. */
public record ToldPerson(String person, MeansKind means, String address) {}
