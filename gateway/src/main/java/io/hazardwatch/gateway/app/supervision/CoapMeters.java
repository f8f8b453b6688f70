package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.intake.coap.CoapCounters;

/** Public names of the counters of CoAP. No state. */
public final class CoapMeters {
    private CoapMeters() {}

    /** Publishes them. */
    public static void watch(Meters meters, CoapCounters ports) {
        for (CoapCounters.Result result : CoapCounters.Result.values()) {
            meters.counter("hazardwatch.coap.requests", "result", result.label(), "CoAP requests by their result", () -> ports.of(result));
        }
        meters.counter("hazardwatch.coap.datagrams", "CoAP datagrams received, without those of handshakes", ports::datagrams);
        meters.counter("hazardwatch.coap.dropped.datagrams", "CoAP datagrams dropped because too many waited", ports::droppedDatagrams);
        meters.counter("hazardwatch.coap.duplicates", "CoAP requests that were repetitions", ports::duplicates);
        meters.counter("hazardwatch.coap.reused.ids", "CoAP requests with the message id of another request of their address, taken as new ones",
                ports::reusedIds);
        meters.counter("hazardwatch.coap.separate.answers", "CoAP requests acknowledged before their answer, because it took long",
                ports::separateAnswers);
        meters.counter("hazardwatch.coap.ended.sessions", "DTLS sessions ended because their credential was revoked", ports::endedSessions);
        meters.gauge("hazardwatch.coap.sessions", "DTLS sessions that have logged in", ports::sessions);
        meters.gauge("hazardwatch.coap.strange.sessions", "DTLS sessions that have not logged in", ports::strangers);
    }
}
