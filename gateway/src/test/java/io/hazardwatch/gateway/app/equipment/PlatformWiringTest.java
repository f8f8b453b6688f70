package io.hazardwatch.gateway.app.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.api.plant.Protection;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.equipment.CameraState;
import io.hazardwatch.gateway.intake.gb28181.Gb28181Listener;
import io.hazardwatch.gateway.intake.gb28181.Gb28181Platform;
import io.hazardwatch.gateway.intake.gb28181.Gb28181Settings;
import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.LowerPlatform;
import io.hazardwatch.gateway.testkit.LowerPlatformSocket;
import io.hazardwatch.gateway.testkit.SiteText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A camera of a platform in fake time, from the socket to the list of what protects nobody: its platform falls silent and speaks again. */
@ExtendWith(LeakCheck.class)
class PlatformWiringTest {
    private static final long START = 1_800_000_000_000L;
    private static final long SILENT = 3 * 60_000 + 1;
    private static final String CHANNEL = "34020000001320000001";

    private final FakeClock clock = new FakeClock(START);
    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Queue<String> defects = new ConcurrentLinkedQueue<>();

    private static String of(EquipmentRecords records, Registry registry) {
        Site site = registry.sites().getFirst();
        CameraState state = records.cameras().of(site, site.plant().guarded().camera("gate"));
        return state.reach() + " " + state.fault();
    }

    private static List<String> unprotected(Protection protection, long nowMillis) {
        return protection.weaknesses(List.of(), nowMillis).values().stream().flatMap(List::stream).map(gap -> gap.point() + " " + gap.kind())
                .toList();
    }

    /** Until cameras were looked at once more. */
    private void secondPasses() {
        int before = looks.get();
        clock.advance(1_000);
        Await.until("cameras are looked at", () -> looks.get() > before);
    }

    @Test
    void platformThatFallsSilent_leavesItsCamerasUnprotected_untilItHasSpokenForAMinute(@TempDir Path data) throws Exception {
        Registry registry = SiteText.load("devices: []\ncameras:\n  - {id: gate, gb28181: {platform: \"" + LowerPlatform.ID + "\", channel: \""
                + CHANNEL + "\"}}\n");
        Supplier<Registry> noticed = () -> {
            looks.addAndGet(Thread.currentThread().getName().equals("cameras") ? 1 : 0);
            return registry;
        };
        ShutdownStack steps = new ShutdownStack();
        try (Database database = SqliteDatabase.open(data, clock); Gb28181Listener port = new Gb28181Listener(new Gb28181Settings("127.0.0.1", 0,
                LowerPlatform.UPPER, "3402000000", 300_000, List.of(new Gb28181Platform(LowerPlatform.ID, "12345678a", 60_000, 3, true))),
                () -> registry, Thread::new, (where, defect) -> defects.add(where + ' ' + defect), clock)) {
            port.start();
            EquipmentRecords records = EquipmentStart.start(database, new EquipmentStart.Sources(noticed, notes::add, null,
                    enterprise -> false, health -> { }, port::report), url -> false, clock, Thread::new,
                    (where, defect) -> defects.add(where + ' ' + defect), steps);
            Protection protection = new Protection(() -> registry, CheckedDates.STATED, records, records.cameras());
            try (LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", port.port())) {
                lower.register(3600);
                String number = LowerPlatform.queryNumber(lower.await("MESSAGE"));
                assertEquals("200", lower.say(platform -> platform.catalog(number, 1, CHANNEL + " ON")));
                clock.advance(1_000);
                Await.equal("ONLINE null", () -> of(records, registry));
                clock.advance(SILENT);
                Await.equal("OFFLINE PLATFORM_SILENT", () -> of(records, registry));
                assertEquals(List.of("acme/yard/_camera/gate OFFLINE"), unprotected(protection, clock.millis()));
                assertEquals("200", lower.say(platform -> platform.keepAlive("OK")));
                secondPasses();
                secondPasses(); // the first look may have begun before
                assertEquals("OFFLINE PLATFORM_SILENT", of(records, registry), "not yet");
                clock.advance(60_000);
                Await.equal("ONLINE null", () -> of(records, registry));
                assertEquals(List.of(), unprotected(protection, clock.millis()));
                Await.until("journaled", () -> notes.size() == 2);
            }
        } finally {
            steps.stopAll();
        }
        String first = "camera offline since " + Instant.ofEpochMilli(START + 1_000 + SILENT) + ": its platform sends no keep-alive";
        assertEquals(List.of(first, "camera online again"), notes.stream().map(Note::reason).toList());
        assertTrue(notes.stream().allMatch(note -> note.subject().equals("acme/yard/gate") && note.actor().equals("system")), notes::toString);
        assertEquals(List.of(), List.copyOf(defects));
    }
}
