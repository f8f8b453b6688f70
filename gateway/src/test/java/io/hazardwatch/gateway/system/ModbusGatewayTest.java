package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.ModbusSlaveSocket;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway with a device that is read by Modbus. */
@ExtendWith(LeakCheck.class)
class ModbusGatewayTest {
    private static final String SITE = """
            enterprise: acme
            site: yard
            timezone: UTC
            devices:
              - id: d
                modbus:
                  host: 127.0.0.1
                  port: %d
                  period: 100ms
                  timeout: 100ms
                  registers: [{point: h2s, address: 0, scale: %s}]
                points: [{id: h2s, unit: ppm, range: [0, 100], limits: {H: {at: 10, priority: P2}}}]
            """;

    @TempDir
    private Path directory;

    @Test
    void valueOverTheLimit_isAnAlarm_silenceIsOneToo_andAReloadedSiteIsFollowed() throws Exception {
        AtomicBoolean isDead = new AtomicBoolean();
        try (ModbusSlaveSocket slave = new ModbusSlaveSocket((asked, out) -> isDead.get() ? null : ModbusSlaveSocket.registers(3, 115))) {
            Path site = Files.createDirectories(directory.resolve("config/sites")).resolve("yard.yaml");
            Files.writeString(site, SITE.formatted(slave.port(), "0.1"));
            Files.writeString(directory.resolve("config/gateway.yaml"), """
                    modbus: {poll: true, port: 0}
                    history: {store: discard}
                    alarms: {lineGrace: 1s}
                    """);
            try (RunningGateway gateway = RunningGateway.start(directory, Map.of())) {
                Await.until("the alarm", () -> alarms(gateway).contains("acme.yard.d.h2s.high"));
                Await.until("the value", () -> gateway.client().get("/api/v1/points/acme/yard/d/h2s").text().contains("11.5"));
                assertTrue(gateway.client().get("/health/ready").body().toString().contains("\"modbus\""));
                Await.until("the bus is counted", () -> gateway.client().get("/metrics").text().contains("hazardwatch_modbus_connected 1.0"));

                isDead.set(true);
                Await.until("the communication alarm", () -> alarms(gateway).contains("communication"));
                isDead.set(false);
                Files.writeString(site, SITE.formatted(slave.port(), "0.5"));
                Await.until("the new scale is in force", () -> gateway.client().get("/api/v1/points/acme/yard/d/h2s").text().contains("57.5"));
            }
        }
    }

    private static String alarms(RunningGateway gateway) {
        JsonNode alarms = gateway.client().get("/api/v1/alarms?state=open").body().get("alarms");
        return alarms.toString();
    }
}
