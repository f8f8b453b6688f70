package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.Hj212Text;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway with a device that reports by HJ 212. */
@ExtendWith(LeakCheck.class)
class Hj212GatewayTest {
    private static final String SITE = """
            enterprise: acme
            site: yard
            timezone: UTC
            devices:
              - id: d
                hj212: {mn: M1, passwordEnv: PW_OF_D, items: {a21028: h2s}}
                points: [{id: h2s, unit: ppm, range: [0, 100], limits: {H: {at: 10, priority: P2}}}]
            """;

    @TempDir
    private Path directory;

    @Test
    void valueOverTheLimit_isAnAlarmBeforeItIsAnswered_andAReloadedSiteIsFollowed() throws Exception {
        Path site = Files.createDirectories(directory.resolve("config/sites")).resolve("yard.yaml");
        Files.writeString(site, SITE);
        Files.writeString(directory.resolve("config/gateway.yaml"), "hj212: {port: 0}\nhistory: {store: discard}\n");
        try (RunningGateway gateway = RunningGateway.start(directory, Map.of("PW_OF_D", "123456"));
                Socket socket = new Socket("127.0.0.1", gateway.hj212Port())) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertTrue(send(socket, in, "M1", 11.5).contains("CN=9014"));
            JsonNode alarms = gateway.client().get("/api/v1/alarms?state=open").body().get("alarms");
            assertEquals("acme/yard/d/h2s", alarms.get(0).get("point").asText());
            assertTrue(gateway.client().get("/api/v1/points/acme/yard/d/h2s").text().contains("11.5"));
            assertTrue(gateway.client().get("/health/ready").body().toString().contains("\"hj212\""));
            assertTrue(gateway.client().get("/metrics").text().contains("hazardwatch_hj212_answers_total 1.0"));

            Files.writeString(site, SITE.replace("mn: M1", "mn: M2"));
            Await.until("the new MN is in force", () -> isAnswered(socket, in));
        }
    }

    @Test
    void enterpriseOverItsQuota_isAnsweredLater_andLosesNothing() throws Exception {
        Files.writeString(Files.createDirectories(directory.resolve("config/sites")).resolve("yard.yaml"), SITE);
        Files.writeString(directory.resolve("config/gateway.yaml"), """
                hj212: {port: 0}
                history: {store: discard}
                quotas: {each: {messagesPerSecond: 10}}
                """);
        try (RunningGateway gateway = RunningGateway.start(directory, Map.of("PW_OF_D", "123456"));
                Socket socket = new Socket("127.0.0.1", gateway.hj212Port())) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder burst = new StringBuilder();
            for (int n = 0; n < 30; n++) {
                burst.append(frame("M1", n));
            }
            socket.getOutputStream().write(burst.toString().getBytes(StandardCharsets.UTF_8));
            for (int n = 0; n < 30; n++) {
                assertTrue(in.readLine().contains("CN=9014"));
            }
            String metrics = gateway.client().get("/metrics").text();
            assertTrue(metrics.contains("hazardwatch_hj212_answers_total 30.0"));
            assertFalse(metrics.contains("hazardwatch_quota_exceeded_total{quota=\"messages\"} 0.0"), "slowed, and told so");
            assertTrue(gateway.client().get("/health/ready").text().contains("enterprises over a quota: 1"));
        }
    }

    private static boolean isAnswered(Socket socket, BufferedReader in) {
        try {
            socket.setSoTimeout(200);
            return send(socket, in, "M2", 3).contains("CN=9014");
        } catch (IOException silent) {
            return false;
        }
    }

    private static String send(Socket socket, BufferedReader in, String mn, double value) throws IOException {
        socket.getOutputStream().write(frame(mn, value).getBytes(StandardCharsets.UTF_8));
        return in.readLine();
    }

    private static String frame(String mn, double value) {
        String time = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").format(LocalDateTime.now(ZoneOffset.UTC));
        return Hj212Text.frame("QN=" + time + "000;ST=31;CN=2011;PW=123456;MN=" + mn + ";Flag=5;CP=&&DataTime=" + time
                + ";a21028-Rtd=" + value + ",a21028-Flag=N&&");
    }
}
