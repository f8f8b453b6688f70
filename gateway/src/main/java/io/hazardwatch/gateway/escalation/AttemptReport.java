package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.ContactMeansKind;

/** What became of the message of that key, which went to that person by that means. */
public record AttemptReport(String key, String person, ContactMeansKind means, String address, AttemptResult result) {}
