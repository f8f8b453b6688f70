package io.hazardwatch.gateway.app.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.api.plant.Protection;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.equipment.CameraBook;
import io.hazardwatch.gateway.equipment.CameraState.Reach;
import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SiteText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Cameras as the gateway starts to ask them, with stand-ins that speak RTSP and HTTP, from the socket to the list of what protects nobody. */
@ExtendWith(LeakCheck.class)
class CameraWiringTest {
    private static final long START = 1_800_000_000_000L;
    private static final int PATIENT_MILLIS = 60_000;

    private final FakeClock clock = new FakeClock(START);
    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final Queue<String> defects = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Supplier<HealthSource.Part>> health = new AtomicReference<>();
    private volatile boolean isUp = true;
    private volatile boolean hasLooked;

    /** Answers RTSP, and HTTP without HEAD; hangs up while it is down. */
    private void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                String request = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
                if (isUp && request != null) {
                    String answer = request.startsWith("OPTIONS") ? "RTSP/1.0 200 OK"
                            : request.startsWith("GET") ? "HTTP/1.1 200 OK" : "HTTP/1.1 501 No";
                    socket.getOutputStream().write((answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException gone) {
                // the probe has hung up, or the test has ended
            }
        }
    }

    private static String unprotected(Protection protection, long nowMillis) {
        return protection.weaknesses(List.of(), nowMillis).values().stream().flatMap(List::stream)
                .map(gap -> gap.point() + " " + gap.kind()).sorted().collect(Collectors.joining(", "));
    }

    private void awaitReach(EquipmentRecords records, Registry registry, Reach reach) {
        Site site = registry.sites().getFirst();
        Await.until("both cameras are " + reach, () -> site.plant().guarded().cameras().stream()
                .allMatch(camera -> records.cameras().of(site, camera).reach() == reach));
    }

    /** Both are asked once more. */
    private void nextCheck(EquipmentRecords records, Registry registry) {
        clock.advance(CameraBook.PERIOD_MILLIS);
        Site site = registry.sites().getFirst();
        Await.until("both cameras are asked", () -> site.plant().guarded().cameras().stream()
                .allMatch(camera -> records.cameras().of(site, camera).checkedMillis() == clock.millis()));
    }

    @Test
    void cameraThatGoesAway_isUnprotectedAfterTwoChecks_journaled_andWellAgainWhenItAnswers(@TempDir Path data) throws Exception {
        ShutdownStack steps = new ShutdownStack();
        try (ServerSocket rtsp = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                ServerSocket http = new ServerSocket(0, 8, InetAddress.getLoopbackAddress()); Database database = SqliteDatabase.open(data, clock)) {
            Thread.ofVirtual().start(() -> serve(rtsp));
            Thread.ofVirtual().start(() -> serve(http));
            Registry registry = SiteText.load("devices: []\ncameras:\n  - {id: gate, url: \"rtsp://127.0.0.1:" + rtsp.getLocalPort() + "/live\"}\n"
                    + "  - {id: yard, url: \"http://127.0.0.1:" + http.getLocalPort() + "/snapshot?token=secret\"}\n");
            Supplier<Registry> noticed = () -> {
                hasLooked |= Thread.currentThread().getName().equals("cameras");
                return registry;
            };
            EquipmentRecords records = EquipmentStart.start(database, new EquipmentStart.Sources(noticed, notes::add, null,
                    enterprise -> false, health::set, (platform, channel, now, nanos) -> ChannelReport.UNSERVED),
                    new CameraProbe(PATIENT_MILLIS, address -> false), clock, Thread::new,
                    (where, defect) -> defects.add(where + ' ' + defect), steps);
            Protection protection = new Protection(() -> registry, CheckedDates.STATED, records, records.cameras());
            Await.until("the cameras are known at the time of the start", () -> hasLooked);
            awaitReach(records, registry, Reach.UNKNOWN);
            clock.advance(CameraBook.PERIOD_MILLIS);
            awaitReach(records, registry, Reach.ONLINE);
            nextCheck(records, registry);
            isUp = false;
            nextCheck(records, registry);
            assertEquals("", unprotected(protection, clock.millis()), "one lost packet makes no camera unprotected");
            nextCheck(records, registry);
            awaitReach(records, registry, Reach.OFFLINE);
            assertEquals("acme/yard/_camera/gate OFFLINE, acme/yard/_camera/yard OFFLINE", unprotected(protection, clock.millis()));
            Await.equal("2 cameras are offline; see points/unprotected", () -> health.get().get().reason());
            isUp = true;
            nextCheck(records, registry);
            awaitReach(records, registry, Reach.ONLINE);
            assertEquals("", unprotected(protection, clock.millis()));
            Await.until("none is offline", () -> health.get().get().reason() == null);
            Await.until("journaled", () -> notes.size() == 4);
        } finally {
            steps.stopAll();
        }
        assertEquals(List.of("acme/yard/gate camera offline since " + Instant.ofEpochMilli(START + 3 * CameraBook.PERIOD_MILLIS)
                + ": two checks in a row were not answered", "acme/yard/gate camera online again"), notes.stream()
                .filter(note -> note.subject().endsWith("gate")).map(note -> note.subject() + ' ' + note.reason()).toList());
        assertTrue(notes.stream().allMatch(note -> note.type() == TransitionType.INSTRUMENT_CHECKED && note.actor().equals("system")
                && !note.toString().contains("secret")), notes::toString);
        assertEquals(List.of(), List.copyOf(defects));
    }
}
