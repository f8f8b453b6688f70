package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.opcua.OpcUaTestServer;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway as client of an OPC UA server. */
@ExtendWith(LeakCheck.class)
class OpcUaGatewayTest {
    private static final String SITE = """
            enterprise: acme
            site: yard
            timezone: UTC
            devices:
              - id: d
                opcua:
                  server: plc1
                  nodes: {"nsu=urn:test:plant;s=h2s": h2s}
                  conditions: {Tank1/HighLevel: tank}
                points:
                  - {id: h2s, unit: ppm, range: [0, 100], limits: {H: {at: 10, priority: P2}}}
                  - {id: tank, range: [0, 1000], limits: {H: {at: 1, priority: P3}}}
            """;

    @TempDir
    private Path directory;

    private static DataValue value(double value) {
        DateTime now = now();
        return new DataValue(Variant.ofDouble(value), StatusCode.GOOD, now, now);
    }

    private static DateTime now() {
        return new DateTime(new Date());
    }

    @Test
    void serverThatAPersonTrusts_isFollowed_itsValuesAndMappedAlarmsRaiseAlarms_andItsSilenceIsOne() throws Exception {
        Files.writeString(Files.createDirectories(directory.resolve("config/sites")).resolve("yard.yaml"), SITE);
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(), Map.of("h2s", value(1)))) {
            Files.writeString(directory.resolve("config/gateway.yaml"), """
                    opcua: {servers: [{id: plc1, endpoint: "%s", publishing: 100ms, sampling: 50ms, backoffMax: 1s}]}
                    history: {store: discard}
                    alarms: {lineGrace: 1s}
                    """.formatted(server.url()));
            try (RunningGateway gateway = RunningGateway.start(directory, Map.of())) {
                Await.until("a person is asked", () -> health(gateway).contains("the certificate of the server is not trusted"));
                trust();
                Await.until("followed", () -> gateway.client().get("/api/v1/points/acme/yard/d/h2s").body().at("/last/value").asDouble(-1) == 1);
                assertEquals("", alarms(gateway));
                server.set("h2s", value(11.5));
                Await.until("the alarm", () -> alarms(gateway).contains("acme.yard.d.h2s.high"));
                server.alarm("Tank1", "HighLevel", true, 700, now());
                Await.until("the alarm of the server", () -> alarms(gateway).contains("acme.yard.d.tank.high"));
                assertTrue(gateway.client().get("/metrics").text().contains("hazardwatch_opcua_events_total{server=\"plc1\"} 1.0"));
                server.stop();
                Await.until("the communication alarm", () -> alarms(gateway).contains("communication"));
            }
        }
    }

    private void trust() throws Exception {
        try (Stream<Path> waiting = Files.list(directory.resolve("data/opcua/waiting"))) {
            Path file = waiting.findFirst().orElseThrow();
            Files.move(file, directory.resolve("data/opcua/trusted").resolve(file.getFileName()));
        }
    }

    private static String health(RunningGateway gateway) {
        return gateway.client().get("/health/ready").text();
    }

    private static String alarms(RunningGateway gateway) {
        StringBuilder ids = new StringBuilder();
        gateway.client().alarms("state=open").forEach(alarm -> ids.append(alarm.get("id").asText()).append(' '));
        return ids.toString();
    }
}
