package io.hazardwatch.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadPartsTest {
    @Test
    void acksCutAnywhere_readTheSame() {
        byte[] bytes = {0x20, 2, 0, 0, 0x40, 2, 0, 1, 0x40, 2, 1, 2, 0x40, 2, (byte) 0x80, 0};
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                List<Integer> seen = new ArrayList<>();
                AckReader reader = new AckReader(new Recorder(seen));
                reader.read(Unpooled.wrappedBuffer(bytes, 0, first));
                reader.read(Unpooled.wrappedBuffer(bytes, first, second - first));
                reader.read(Unpooled.wrappedBuffer(bytes, second, bytes.length - second));
                assertEquals(List.of(-1000, 1, 258, 32768), seen);
            }
        }
    }

    @Test
    void otherPacket_refused() {
        AckReader reader = new AckReader(new Recorder(new ArrayList<>()));
        assertThrows(IllegalStateException.class, () -> reader.read(Unpooled.wrappedBuffer(new byte[] {0x30, 2, 0, 0})));
    }

    private record Recorder(List<Integer> seen) implements AckReader.Listener {
        @Override
        public void onConnack(int code) {
            seen.add(-1000 - code);
        }

        @Override
        public void onPuback(int packetId) {
            seen.add(packetId);
        }
    }

    @Test
    void windowFull_opensAgainWithTheOldestIdentifierOnly() {
        InFlight inFlight = new InFlight(4);
        LoadDevice device = new LoadDevice(new LoadSites(1, 1, 1).device(0), 1, 1);
        for (int i = 1; i <= 4; i++) {
            assertEquals(i, inFlight.open(device, 100 + i));
        }
        assertTrue(inFlight.isFull());
        assertEquals(103, inFlight.close(3));
        assertTrue(inFlight.isFull(), "identifier 1 comes next and is still in use");
        assertEquals(101, inFlight.close(1));
        assertEquals(1, inFlight.open(device, 105));
        assertEquals(InFlight.FREE, inFlight.close(3), "a second acknowledgement is a stray");
        assertEquals(InFlight.FREE, inFlight.close(9));
        assertEquals(2, device.acked());
    }

    @Test
    void pacedOverTwoConnections_everyMessageDueAtItsOwnTime() {
        Pace second = Pace.of(1_000, 1_000 + 1_000_000_000L, 1000, 1, 2);
        assertEquals(0, second.dueBy(1_000 + 999_999));
        assertEquals(1, second.dueBy(1_000 + 1_000_000));
        assertEquals(1_000 + 1_000_000, second.dueNanos(0, 0));
        assertEquals(1_000 + 3_000_000, second.dueNanos(1, 0));
        assertEquals(500, second.dueBy(Long.MAX_VALUE), "half of a second's thousand, and none after the end");
    }

    @Test
    void unpaced_dueAlwaysBetweenStartAndEnd() {
        Pace pace = Pace.of(10, 20, 0, 0, 1);
        assertEquals(0, pace.dueBy(9));
        assertEquals(Long.MAX_VALUE, pace.dueBy(10));
        assertEquals(0, pace.dueBy(20));
    }

    @Test
    void liveFrame_matchedWithItsDueAlarmOnce() throws IOException {
        LiveWatcher watcher = new LiveWatcher();
        watcher.expect("load/s00/d0000/p0", 1_000_000);
        watcher.expect("load/s00/d0001/p0", 2_000_000);
        String raised = "{\"type\":\"alarm\",\"seq\":1,\"alarm\":{\"point\":\"load/s00/d0000/p0\",\"kind\":\"limit\",\"active\":true}}";
        watcher.onFrame("{\"type\":\"heartbeat\",\"seq\":0}", 1);
        watcher.onFrame(raised.replace("true", "false"), 2_000_000);
        watcher.onFrame(raised.replace("limit", "rate"), 2_000_000);
        watcher.onFrame(raised, 3_000_000);
        watcher.onFrame(raised, 9_000_000);
        assertEquals(1, watcher.latency().getTotalCount());
        assertEquals(2_000_000, watcher.latency().getMaxValue(), 2_000);
        assertEquals(1, watcher.missing());
    }
}
