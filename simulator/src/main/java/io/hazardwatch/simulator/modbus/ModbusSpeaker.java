package io.hazardwatch.simulator.modbus;

import io.hazardwatch.simulator.field.FieldDevice;
import io.hazardwatch.simulator.field.Peer;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.scenario.Scenario.Speech;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A slave of a scenario behind a DTU that dials in: holds each point as a float of 32 bits in two registers, most significant first. */
public final class ModbusSpeaker implements FieldDevice {
    private static final int UNIT = 1;
    private static final int READ_HOLDING = 3;
    private static final int ILLEGAL_FUNCTION = 1;
    private static final int ILLEGAL_ADDRESS = 2;
    private static final long HEARTBEAT_MILLIS = 30_000;
    private static final int NOTHING = -1;

    private final Peer peer;
    private final Speech speech;
    private final Map<Integer, Integer> registers = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);

    /** The DTU dials in with the first values; the first register of each point is what the scenario calls it. */
    public ModbusSpeaker(Peer peer, Speech speech) {
        this.peer = peer;
        this.speech = speech;
    }

    @Override
    public synchronized void offer(Row row) {
        boolean isFirst = registers.isEmpty();
        for (Sample sample : row.samples()) {
            int first = Integer.parseInt(speech.items().get(sample.point()));
            int bits = Float.floatToIntBits((float) sample.value());
            registers.put(first, bits >>> 16);
            registers.put(first + 1, bits & 0xFFFF);
        }
        if (isFirst) {
            Thread.ofPlatform().daemon().name("dtu").start(new DtuDialler(peer.host(), peer.port(), speech.id(), "PING", HEARTBEAT_MILLIS,
                    (unit, request) -> unit == UNIT ? answer(ByteBuffer.wrap(request)) : null, stop));
        }
    }

    private synchronized byte[] answer(ByteBuffer request) {
        int function = request.get() & 0xFF;
        if (function != READ_HOLDING) {
            return new byte[] {(byte) (function + 128), ILLEGAL_FUNCTION};
        }
        int address = request.getShort() & 0xFFFF;
        int count = request.getShort() & 0xFFFF;
        ByteBuffer pdu = ByteBuffer.allocate(2 + 2 * count).put((byte) function).put((byte) (2 * count));
        for (int i = address; i < address + count; i++) {
            int value = registers.getOrDefault(i, NOTHING);
            if (value == NOTHING) {
                return new byte[] {(byte) (function + 128), ILLEGAL_ADDRESS};
            }
            pdu.putShort((short) value);
        }
        return pdu.array();
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
