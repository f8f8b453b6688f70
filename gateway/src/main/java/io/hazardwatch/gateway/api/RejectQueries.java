package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.model.RejectReason;
import java.util.List;

/** What is in quarantine. Any thread; must not block. */
@FunctionalInterface
public interface RejectQueries {
    /**
     * One payload, or one value of one, that could not be used.
     *
     * @param detail  what exactly is wrong, or null
     * @param excerpt the first bytes as text
     * @param length  bytes of the whole payload
     */
    record Reject(long arrivalMillis, String enterprise, String door, String credential, String topic,
                  RejectReason reason, String detail, String excerpt, int length) {}

    /** The latest rejects, latest first; {@code enterprise} null for all. */
    List<Reject> recent(String enterprise);
}
