package io.hazardwatch.gateway.intake.modbus;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.modbus.ModbusValues;
import io.hazardwatch.gateway.intake.modbus.ModbusSlave.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Readings of one bus on their way to the lanes, and what is told of its devices. Event loop only. */
final class BusReadings {
    static final byte[] NOTHING_TO_SHOW = {};

    private record Offer(PolledDevice device, Decoded values, byte[] shown, long arrivalMillis) {}

    private final BusMaster master;
    private final ModbusLoop loop;
    private final Deque<Offer> offers = new ArrayDeque<>();

    BusReadings(BusMaster master, ModbusLoop loop) {
        this.master = master;
        this.loop = loop;
    }

    /** Whether there was no room for some. */
    boolean isWaiting() {
        return !offers.isEmpty();
    }

    void clear() {
        offers.clear();
    }

    void add(PolledDevice device, Decoded values, byte[] shown) {
        offers.add(new Offer(device, values, shown, loop.nowMillis()));
    }

    /** Offers what waits, as far as there is room. */
    void passOn() {
        for (Offer next = offers.peek(); next != null; next = offers.peek()) {
            if (!loop.isOffered(master, next.device(), next.values(), next.shown(), next.arrivalMillis())) {
                return;
            }
            offers.remove();
        }
    }

    /** The slave answers. */
    void back(ModbusSlave slave, List<PolledDevice> devices) {
        if (slave.state == State.ANSWERING) {
            return;
        }
        slave.state = State.ANSWERING;
        for (PolledDevice each : devices) {
            if (each.slave() == slave) {
                each.isLost = false;
                loop.back(each.device().id());
            }
        }
    }

    /**
     * Nothing is known of the device any more; told once. Values that are no longer true are followed by bad readings of the very moment, so
     * that these do not count as a sign of life.
     */
    void lose(PolledDevice device) {
        if (device.isLost) {
            return;
        }
        device.isLost = true;
        long now = loop.nowMillis();
        loop.lost(device.device().id(), now);
        if (device.hasAnswered) {
            Decoded unknown = new Decoded();
            device.blocks().forEach(block -> ModbusValues.unknown(block, now, unknown));
            offers.add(new Offer(device, unknown, NOTHING_TO_SHOW, now));
        }
    }
}
