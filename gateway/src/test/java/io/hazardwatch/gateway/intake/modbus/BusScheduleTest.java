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
import java.util.List;
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
    void silentSlave_isWaitedForShortly_exceptNowAndThenWhileItsSpeedIsUnknown() {
        PolledDevice one = device(1, 1_000);
        BusSchedule schedule = of(List.of(one));
        assertEquals(SECOND, schedule.patienceNanos(one));
        schedule.failed(one, 0);
        schedule.failed(one, 0);
        assertEquals(100 * MILLI, schedule.patienceNanos(one));
        List<Integer> inFull = new ArrayList<>();
        for (int failures = 3; failures < 100; failures++) {
            one.slave().failures = failures;
            if (schedule.patienceNanos(one) == SECOND) {
                inFull.add(failures);
            }
        }
        assertEquals(List.of(4, 8, 16, 32, 64), inFull, "ever more rarely");
        one.slave().answered(300 * MILLI);
        one.slave().state = ModbusSlave.State.SILENT;
        one.slave().failures = 3;
        assertEquals(600 * MILLI, schedule.patienceNanos(one), "twice what it used to take");
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
