package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.RejectReason;

/**
 * One payload, or one value of one, that could not be used.
 *
 * @param arrivalMillis when it came, ms since the epoch
 * @param detail        what exactly is wrong, for people; may be null
 * @param excerpt       the first bytes of the payload as text
 * @param length        how long the payload was, in bytes
 */
public record Rejected(long arrivalMillis, Origin origin, RejectReason reason, String detail, String excerpt,
                       int length) {}
