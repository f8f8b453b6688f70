package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.intake.tcp.TcpListener;
import io.hazardwatch.gateway.intake.tcp.TcpLoop;
import io.hazardwatch.gateway.intake.tcp.TcpSettings;
import java.util.concurrent.ThreadFactory;

/** The port to which devices that speak HJ 212 connect. Started and closed by one thread; the rest is the event loop's. */
public final class Hj212Listener implements AutoCloseable {
    private final TcpListener port;
    private final Hj212Loop loop;

    /**
     * Creates a port that is closed until {@link #start}.
     *
     * @param threads creates the one thread of the port
     */
    public Hj212Listener(TcpSettings settings, TcpLoop.Parts parts, ThreadFactory threads) {
        this.port = new TcpListener("hj212", settings, threads, () -> { });
        this.loop = new Hj212Loop(parts, port.eventLoop(), port.bounds());
    }

    /** Opens the port; one that is taken is tried again. */
    public void start() {
        port.start(connection -> new Hj212Connection(loop, connection));
    }

    /** The port, for health. */
    public TcpListener port() {
        return port;
    }

    /** Counters of the port. Any thread. */
    public Hj212Counters counters() {
        return loop.counters();
    }

    /** Closes the port and every connection; what was not answered is sent again by the devices. */
    @Override
    public void close() {
        port.close(loop::close);
    }
}
