package io.hazardwatch.gateway.app.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** N-28: silence is never shown as green. */
class InputWatchTest {
    private final FakeClock clock = new FakeClock(1_763_780_000_000L);
    private final SystemAlarms alarms = new SystemAlarms(clock);
    private final List<Finding> told = new ArrayList<>();
    private long readings;
    private long connections;

    private InputWatch watch(long... periods) {
        alarms.connect(told::add, List.of());
        Registry registry = registry(periods);
        return new InputWatch(alarms, () -> registry, () -> readings, () -> connections, clock.millis());
    }

    private void pass(InputWatch watch, long millis) {
        clock.advance(millis);
        watch.look(clock.millis());
    }

    @Test
    void connectedButSilent_isP1_andEndsWithTheFirstReading() {
        InputWatch watch = watch(1_000);
        connections = 1;
        pass(watch, InputWatch.SILENCE_MILLIS_MIN - 1);
        assertEquals(List.of(), told);
        pass(watch, 1);
        assertEquals(FindingType.RAISE, told.getLast().type());
        assertEquals(Priority.P1, told.getLast().priority());
        readings++;
        pass(watch, 1);
        assertEquals(FindingType.CLEAR, told.getLast().type());
    }

    @Test
    void connectionGoneAfterReadings_isSilenceToo() {
        InputWatch watch = watch(1_000);
        readings = 5;
        pass(watch, 1);
        pass(watch, InputWatch.SILENCE_MILLIS_MIN);
        assertEquals(1, told.size());
    }

    @Test
    void nothingEverConnected_isNoAlarm() {
        InputWatch watch = watch(1_000);
        pass(watch, 10 * InputWatch.SILENCE_MILLIS_MAX);
        assertEquals(List.of(), told);
    }

    @Test
    void silence_isJudgedByThePeriods() {
        assertEquals(60_000, InputWatch.silenceMillisMax(registry(1_000, 20_000)));
        assertEquals(InputWatch.SILENCE_MILLIS_MAX, InputWatch.silenceMillisMax(registry(1_000, 3_600_000)));
        assertEquals(3 * 600_000, InputWatch.silenceMillisMax(registry(600_000, 3_600_000)));
        assertEquals(Long.MAX_VALUE, InputWatch.silenceMillisMax(Registry.EMPTY));
    }

    private static Registry registry(long... periods) {
        DeviceId device = new DeviceId("acme", "yard", "d-1");
        List<Point> points = new ArrayList<>();
        for (long period : periods) {
            points.add(new Point(points.size(), device.point("p" + points.size()), Text.of("p"), "", 0, 100, period, 0,
                    List.of(), List.of(), null));
        }
        return Registry.of(List.of(new Site("acme", "yard", Text.of("yard"), "other", 0, 0, ZoneOffset.UTC, List.of(),
                List.of(Device.of(device, points)))));
    }
}
