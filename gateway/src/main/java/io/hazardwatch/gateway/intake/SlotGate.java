package io.hazardwatch.gateway.intake;

/** What hands out slots for messages at a rate. Any thread; takes no lock and allocates nothing. */
public interface SlotGate {
    /**
     * Reserves the next slot, behind all that were taken or reserved.
     *
     * @return nanoseconds until it comes; 0 if it is there
     */
    long reserve(long nowNanos, long nowMillis);
}
