package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.LaneRecord;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final LaneRecord outputs = new LaneRecord();
    private final AtomicInteger progress = new AtomicInteger();
    private final Inbox inbox = new Inbox(4096, progress::incrementAndGet);
    private final Lane lane = new Lane(0, 1, Registry.EMPTY, AlarmPolicy.STANDARD, List.of(), outputs, 0);

    @Test
    void oneMessage_isDurableOnlyAfterTheLaneTookIt() {
        lane.connect(inbox);
        long position = inbox.offer(message(3), 7);
        assertTrue(inbox.durable() < position);
        assertEquals(3, lane.work(8));
        assertEquals(position, inbox.durable());
        assertEquals(1, progress.get());
        assertEquals(List.of(0.0, 1.0, 2.0), outputs.kept().stream().map(LaneRecord.Kept::value).toList());
    }

    @Test
    void noRoomForWholeMessage_takesNothing() {
        lane.connect(inbox);
        inbox.offer(message(4000), 1);
        assertEquals(Inbox.FULL, inbox.offer(message(97), 1));
        assertEquals(4096, inbox.offer(message(96), 1));
        assertEquals(4096, inbox.depth());
    }

    @Test
    void historyHasNoRoom_laneWaitsAndNothingIsLost() {
        lane.connect(inbox);
        inbox.offer(message(10), 1);
        outputs.room(0);
        assertEquals(0, lane.work(1));
        outputs.room(4);
        assertEquals(4, lane.work(2));
        assertEquals(4, inbox.durable());
        outputs.room(100);
        assertEquals(6, lane.work(3));
        assertEquals(10, outputs.kept().size());
    }

    @Test
    void ringWrapsManyTimes_everyReadingArrivesOnceInOrder() {
        lane.connect(inbox);
        int sent = 0;
        for (int round = 0; round < 1000; round++) {
            Decoded message = new Decoded();
            for (int i = 0; i < 1 + round % 37; i++) {
                message.add(0, 0, sent++, (byte) 0);
            }
            assertTrue(inbox.offer(message, 1) >= 0);
            lane.work(1);
        }
        assertEquals(sent, outputs.kept().size());
        for (int i = 0; i < sent; i++) {
            assertEquals(i, outputs.kept().get(i).value());
        }
    }

    private static Decoded message(int count) {
        Decoded message = new Decoded();
        for (int i = 0; i < count; i++) {
            message.add(0, 100 + i, i, (byte) 0);
        }
        return message;
    }
}
