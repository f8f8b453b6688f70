package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.intake.tcp.TcpListener;
import io.hazardwatch.gateway.intake.tcp.TcpLoop;
import io.hazardwatch.gateway.intake.tcp.TcpSettings;
import java.util.concurrent.ThreadFactory;

/** The port to which devices that speak GB/T 26875.3 connect. Started and closed by one thread; the rest is the event loop's. */
public final class Gb26875Listener implements AutoCloseable {
    private final TcpListener port;
    private final Gb26875Loop loop;

    /**
     * Creates a port that is closed until {@link #start}.
     *
     * @param threads creates the one thread of the port
     */
    public Gb26875Listener(TcpSettings settings, TcpLoop.Parts parts, ThreadFactory threads) {
        this.port = new TcpListener("gb26875", settings, threads, () -> { });
        this.loop = new Gb26875Loop(parts, port.eventLoop(), port.bounds());
    }

    /** Opens the port; one that is taken is tried again. */
    public void start() {
        port.start(connection -> new Gb26875Connection(loop, connection));
    }

    /** The port, for health. */
    public TcpListener port() {
        return port;
    }

    /** Counters of the port. Any thread. */
    public Gb26875Counters counters() {
        return loop.counters();
    }

    /** Closes the port and every connection; what was not answered is sent again by the devices. */
    @Override
    public void close() {
        port.close(loop::close);
    }
}
