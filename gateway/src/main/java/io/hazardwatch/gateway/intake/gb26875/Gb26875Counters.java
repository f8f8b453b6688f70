package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.intake.tcp.TcpCounters;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the port for GB/T 26875.3; read by any thread, written by its event loop. */
public final class Gb26875Counters extends TcpCounters {
    final LongAdder frames = new LongAdder();
    final LongAdder confirmed = new LongAdder();
    final LongAdder denied = new LongAdder();
    final LongAdder unknownDevices = new LongAdder();

    Gb26875Counters(ConnectionBounds bounds) {
        super(bounds);
    }

    /** Frames of known devices with a right checksum. */
    public long frames() {
        return frames.sum();
    }

    /** Frames that were confirmed. */
    public long confirmed() {
        return confirmed.sum();
    }

    /** Frames that were denied. */
    public long denied() {
        return denied.sum();
    }

    /** Frames with an address that no device has. */
    public long unknownDevices() {
        return unknownDevices.sum();
    }

}
