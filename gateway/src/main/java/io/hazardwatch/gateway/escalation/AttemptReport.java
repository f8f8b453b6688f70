package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.MeansKind;

/** What became of the message of that key, which went to that person by that means. */
public record AttemptReport(String key, String person, MeansKind means, String address, AttemptResult result) {}
