package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.Gb26875Bytes;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway with a user information transmission device. */
@ExtendWith(LeakCheck.class)
class Gb26875GatewayTest {
    private static final String SITE = """
            enterprise: acme
            site: yard
            timezone: UTC
            devices:
              - id: panel
                gb26875:
                  address: "010000000000"
                  device: {lineFault: line-fault}
                  parts:
                    - {type: 40, loop: 2, address: 15, fire: smoke-2-15, fault: smoke-2-15-fault}
                    - {type: 10, loop: 1, address: 3, gas: lel}
                points:
                  - {id: smoke-2-15, range: [0, 1], limits: {H: {at: 1, priority: P1}}}
                  - {id: smoke-2-15-fault, range: [0, 1], limits: {H: {at: 1, priority: P3}}}
                  - {id: line-fault, range: [0, 1], limits: {H: {at: 1, priority: P3}}}
                  - {id: lel, unit: "%LEL", range: [0, 100], limits: {H: {at: 25, priority: P2}}}
            """;
    private static final int CONFIRM = 3;

    @TempDir
    private Path directory;

    @Test
    void fireAndFaultBits_areAlarmsBeforeTheyAreConfirmed_andAReloadedSiteIsFollowed() throws Exception {
        Path site = Files.createDirectories(directory.resolve("config/sites")).resolve("yard.yaml");
        Files.writeString(site, SITE);
        Files.writeString(directory.resolve("config/gateway.yaml"), "gb26875: {port: 0}\nhistory: {store: discard}\n");
        byte[] now = Gb26875Bytes.time(LocalDateTime.now(ZoneOffset.UTC));
        try (RunningGateway gateway = RunningGateway.start(directory); Socket socket = new Socket("127.0.0.1", gateway.gb26875Port())) {
            assertEquals(CONFIRM, send(socket, "010000000000", Gb26875Bytes.partState(40, 2, 15, 2, new byte[0], now)));
            assertEquals("P1 acme/yard/panel/smoke-2-15", open(gateway));
            assertEquals(CONFIRM, send(socket, "010000000000", Gb26875Bytes.deviceState(1 << 6, now)));
            assertEquals(CONFIRM, send(socket, "010000000000", Gb26875Bytes.partState(40, 2, 15, 2 | 4, new byte[0], now)));
            assertEquals(CONFIRM, send(socket, "010000000000", Gb26875Bytes.analogue(10, 1, 3, 6, 261, now)));
            assertEquals("P1 acme/yard/panel/smoke-2-15, P2 acme/yard/panel/lel, P3 acme/yard/panel/line-fault, "
                    + "P3 acme/yard/panel/smoke-2-15-fault", open(gateway));
            assertTrue(gateway.client().get("/api/v1/points/acme/yard/panel/lel").text().contains("26.1"));
            assertTrue(gateway.client().get("/health/ready").body().toString().contains("\"gb26875\""));
            assertTrue(gateway.client().get("/metrics").text().contains("hazardwatch_gb26875_confirmed_total 4.0"));

            Files.writeString(site, SITE.replace("010000000000", "020000000000"));
            Await.until("the new address is in force", () -> isConfirmed(socket, now));
        }
    }

    private static String open(RunningGateway gateway) {
        StringBuilder open = new StringBuilder();
        for (JsonNode alarm : gateway.client().get("/api/v1/alarms?state=open").body().get("alarms")) {
            open.append(open.isEmpty() ? "" : ", ").append(alarm.get("priority").asText()).append(' ').append(alarm.get("point").asText());
        }
        return Arrays.stream(open.toString().split(", ")).sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean isConfirmed(Socket socket, byte[] now) {
        try {
            socket.setSoTimeout(200);
            return send(socket, "020000000000", Gb26875Bytes.deviceState(0, now)) == CONFIRM;
        } catch (IOException silent) {
            return false;
        }
    }

    /** The command of the answer. */
    private static int send(Socket socket, String address, byte[] data) throws IOException {
        socket.getOutputStream().write(Gb26875Bytes.frame(1, address, 2, LocalDateTime.now(ZoneOffset.UTC), data));
        byte[] answer = socket.getInputStream().readNBytes(30);
        return answer[26];
    }
}
