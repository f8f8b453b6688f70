package io.hazardwatch.gateway.app.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.equipment.EquipmentRecords;
import io.hazardwatch.gateway.api.plant.Protection;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.equipment.CameraState;
import io.hazardwatch.gateway.equipment.ChannelBook;
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
    private static final String SECOND = "34020000001320000002";
    private static final Registry REGISTRY = SiteText.load("devices: []\ncameras:\n  - {id: gate, gb28181: {platform: \"" + LowerPlatform.ID
            + "\", channel: \"" + CHANNEL + "\"}}\n  - {id: shed, gb28181: {platform: \"" + LowerPlatform.ID + "\", channel: \"" + SECOND + "\"}}\n");

    private final FakeClock clock = new FakeClock(START);
    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Queue<String> defects = new ConcurrentLinkedQueue<>();

    private static String of(EquipmentRecords records) {
        Site site = REGISTRY.sites().getFirst();
        CameraState state = records.cameras().of(site, site.plant().guarded().camera("gate"));
        return state.reach() + " " + state.fault();
    }

    private static List<String> unprotected(Protection protection, long nowMillis) {
        return protection.weaknesses(List.of(), nowMillis).values().stream().flatMap(List::stream).map(gap -> gap.point() + " " + gap.kind())
                .sorted().toList();
    }

    /** Until cameras were looked at once more. */
    private void secondPasses() {
        int before = looks.get();
        clock.advance(1_000);
        Await.until("cameras are looked at", () -> looks.get() > before);
    }

    /** What happens between a platform and the gateway. */
    @FunctionalInterface
    private interface Play {
        void run(EquipmentRecords records, LowerPlatformSocket lower) throws Exception;
    }

    private void play(Path data, Play play) throws Exception {
        Supplier<Registry> noticed = () -> {
            looks.addAndGet(Thread.currentThread().getName().equals("cameras") ? 1 : 0);
            return REGISTRY;
        };
        ShutdownStack steps = new ShutdownStack();
        try (Database database = SqliteDatabase.open(data, clock); Gb28181Listener port = new Gb28181Listener(new Gb28181Settings("127.0.0.1", 0,
                LowerPlatform.UPPER, "3402000000", 300_000, List.of(new Gb28181Platform(LowerPlatform.ID, "12345678a", 60_000, 3, true))),
                () -> REGISTRY, Thread::new, (where, defect) -> defects.add(where + ' ' + defect), clock)) {
            port.start();
            EquipmentRecords records = EquipmentStart.start(database, new EquipmentStart.Sources(noticed, notes::add, null,
                    enterprise -> false, health -> { }, port::report), url -> false, clock, Thread::new,
                    (where, defect) -> defects.add(where + ' ' + defect), steps);
            try (LowerPlatformSocket lower = new LowerPlatformSocket(LowerPlatform.ID, "12345678a", port.port())) {
                play.run(records, lower);
            }
        } finally {
            steps.stopAll();
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    private void comesOnline(EquipmentRecords records, LowerPlatformSocket lower) throws Exception {
        lower.register(3600);
        String number = LowerPlatform.queryNumber(lower.await("MESSAGE"));
        assertEquals("200", lower.say(platform -> platform.catalog(number, 2, CHANNEL + " ON", SECOND + " ON")));
        clock.advance(1_000);
        Await.equal("ONLINE null", () -> of(records));
    }

    @Test
    void platformThatFallsSilent_leavesItsCamerasUnprotected_untilItHasSpokenForAMinute(@TempDir Path data) throws Exception {
        play(data, (records, lower) -> {
            Protection protection = new Protection(() -> REGISTRY, CheckedDates.STATED, records, records.cameras());
            comesOnline(records, lower);
            clock.advance(SILENT);
            Await.equal("OFFLINE PLATFORM_SILENT", () -> of(records));
            assertEquals(List.of("acme/yard/_camera/gate OFFLINE", "acme/yard/_camera/shed OFFLINE"), unprotected(protection, clock.millis()));
            assertEquals("200", lower.say(platform -> platform.keepAlive("OK")));
            secondPasses();
            secondPasses(); // the first look may have begun before
            assertEquals("OFFLINE PLATFORM_SILENT", of(records), "not yet");
            clock.advance(60_000);
            Await.equal("ONLINE null", () -> of(records));
            assertEquals(List.of(), unprotected(protection, clock.millis()));
            Await.until("journaled", () -> notes.size() == 2);
        });
        String first = "2 of 2 cameras of this video platform offline since " + Instant.ofEpochMilli(START + 1_000 + SILENT)
                + ": it sends no keep-alive";
        assertEquals(List.of(first, "2 of 2 cameras of this video platform online again"), notes.stream().map(Note::reason).toList());
        assertTrue(notes.stream().allMatch(note -> note.subject().equals("acme/yard/" + LowerPlatform.ID) && note.actor().equals("system")
                && note.enterprise().equals("acme") && note.type() == TransitionType.INSTRUMENT_CHECKED), notes::toString);
    }

    @Test
    void clockThatIsSet_endsNoWaitForAWordOfThePlatform(@TempDir Path data) throws Exception {
        play(data, (records, lower) -> {
            secondPasses();
            clock.stepWall(ChannelBook.UNKNOWN_MILLIS_MAX + 1_000);
            secondPasses();
            secondPasses();
            assertEquals("UNKNOWN null", of(records));
            comesOnline(records, lower);
            assertEquals("200", lower.say(platform -> platform.event(CHANNEL, "OFF")));
            clock.advance(1_000);
            Await.equal("OFFLINE CHANNEL_OFF", () -> of(records));
            assertEquals("200", lower.say(platform -> platform.event(CHANNEL, "ON")));
            secondPasses();
            secondPasses();
            clock.stepWall(ChannelBook.WELL_MILLIS);
            secondPasses();
            secondPasses();
            assertEquals("OFFLINE CHANNEL_OFF", of(records), "it was not well for a minute yet");
            clock.stepWall(-86_400_000);
            clock.advance(ChannelBook.WELL_MILLIS);
            Await.equal("ONLINE null", () -> of(records));
        });
    }
}
