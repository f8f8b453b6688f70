package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Ports;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stopped while everybody is connected. */
@ExtendWith(LeakCheck.class)
class StopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @BeforeEach
    void writePlant() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("lel", GAS)));
    }

    @Test
    void consolesAndDevicesConnected_endsInTimeAndLetsThemGo() throws Exception {
        RunningGateway gateway = RunningGateway.start(directory);
        int port = gateway.mqttPort();
        try (Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE);
                LiveSocket live = new LiveSocket(gateway.httpPort(), RunningGateway.USER, RunningGateway.PASSWORD, "")) {
            assertEquals("snapshot", live.next().get("type").asText());
            publisher.publish(topic("gd-1"), "{\"lel\":30}");
            assertTimeout(PATIENCE, gateway::close);
            Await.until("the device sees the end", () -> !publisher.isConnected());
            assertFalse(Ports.isOpen(port));
        }
    }

    @Test
    void stoppedTwice_theSecondTimeDoesNothing() throws Exception {
        RunningGateway gateway = RunningGateway.start(directory);
        gateway.close();
        assertTimeout(PATIENCE, gateway::close);
        try (RunningGateway again = RunningGateway.start(directory)) {
            assertEquals("A", new ControlRoom(again.client()).state(alarmId("gd-1", "lel")));
        }
    }
}
