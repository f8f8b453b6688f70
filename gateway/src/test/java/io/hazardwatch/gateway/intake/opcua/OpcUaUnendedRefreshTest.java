package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.OpcUaBinding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The client against a server that begins to tell its standing alarms and does not end. */
@ExtendWith(LeakCheck.class)
class OpcUaUnendedRefreshTest {
    private final FakeIngests ingests = new FakeIngests();
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private static Registry registry() {
        DeviceId id = new DeviceId("acme", "depot", "plc");
        Point alarm = new Point(0, id.point("high"), Text.of("high"), "", 0, 1_000, 1_000, 0, List.of(), List.of(), null);
        return Registry.of(List.of(Site.empty("acme", "depot").withDevices(List.of(Device.of(id, List.of(alarm), new OpcUaBinding("plc1", Map.of(),
                Map.of("Tank1/HighLevel", "high"), true))))));
    }

    private OpcUaSubscriber subscriber(OpcUaTestServer server) {
        Registry registry = registry();
        OpcUaServerSettings settings = new OpcUaServerSettings("plc1", server.url(), OpcUaSecurity.NONE, null, null, 50, 10, 10, 0, 20_000, 1_000);
        return new OpcUaSubscriber(settings, folder, new OpcUaSubscriber.Parts(() -> registry, ingests, new Quarantine(), new ConnectionListener() {
                    @Override
                    public void lost(DeviceId device, long atMillis) {}

                    @Override
                    public void back(DeviceId device) {}
                }, (where, defect) -> defects.add(defect), Clock.SYSTEM, Thread::new), OpcUaSubscriber.EVENTS_QUEUED_MIN, 0);
    }

    @Test
    void serverThatNeverEndsARefresh_isAskedAgainByTheSameSession() throws Exception {
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(), Map.of())) {
            server.leaveFirstRefreshOpen();
            try (OpcUaSubscriber subscriber = subscriber(server)) {
                subscriber.start();
                Await.until("over by the end of the next one", () -> ingests.payloads().stream().anyMatch(each -> each.endsWith("=0.0/GOOD")));
                assertTrue(subscriber.counters().unendedRefreshes() > 0);
                assertEquals(1, subscriber.counters().connects());
            }
        }
        assertEquals(List.of(), List.copyOf(defects));
    }
}
