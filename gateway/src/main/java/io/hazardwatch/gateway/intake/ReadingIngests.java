package io.hazardwatch.gateway.intake;

/** Creates the ingest of each connection thread. */
public interface ReadingIngests {
    /** @param onProgress called, from any thread and coalesced, when tokens became durable or room was made */
    ReadingIngest open(Runnable onProgress);
}
