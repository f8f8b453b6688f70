package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.lane.Inbox;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.DesignRule;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.registry.SuppressibleAlarm;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LaneRecord;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restart with ten thousand open alarms: none is cleared and none is told again. */
class Story22TenThousandTest {
    private static final int POINTS = 10_000;
    private static final long START = 1_763_780_000_000L;

    @TempDir
    Path directory;
    private final Registry registry = registry();
    private final FakeClock clock = new FakeClock(START);

    @Test
    void restartWithTenThousandOpenAlarms_isCompleteAndSaysNothing() throws Exception {
        Map<String, Alarm> before = new HashMap<>();
        try (SqliteJournal journal = open()) {
            journal.start();
            plant(new LaneRecord(journal::append));
        }
        try (SqliteJournal journal = open()) {
            journal.openAlarms().forEach(alarm -> before.put(alarm.id(), alarm));
        }
        assertEquals(POINTS, before.size());
        Set<DisplayedState> shown = EnumSet.noneOf(DisplayedState.class);
        before.values().forEach(alarm -> shown.add(alarm.displayed()));
        assertEquals("[B, C, D, E, F, G, H, I]", new TreeSet<>(shown).toString());

        try (SqliteJournal journal = open()) {
            LaneRecord silence = new LaneRecord();
            Lane lane = new Lane(0, 1, registry, AlarmPolicy.STANDARD, journal.alarms(), silence, START + 60_000);
            lane.work(START + 60_000);
            lane.work(START + 110_000);
            assertEquals(List.of(), silence.events(), "nothing is cleared and nothing is told");
            Map<String, Alarm> after = new HashMap<>();
            journal.openAlarms().forEach(alarm -> after.put(alarm.id(), alarm));
            assertEquals(before, after);
        }
    }

    private SqliteJournal open() throws Exception {
        return SqliteJournal.open(directory.resolve("journal.db"), 100_000, transition -> List.of(), clock, (where, thrown) -> { });
    }

    /** Raises all, then brings each eighth of them into another state. */
    private void plant(LaneRecord recorder) {
        Lane lane = new Lane(0, 1, registry, AlarmPolicy.STANDARD, List.of(), recorder, START);
        Inbox inbox = new Inbox(65_536, () -> { });
        lane.connect(inbox);
        send(lane, inbox, point -> 30);
        for (Point point : registry.points()) {
            ask(lane, point, point.index() % 8);
        }
        send(lane, inbox, point -> point % 8 >= 5 ? 5 : 30);
        registry.points().stream().filter(point -> point.index() % 8 == 7).forEach(point -> post(lane, ack(point, 1)));
        lane.work(START + 2_000);
    }

    private interface Values {
        double of(int point);
    }

    private void send(Lane lane, Inbox inbox, Values values) {
        long now = START + (lane.view().readings() == 0 ? 0 : 1_000);
        for (Point point : registry.points()) {
            Decoded decoded = new Decoded();
            decoded.add(point.index(), now, values.of(point.index()), (byte) 0);
            inbox.offer(decoded, now);
            if (point.index() % 1_000 == 999) {
                lane.work(now);
            }
        }
        while (lane.hasWork()) {
            lane.work(now);
        }
    }

    /** 4 is suppressed by design; 0 and 5 to 7 stay as they are for now: 5 returns, 6 latches, 7 latches and is acknowledged. */
    private void ask(Lane lane, Point point, int kind) {
        Asked.Subject alarm = new Asked.Subject(Alarm.idOf(point.id(), "high"), point.id());
        switch (kind) {
            case 1 -> post(lane, ack(point, 1));
            case 2 -> post(lane, Asked.shelve(alarm, Asked.HOUR));
            case 3 -> post(lane, Asked.takeOut(alarm, START + Asked.HOUR));
            default -> { }
        }
    }

    private static AlarmCommand ack(Point point, long annSeq) {
        return new AlarmCommand.Acknowledge(Alarm.idOf(point.id(), "high"), point.id(), "li-wei", 1, annSeq, "");
    }

    private static void post(Lane lane, AlarmCommand command) {
        assertTrue(lane.requests().post(command, answer -> assertEquals(null, answer.refusal(), answer::toString)));
        lane.work(START + 1_000);
    }

    private static Registry registry() {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            PointId id = new PointId("acme", "yard", "d" + i, "p");
            LimitSetting limit = new LimitSetting(LimitLevel.H, 10, 1, 0, 0, i % 8 == 4 ? Priority.P3 : Priority.P2, i % 8 >= 6);
            devices.add(Device.of(id.deviceId(), List.of(new Point(i, id, Text.of("p"), "bar", 0, 100, 1_000, 0, List.of(limit),
                    List.of(), null))));
        }
        return Registry.of(List.of(new Site("acme", "yard", Text.of("yard"), "other", 0, 0, ZoneOffset.UTC, List.of(), devices,
                new SiteLogic(List.of(), List.of(), List.of(), List.of(trip(devices))))));
    }

    /** The first point's alarm suppresses every eighth; P3 only, because more urgent ones are let out by a restart (N-8). */
    private static DesignRule trip(List<Device> devices) {
        List<AlarmName> high = devices.stream().map(device -> new AlarmName(device.points().getFirst().id(), "high", null)).toList();
        List<SuppressibleAlarm> suppressed = new ArrayList<>();
        for (int i = 4; i < POINTS; i += 8) {
            suppressed.add(new SuppressibleAlarm(high.get(i), Priority.P3));
        }
        return new DesignRule("trip", List.of(high.getFirst()), Priority.P2, suppressed, Asked.HOUR);
    }
}
