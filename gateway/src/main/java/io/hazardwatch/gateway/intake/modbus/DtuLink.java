package io.hazardwatch.gateway.intake.modbus;

import java.util.HexFormat;

/** A bus whose DTU dials in; its connection comes from {@link DtuConnection}. */
record DtuLink(BusMaster master) implements BusLink {
    /** What the DTU sends first. */
    byte[] registration() {
        return HexFormat.of().parseHex(master.bus().registration());
    }

    @Override
    public void open() {
        // the DTU does
    }

    @Override
    public void close() {
        master.close();
    }
}
