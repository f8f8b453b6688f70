package io.hazardwatch.gateway.intake;

/** Gives each connection thread its funnel. */
public interface Funnels {
    /** @param onProgress called, from any thread and coalesced, when tokens became durable or room was made */
    Funnel open(Runnable onProgress);
}
