package io.hazardwatch.gateway.intake.mqtt;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The ports of one listener. Any thread.
 *
 * <p>Several servers of one Vert.x share a port when they ask for the same number; for "any free port" Vert.x expects a
 * negative number as its name. Each listener takes its own, so two listeners never share by accident.
 */
final class MqttPorts {
    private static final AtomicInteger STANDING_FOR_ANY = new AtomicInteger(-10_000);

    private final int any = STANDING_FOR_ANY.getAndAdd(-3);
    private volatile int port = -1;
    private volatile int tlsPort = -1;

    int shared(int wanted) {
        return wanted == 0 ? any : wanted;
    }

    int sharedTls(int wanted) {
        return wanted == 0 ? any - 1 : wanted;
    }

    /** Port name of the WebSocket listener, which always takes a free port. */
    int sharedPiped() {
        return any - 2;
    }

    void bound(int actual) {
        port = actual;
    }

    void tlsBound(int actual) {
        tlsPort = actual;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }
}
