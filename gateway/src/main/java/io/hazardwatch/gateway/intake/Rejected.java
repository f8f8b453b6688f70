package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.RejectReason;

/**
 * An unusable payload, or an unusable value of one.
 *
 * @param arrivalMillis arrival time, ms since the epoch
 * @param detail        the exact fault, for people; may be null
 * @param excerpt       the first bytes of the payload as text
 * @param length        length of the payload in bytes
 */
public record Rejected(long arrivalMillis, MessageOrigin origin, RejectReason reason, String detail, String excerpt,
                       int length) {}
