package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.time.Instant;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;

/** Which readings come of the values of a server. Times in ms since the epoch, shown from the start of the test. */
class OpcUaIngestTest {
    private static final long T = 1_760_000_000_000L;
    private static final long YEAR = 31_536_000_000L;

    private final FakeClock clock = new FakeClock(T);
    private final FakeIngests ingests = new FakeIngests();
    private final OpcUaIngest ingest = new OpcUaIngest("plc", new OpcUaSubscriber.Parts(null, ingests, new Quarantine(), null, (where, thrown) -> { },
            clock, Thread::new), new OpcUaCounters(), () -> { });
    private final OpcUaNode node = new OpcUaNode(new NodeId(2, "level"), Device.of(new DeviceId("e", "s", "d"), List.of()), 0,
            new MessageOrigin("opcua", "", "", "e", ""));

    private static DataValue value(double number, long atMillis) {
        return new DataValue(Variant.ofDouble(number), StatusCode.GOOD, new DateTime(Instant.ofEpochMilli(T + atMillis)), null);
    }

    private void change(double number, long atMillis) {
        ingest.arrived(node, value(number, atMillis));
        ingest.pass();
    }

    private List<String> readings() {
        return ingests.payloads().stream().map(each -> each.replace(String.valueOf(T / 100_000), "")).toList();
    }

    @Test
    void valueOfTheFuture_isRefused_andThoseAfterItAreTaken() {
        for (int second = 1; second <= 4; second++) {
            clock.advance(1_000);
            change(second, second == 1 ? YEAR : second * 1_000);
        }
        clock.advance(1_000);
        ingest.refreshed(List.of(node), List.of(value(4, 4_000)), clock.millis());
        ingest.pass();
        assertEquals(List.of("d", "d 0@02000=2.0/GOOD", "d 0@03000=3.0/GOOD", "d 0@04000=4.0/GOOD", "d 0@05000=4.0/GOOD"), readings());
    }
}
