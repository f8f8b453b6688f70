package io.hazardwatch.gateway.intake;

/** Gives each connection thread its funnel. */
public interface ReadingIngests {
    /** @param onProgress called, from any thread and coalesced, when tokens became durable or room was made */
    ReadingIngest open(Runnable onProgress);
}
