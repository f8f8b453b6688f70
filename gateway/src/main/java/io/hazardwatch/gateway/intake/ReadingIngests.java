package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.decode.DecodeLimits;

/** Creates the ingest of each connection thread. */
public interface ReadingIngests {
    /** @param onProgress called, from any thread and coalesced, when tokens became durable or room was made */
    ReadingIngest open(Runnable onProgress);

    /** How far times may lie from the arrival, and how many values one message may have. */
    default DecodeLimits limits() {
        return DecodeLimits.STANDARD;
    }
}
