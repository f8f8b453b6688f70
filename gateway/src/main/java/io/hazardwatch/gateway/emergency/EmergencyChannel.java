package io.hazardwatch.gateway.emergency;

import java.util.concurrent.CompletableFuture;

/** One emergency way to people. Any thread. */
public interface EmergencyChannel {
    /** How long one attempt may take in total, ms. */
    long ATTEMPT_MILLIS_MAX = 10_000;

    /** Its name in {@code emergency.yaml}. */
    String id();

    /**
     * Sends a message; never blocks.
     *
     * @return completes within {@value #ATTEMPT_MILLIS_MAX} ms: null if it was taken, otherwise why not; never fails
     */
    CompletableFuture<String> send(EmergencyMessage message);
}
