package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Device;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;

/** Values that are told and values that are read, which may pass each other on the way. Times in seconds. */
class OpcUaTimesTest {
    private final OpcUaNode node = new OpcUaNode(new NodeId(2, "level"), Device.of(new DeviceId("e", "s", "d"), List.of()), 0,
            new MessageOrigin("opcua", "", "", "e", ""));
    private final OpcUaTimes times = new OpcUaTimes();

    private long change(long stated, long arrival) {
        long time = times.ofChange(node, stated);
        times.passed(node, stated, time, arrival, true);
        return time;
    }

    private long read(long stated, long asked) {
        long time = times.ofRead(node, stated, asked);
        if (time != OpcUaTimes.OVERTAKEN) {
            times.passed(node, stated, time, asked, false);
        }
        return time;
    }

    @Test
    void valueThatHasNotChanged_countsWhenItWasRead() {
        assertEquals(5, change(5, 6));
        assertEquals(100, read(5, 100));
        assertEquals(200, read(5, 200));
        assertEquals(205, change(205, 206));
    }

    @Test
    void readThatAChangeHasOvertaken_countsNoMore() {
        change(5, 6);
        change(101, 102);
        assertEquals(OpcUaTimes.OVERTAKEN, read(5, 100), "asked before the change came, and it says what was before it");
        assertEquals(110, read(101, 110));
    }

    @Test
    void changeOfBeforeTheConfirmation_comesAfterIt() {
        change(5, 6);
        assertEquals(100, read(5, 100));
        assertEquals(101, change(99, 103), "the read came too early for it, or the clocks differ");
        assertEquals(102, change(100, 104));
        assertEquals(103, change(101, 105), "later than all before");
        assertEquals(104, change(104, 105));
    }

    @Test
    void valueThatIsReadBeforeItIsTold_countsOnce_atItsOwnTime() {
        change(5, 6);
        assertEquals(99, read(99, 100));
        assertEquals(99, change(99, 103));
    }

    @Test
    void lateValue_keepsItsTime_andAClockThatIsSetBackDoesNotEndConfirmations() {
        change(50, 51);
        assertEquals(20, change(20, 60));
        assertEquals(100, read(20, 100));
        assertEquals(200, read(10, 200), "nothing has been told since: the clock of the server was set back");
    }

    @Test
    void clockThatIsAhead_doesNotHoldBackWhatComesAfterIt() {
        assertEquals(280, change(280, 100), "less ahead than would be refused");
        assertEquals(281, change(281, 101));
        assertEquals(102, change(102, 102), "the clock of the server was set right");
        assertEquals(110, change(110, 110), "eight after the one before, not one after the other");
        assertEquals(120, read(110, 120));
        assertEquals(125, change(125, 126));
    }

    @Test
    void clockOfTheGatewayThatIsSetBack_doesNotHoldBackEither() {
        assertEquals(5_000, change(5_000, 5_001));
        assertEquals(100, change(100, 101));
        assertEquals(110, read(100, 110));
        assertEquals(120, change(120, 121));
    }

    @Test
    void nodeThatIsFollowedOn_keepsItsTimes_andOthersAreForgotten() {
        change(5, 6);
        read(5, 100);
        times.follow(Stream.of(node));
        assertEquals(101, change(99, 103));
        times.follow(Stream.of());
        assertEquals(100, change(100, 104), "as if it were the first");
    }
}
