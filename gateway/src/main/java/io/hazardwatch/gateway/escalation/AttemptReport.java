package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.ContactMeansKind;

/** Result of one message. */
public record AttemptReport(String key, String person, ContactMeansKind means, String address, AttemptResult result) {}
