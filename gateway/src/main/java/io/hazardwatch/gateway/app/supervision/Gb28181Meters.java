package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.intake.gb28181.Gb28181Counters;

/** Public names of the counters of GB/T 28181. No state. */
public final class Gb28181Meters {
    private Gb28181Meters() {}

    /** Publishes them. */
    public static void watch(Meters meters, Gb28181Counters port) {
        for (Gb28181Counters.Result result : Gb28181Counters.Result.values()) {
            meters.counter("hazardwatch.gb28181.requests", "result", result.label(), "GB/T 28181 requests by their result", () -> port.of(result));
        }
        meters.counter("hazardwatch.gb28181.datagrams", "GB/T 28181 datagrams received", port::datagrams);
        meters.gauge("hazardwatch.gb28181.platforms", "GB/T 28181 platforms that are registered", port::registered);
    }
}
