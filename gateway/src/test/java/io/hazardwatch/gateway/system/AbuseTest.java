package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unauthenticated clients flood the HTTP port while the plant works: every acknowledged reading is stored, every alarm is open and
 * was notified, and liveness is reported throughout. Durations are printed, not asserted: they belong to docs/numbers.md.
 */
@Tag("abuse")
@ExtendWith(LeakCheck.class)
class AbuseTest {
    private static final int ATTACKS = 8;
    /** Duration of each attack; {@code -Dabuse.seconds=8} for figures of docs/numbers.md. */
    private static final int SECONDS = Integer.getInteger("abuse.seconds", 4);
    private static final int ALARMS_MAX = 150;

    @TempDir
    private Path directory;

    @Test
    void strangersAtTheHttpPort_stopNeitherReadingsNorAlarmsNorNotices() throws Exception {
        try (NoticeReceiver receiver = new NoticeReceiver()) {
            writePlant(receiver);
            try (GatewayProcess gateway = new GatewayProcess(directory, "-Xmx256m", "-XX:MaxDirectMemorySize=128m",
                    "-XX:+ExitOnOutOfMemoryError"); LiveSocket console = gateway.console(); BusyPlant plant = new BusyPlant(gateway, ALARMS_MAX)) {
                attackAll(gateway, plant, receiver, console);
                plant.rest();
                checkNothingLost(gateway, plant, receiver);
                assertTrue(console.silentMillis() < TimeUnit.MINUTES.toMillis(1), "the live feed broke");
            }
        }
    }

    private void attackAll(GatewayProcess gateway, BusyPlant plant, NoticeReceiver receiver, LiveSocket console) throws Exception {
        String administrator = "Basic " + Base64.getEncoder().encodeToString("admin:test-only-password".getBytes(StandardCharsets.UTF_8));
        during("nobody", gateway, plant, receiver, console, attack -> { });
        during("1000 silent connections", gateway, plant, receiver, console, attack -> attack.silent(1_000));
        during("300 slow headers", gateway, plant, receiver, console, attack -> attack.slowHeaders(300));
        during("1000 unfinished bodies", gateway, plant, receiver, console, attack -> attack.unfinishedBodies(1_000));
        during("200 wrong log-ins at a time", gateway, plant, receiver, console, attack -> attack.wrongLogIns(200));
        during("850 frames of 1 MiB to /mqtt", gateway, plant, receiver, console, attack -> attack.frames(850));
        during("20 downloads nobody reads", gateway, plant, receiver, console, attack -> attack.unreadAnswers(20, administrator));
        during("20 with a log-in who ask without end and read nothing", gateway, plant, receiver, console,
                attack -> attack.requestsWithoutEnd(20, 0, administrator));
        during("20 with a log-in who ask without end and read", gateway, plant, receiver, console,
                attack -> attack.requestsWithoutEnd(20, 20, administrator));
        during("nobody any more", gateway, plant, receiver, console, attack -> { });
    }

    private static void during(String name, GatewayProcess gateway, BusyPlant plant, NoticeReceiver receiver, LiveSocket console,
            Consumer<Attack> begin) throws Exception {
        plant.next();
        try (Attack attack = new Attack(gateway.httpPort())) {
            begin.accept(attack);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS));
            BusyPlant.Measured measured = plant.next();
            Await.until("told during " + name, 60_000, () -> measured.alarms().stream().allMatch(id -> receiver.heardNanos(id) != null));
            Await.until("shown during " + name, 60_000, () -> measured.alarms().stream().allMatch(id -> console.heardNanos(id) != null));
            System.err.printf("abuse: %s: acknowledgement %s, notice %s, live feed %s, liveness %s (p50, p99, longest in ms; count)%n", name,
                    told(measured.acknowledgements()), told(since(plant, measured, receiver::heardNanos)),
                    told(since(plant, measured, console::heardNanos)), told(measured.lives()));
            assertFalse(measured.lives().isEmpty(), "nobody asked whether it lives during " + name);
        }
    }

    /** From the message that raises each alarm to the moment when somebody hears of it, in ms. */
    private static List<Long> since(BusyPlant plant, BusyPlant.Measured measured, Function<String, Long> heardNanos) {
        return measured.alarms().stream().map(id -> TimeUnit.NANOSECONDS.toMillis(heardNanos.apply(id) - plant.raisedNanos.get(id))).toList();
    }

    private static String told(Collection<Long> millis) {
        List<Long> sorted = new ArrayList<>(millis);
        sorted.sort(null);
        return sorted.isEmpty() ? "none" : sorted.get(sorted.size() / 2) + ", " + sorted.get(sorted.size() * 99 / 100) + ", "
                + sorted.getLast() + "; " + sorted.size();
    }

    private static void checkNothingLost(GatewayProcess gateway, BusyPlant plant, NoticeReceiver receiver) {
        assertEquals("", plant.failures.stream().map(Throwable::toString).collect(Collectors.joining("\n")));
        ControlRoom room = new ControlRoom(gateway.client());
        room.awaitStored(pointId(BusyPlant.STEADY, "n"), plant.base, plant.base + plant.acknowledged(), plant.acknowledged());
        List<String> open = gateway.client().alarms("state=open&limit=1000").stream().map(alarm -> alarm.get("id").asText()).toList();
        assertTrue(open.containsAll(plant.raisedNanos.keySet()), "alarms that stand: " + open.size());
        assertTrue(plant.raisedNanos.size() > ATTACKS, "alarms raised: " + plant.raisedNanos.size());
        assertTrue(plant.raisedNanos.keySet().stream().allMatch(id -> receiver.heardNanos(id) != null));
        assertTrue(gateway.client().get("/metrics").text().lines().anyMatch(line -> line.startsWith("hazardwatch_bugs_total 0")),
                "strangers are no defects");
    }

    private void writePlant(NoticeReceiver receiver) throws Exception {
        List<String> devices = new ArrayList<>(List.of(device(BusyPlant.STEADY, point("n", ""))));
        for (int i = 0; i < ALARMS_MAX; i++) {
            devices.add(device("gd-" + i, point("lel", GAS)));
        }
        new PlantFiles(directory).site(devices.toArray(String[]::new)).gateway("""
                lanes: 1
                mqtt: {tls: {port: -1}}
                history: {spool: {segmentBytes: 4194304, bytesMax: 67108864}}
                """);
        Files.writeString(directory.resolve("config/channels.yaml"), "webhooks:\n  - {id: scada, url: \"" + receiver.url() + "\"}\n");
    }
}
