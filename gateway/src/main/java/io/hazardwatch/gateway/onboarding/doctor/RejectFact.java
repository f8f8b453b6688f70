package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.RejectReason;

/** A reject in quarantine: when (ms since the epoch), where it was sent, why, with the beginning of its payload. */
public record RejectFact(long atMillis, String topic, RejectReason reason, String detail, String excerpt) {}
