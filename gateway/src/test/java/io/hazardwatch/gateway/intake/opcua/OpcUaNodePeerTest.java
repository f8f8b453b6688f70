package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import io.hazardwatch.gateway.testkit.NodeOpcUaServer;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The client against a server of another implementation, encrypted, with an alarm that stands before the connection. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class OpcUaNodePeerTest {
    private static final DeviceId ID = new DeviceId("acme", "depot", "plc");

    private final FakeIngests ingests = new FakeIngests();
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    @TempDir
    private Path directory;

    private static Point point(String name, int index) {
        return new Point(index, ID.point(name), Text.of(name), "", 0, 1_000, 1_000, 0, List.of(), List.of(), null);
    }

    private OpcUaSubscriber subscriber(String url) {
        Registry plant = Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0, ZoneOffset.UTC, List.of(),
                List.of(Device.of(ID, List.of(point("level", 0), point("alarm", 1), point("other", 2)), new OpcUaBinding("peer",
                        Map.of("nsu=urn:peer:plant;s=level", "level"), Map.of("2:level/HighLevel", "alarm",
                                "nsu=urn:peer:plant;s=pressure/HighLevel", "other"), true))))));
        ConnectionListener nobody = new ConnectionListener() {
            @Override
            public void lost(DeviceId device, long atMillis) { }

            @Override
            public void back(DeviceId device) { }
        };
        return new OpcUaSubscriber(new OpcUaServerSettings("peer", url, OpcUaSecurity.SIGN_AND_ENCRYPT, null, null, 100, 50, 10, 0, 60_000, 1_000),
                directory, new OpcUaSubscriber.Parts(() -> plant, ingests, new Quarantine(), nobody, (where, defect) -> defects.add(defect),
                        Clock.SYSTEM, Thread::new));
    }

    private boolean hasCome(String start, String end) {
        return ingests.payloads().stream().anyMatch(each -> each.startsWith(start) && each.endsWith(end));
    }

    @Test
    void serverOfAnotherImplementation_isFollowed_withTheAlarmThatStandsAlready() throws Exception {
        try (NodeOpcUaServer server = new NodeOpcUaServer(directory.resolve("peer"))) {
            server.level(95);
            try (OpcUaSubscriber subscriber = subscriber(server.url())) {
                subscriber.start();
                Await.until("told", () -> subscriber.trouble() != null && subscriber.trouble().contains("not trusted"));
                try (Stream<Path> waiting = Files.list(directory.resolve("waiting"))) {
                    Path file = waiting.findFirst().orElseThrow();
                    Files.move(file, directory.resolve("trusted").resolve(file.getFileName()));
                }
                Await.until("the value", () -> hasCome("plc 0@", "=95.0/GOOD"));
                Await.until("the alarm that stood before", () -> hasCome("plc 1@", "=150.0/GOOD"));
                Await.until("the one that does not stand is over", () -> hasCome("plc 2@", "=0.0/GOOD"));
                assertFalse(hasCome("plc 1@", "=0.0/GOOD"));
                server.level(20);
                Await.until("the next value", () -> hasCome("plc 0@", "=20.0/GOOD"));
                Await.until("the alarm is over", () -> hasCome("plc 1@", "=0.0/GOOD"));
            }
        }
        assertEquals(List.of(), List.copyOf(defects));
    }
}
