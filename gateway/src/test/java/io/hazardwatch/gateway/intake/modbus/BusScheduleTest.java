package io.hazardwatch.gateway.intake.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.ModbusFraming;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.ModbusBinding;
import io.hazardwatch.gateway.registry.ModbusBus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who is asked when, with time as a number. */
class BusScheduleTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private static PolledDevice device(int unit, long periodMillis) {
        ModbusBinding binding = new ModbusBinding(new ModbusBus("h", 502, null, "", ModbusFraming.TCP), unit, periodMillis, 1_000, 0, List.of());
        return new PolledDevice(Device.of(new DeviceId("e", "s", "d" + unit), List.of()), binding, List.of(), ModbusPlan.NOBODY, new ModbusSlave());
    }

    private static BusSchedule of(List<PolledDevice> devices) {
        return new BusSchedule(devices, new SplittableRandom(1), 0);
    }

    @Test
    void devices_areSpreadOverThePeriod_andKeepTheirPhase() {
        List<PolledDevice> devices = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            devices.add(device(i, 1_000));
        }
        BusSchedule schedule = of(devices);
        List<Long> first = devices.stream().map(each -> each.dueNanos).sorted().toList();
        assertTrue(first.get(25) < SECOND / 2 && first.get(75) > SECOND / 2 && first.getLast() < SECOND, "spread: " + first);
        PolledDevice one = devices.getFirst();
        long phase = one.dueNanos;
        assertEquals(0, schedule.answered(one, phase + 30 * MILLI));
        assertEquals(phase + SECOND, one.dueNanos);
        assertEquals(3, schedule.answered(one, phase + 4 * SECOND + MILLI), "asked once, not four times in a row");
        assertEquals(phase + 5 * SECOND, one.dueNanos);
    }

    @Test
    void nobodyIsDue_untilItsTime() {
        PolledDevice one = device(1, 1_000);
        BusSchedule schedule = of(List.of(one));
        assertNull(schedule.due(one.dueNanos - 1));
        assertEquals(1, schedule.waitNanos(one.dueNanos - 1));
        assertEquals(one, schedule.due(one.dueNanos));
        assertEquals(-1, of(List.of()).waitNanos(0));
    }

    @Test
    void silentSlave_isAskedMoreAndMoreRarely_andItsDevicesTogether() {
        PolledDevice one = device(1, 1_000);
        BusSchedule schedule = of(List.of(one));
        assertFalse(schedule.failed(one, SECOND), "one request may be lost");
        assertTrue(one.slave().quietUntilNanos <= 0);
        assertTrue(schedule.failed(one, 2 * SECOND));
        assertFalse(schedule.failed(one, 4 * SECOND), "it is told once");
        long backoff = one.slave().quietUntilNanos - 4 * SECOND;
        assertTrue(backoff >= 3_600 * MILLI && backoff <= 4_400 * MILLI, "four periods, give or take a tenth: " + backoff);
        for (int i = 0; i < 100; i++) {
            schedule.failed(one, 0);
        }
        assertTrue(one.slave().quietUntilNanos >= 54 * SECOND && one.slave().quietUntilNanos <= 66 * SECOND, "at most a minute");
    }

    @Test
    void silentSlave_isWaitedForWhileNobodyElseIsDue_andInFullNowAndThenWhileItsSpeedIsUnknown() {
        PolledDevice one = device(1, 1_000);
        PolledDevice living = device(2, 1_000);
        BusSchedule schedule = of(List.of(one, living));
        living.dueNanos = 300 * MILLI;
        assertEquals(SECOND, schedule.patienceNanos(one, 0));
        schedule.failed(one, 0);
        schedule.failed(one, 0);
        Map<Long, Integer> waits = new HashMap<>();
        for (int i = 0; i < 6_400; i++) {
            waits.merge(schedule.patienceNanos(one, 0), 1, Integer::sum);
        }
        assertEquals(Set.of(400 * MILLI, SECOND), waits.keySet(), "until the other is due and a tenth of its period more, or in full");
        assertTrue(waits.get(SECOND) > 50 && waits.get(SECOND) < 200, "one in 64 in full: " + waits);
        one.slave().answered(5 * MILLI);
        one.slave().state = ModbusSlave.State.SILENT;
        assertEquals(400 * MILLI, schedule.patienceNanos(one, 0));
        assertEquals(100 * MILLI, schedule.patienceNanos(one, 300 * MILLI), "a tenth where the other is due");
        one.slave().answered(300 * MILLI);
        assertEquals(600 * MILLI, schedule.patienceNanos(one, 300 * MILLI), "twice what it used to take");
        living.slave().state = ModbusSlave.State.SILENT;
        assertEquals(SECOND, schedule.patienceNanos(one, 300 * MILLI), "in full where nobody lives who could be delayed");
    }

    /** Fifty buses of ten slaves, one of each on half of them dead, in a time that only requests and waits move. */
    @Test
    void livingSlaves_keepTheirPeriodBesideDeadOnes_alsoInTheWorstOfAThousand() {
        List<Long> periods = new ArrayList<>();
        for (int bus = 0; bus < 50; bus++) {
            play(bus, bus % 2 == 0 ? 0 : -1, periods);
        }
        periods.sort(null);
        long worst = periods.get((int) (periods.size() * 0.999));
        assertTrue(worst <= SECOND * 12 / 10, "p99.9 of " + periods.size() + " periods is " + worst / MILLI + " ms");
        assertEquals(SECOND / MILLI, periods.get(periods.size() / 2) / MILLI);
    }

    private static void play(int seed, int dead, List<Long> periods) {
        List<PolledDevice> devices = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            devices.add(device(i, 1_000));
        }
        SplittableRandom random = new SplittableRandom(seed);
        BusSchedule schedule = new BusSchedule(devices, random, 0);
        long[] asked = new long[devices.size()];
        long now = 0;
        while (now < 330 * SECOND) {
            now += schedule.waitNanos(now);
            PolledDevice next = schedule.due(now);
            int i = devices.indexOf(next);
            if (i == dead) {
                now += schedule.patienceNanos(next, now);
                schedule.failed(next, now);
                continue;
            }
            if (asked[i] > 60 * SECOND) {
                periods.add(now - asked[i]);
            }
            asked[i] = now;
            now += (2 + random.nextInt(20)) * MILLI;
            next.slave().answered(10 * MILLI);
            schedule.answered(next, now);
        }
    }

    @Test
    void silentSlave_givesWayToTheLiving_butNotForEver() {
        PolledDevice living = device(1, 1_000);
        PolledDevice silent = device(2, 1_000);
        BusSchedule schedule = of(List.of(living, silent));
        silent.slave().state = ModbusSlave.State.SILENT;
        living.dueNanos = 10 * SECOND;
        silent.dueNanos = 5 * SECOND;
        assertEquals(silent, schedule.due(10 * SECOND - 1));
        assertEquals(living, schedule.due(10 * SECOND));
        living.dueNanos = 100 * SECOND;
        assertEquals(silent, schedule.due(100 * SECOND));
    }
}
