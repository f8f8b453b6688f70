package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.model.Loopback;
import java.nio.file.Path;

/**
 * Settings of the ports for CoAP.
 *
 * @param port             without encryption; -1 = off, 0 = any free one
 * @param isPlainForOthers whether the port without encryption may be open to other machines
 * @param dtlsPort         with DTLS; -1 = off, 0 = any free one
 * @param certificate      PEM chain that the DTLS port shows
 * @param key              its PEM key (PKCS 8)
 * @param payloadBytesMax  larger payloads are refused, in one piece or in blocks
 * @param rememberedMax    requests that are remembered, so that their repetitions get the same answer; of each port
 * @param waitingMax       requests that may wait until their readings are durable
 * @param blockBytesMax    bytes of all payloads that are coming in blocks, of each port
 * @param sessionsMax      sessions of DTLS
 */
public record CoapSettings(String host, int port, boolean isPlainForOthers, int dtlsPort, Path certificate, Path key, int payloadBytesMax,
                           int rememberedMax, int waitingMax, int blockBytesMax, int sessionsMax) {
    /** No port. */
    public static final CoapSettings OFF = new CoapSettings("127.0.0.1", -1, false, -1, null, null, 0, 0, 0, 0, 0);

    public boolean isOn() {
        return port >= 0 || dtlsPort >= 0;
    }

    /** Whether only this machine reaches the ports. */
    public boolean isLoopback() {
        return Loopback.is(host);
    }

    /** Whether secrets and readings may come in clear from other machines. */
    public boolean isInClear() {
        return port >= 0 && !isLoopback();
    }

    /** Payloads that may be coming in blocks at the same time. */
    int transfersMax() {
        return Math.max(1, blockBytesMax / payloadBytesMax);
    }
}
