package io.hazardwatch.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The detectors of a city's households in one gateway, with a gibibyte of heap. */
@ExtendWith(LeakCheck.class)
class HouseholdsTest {
    private static final String ENTERPRISE = "city-gas";
    private static final int SITES = 50;
    private static final int HOMES = 3_334;
    private static final int POINTS = 3;
    private static final int DEVICES = SITES * HOMES;
    /** Homes of one street, in the middle of a site. */
    private static final int STREET_FROM = 7 * HOMES + 1_000;
    private static final int STREET = 200;
    private static final int WINDOW = 256;
    private static final long DAY_MILLIS = 86_400_000;
    /** All that is alive in the heap, for each point, once each has been stored; states and rules are 256 to 288 of it. */
    private static final long BYTES_MAX = 1_500;

    @TempDir
    private Path directory;

    /** As {@code config/examples/kinds/gas_user} has a home. */
    private static String home(int number) {
        return """
                  - id: home-%d
                    points:
                      - id: lel
                        name: {zh: 厨房可燃气体, en: Gas in the kitchen}
                        template: gb50493-combustible
                        gas: methane
                        lelPctVol: 5
                        reporting: onChange
                        heartbeat: 1d
                      - {id: valve, name: {zh: 电磁阀, en: Valve}, unit: "1", range: [0, 1], reporting: onChange, heartbeat: 1d}
                      - id: battery
                        name: {zh: 电量, en: Battery}
                        unit: "%%"
                        range: [0, 100]
                        reporting: onChange
                        heartbeat: 1d
                        limits: {L: {at: 20, deadband: 2, onDelay: 5s, offDelay: 30s, priority: P4}}
                """.formatted(number);
    }

    private void writeSites() throws IOException {
        Path sites = Files.createDirectories(directory.resolve("config/sites"));
        for (int site = 0; site < SITES; site++) {
            StringBuilder file = new StringBuilder("""
                    enterprise: %s
                    site: district-%d
                    name: {zh: 片区 %d, en: District %d}
                    kind: gas_user
                    location: {lat: 31.8, lon: 119.9}
                    timezone: Asia/Shanghai
                    devices:
                    """.formatted(ENTERPRISE, site, site, site));
            for (int home = 0; home < HOMES; home++) {
                file.append(home(home));
            }
            Files.writeString(sites.resolve("district-" + site + ".yaml"), file);
        }
    }

    private static String topic(long message) {
        int device = (int) (message % DEVICES);
        return "hazard/v1/" + ENTERPRISE + "/district-" + device / HOMES + "/home-" + device % HOMES + "/telemetry";
    }

    private static boolean burns(long message) {
        return message >= DEVICES + STREET_FROM && message < DEVICES + STREET_FROM + STREET;
    }

    /** Yesterday's heartbeats first, then those of today, when there is gas in one street. */
    private static String heartbeat(long message, long now) {
        long ts = now - (message < DEVICES ? DAY_MILLIS : 0);
        return "{\"ts\":" + ts + ",\"values\":{\"lel\":" + (burns(message) ? 60 : 0) + ",\"valve\":1,\"battery\":80}}";
    }

    @Test
    @Tag("long")
    void halfAMillionPointsOfHouseholds_fitIntoAGibibyteAndTellTheGasOfAStreetOnly() throws Exception {
        writeSites();
        try (GatewayProcess gateway = new GatewayProcess(directory, "-Xms128m", "-Xmx1g", "-XX:MaxDirectMemorySize=256m",
                "-XX:+ExitOnOutOfMemoryError")) {
            System.out.println(DEVICES * POINTS + " points: processor until ready " + cpu(gateway) + ", bytes alive each " + bytesEach(gateway));
            long now = System.currentTimeMillis();
            try (NumberedSender sender = gateway.sender(ENTERPRISE, HouseholdsTest::topic, WINDOW)) {
                sender.send(2 * DEVICES, message -> heartbeat(message, now));
                sender.awaitAcknowledged(2 * DEVICES);
            }
            List<JsonNode> alarms = gateway.client().alarms("active=true");
            assertEquals(STREET, alarms.size(), () -> alarms.stream().limit(5).toList().toString());
            assertTrue(alarms.stream().allMatch(alarm -> alarm.get("id").asText().matches("city-gas\\.district-7\\.home-1[01][0-9]{2}\\.lel\\.high")),
                    () -> alarms.stream().limit(5).toList().toString());
            long bytes = bytesEach(gateway);
            System.out.println("processor after two days of heartbeats " + cpu(gateway) + ", bytes alive each " + bytes);
            assertTrue(bytes <= BYTES_MAX, bytes + " bytes alive for each point");
        }
    }

    private static String cpu(GatewayProcess gateway) {
        return gateway.handle().info().totalCpuDuration().map(Object::toString).orElse("unknown");
    }

    /** All that is alive, divided by the points; after a full collection. */
    private static long bytesEach(GatewayProcess gateway) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(gateway.handle().pid()), "GC.class_histogram").redirectErrorStream(true).start();
        List<String> lines = jcmd.inputReader().lines().toList();
        jcmd.waitFor();
        System.out.println(lines.stream().limit(24).collect(Collectors.joining("\n")));
        String states = ".*\\s" + DEVICES * POINTS + "\\s+[0-9]+\\s+io\\.hazardwatch\\.gateway\\.evaluate\\.PointState";
        assertTrue(lines.stream().anyMatch(line -> line.matches(states)), "one state for each point");
        String total = lines.stream().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
        return Long.parseLong(total.split("\\s+")[2]) / (DEVICES * POINTS);
    }
}
