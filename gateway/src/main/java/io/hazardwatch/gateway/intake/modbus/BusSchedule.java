package io.hazardwatch.gateway.intake.modbus;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Which device of a bus is asked next. Devices keep their phase, spread at random over their period. A slave that does not answer is asked
 * more and more rarely and waited for shortly, so that it does not cost the others their period. Times are those of {@code System.nanoTime}.
 * One thread.
 */
final class BusSchedule {
    /** A slave is silent after so many requests without an answer. */
    static final int FAILURES_MAX = 2;
    static final long BACKOFF_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);
    private static final long PATIENCE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SPREAD_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);
    /** The share of a period that a silent slave may cost. */
    private static final int SILENT_SHARE = 10;
    static final int FULL_PATIENCE_EVERY = 64;
    private static final long FOREVER_NANOS = TimeUnit.DAYS.toNanos(1);
    private static final int DOUBLINGS_MAX = 20;
    private static final double JITTER = 0.1;

    private final List<PolledDevice> devices;
    private final RandomGenerator random;
    private final long shortestNanos;

    BusSchedule(List<PolledDevice> devices, RandomGenerator random, long nowNanos) {
        this.devices = List.copyOf(devices);
        this.random = random;
        this.shortestNanos = devices.stream().mapToLong(PolledDevice::periodNanos).min().orElse(0);
        this.devices.forEach(each -> each.dueNanos = nowNanos + spread(each.periodNanos()));
    }

    List<PolledDevice> devices() {
        return devices;
    }

    /** The bus is connected anew: everything is due soon, but not at once. */
    void connected(long nowNanos) {
        for (PolledDevice each : devices) {
            each.slave().quietUntilNanos = nowNanos;
            each.slave().failures = 0;
            each.slave().state = ModbusSlave.State.UNKNOWN;
            if (each.dueNanos - nowNanos < 0) {
                each.dueNanos = nowNanos + spread(Math.min(each.periodNanos(), SPREAD_NANOS_MAX));
            }
        }
    }

    private long spread(long nanos) {
        return nanos <= 1 ? 0 : random.nextLong(nanos);
    }

    /** The device that is to be asked now, or null: the one due the longest, silent slaves last unless they have waited a whole back-off more. */
    PolledDevice due(long nowNanos) {
        PolledDevice best = null;
        long bestLate = -1;
        for (PolledDevice each : devices) {
            long late = nowNanos - at(each);
            if (late >= 0) {
                long rank = each.slave().state == ModbusSlave.State.SILENT ? Math.max(0, late - BACKOFF_NANOS_MAX) : late + 1;
                if (rank > bestLate) {
                    best = each;
                    bestLate = rank;
                }
            }
        }
        return best;
    }

    /** Nanoseconds until a device is due; 0 if one is, -1 if there is none. */
    long waitNanos(long nowNanos) {
        long least = -1;
        for (PolledDevice each : devices) {
            long wait = Math.max(0, at(each) - nowNanos);
            least = least < 0 ? wait : Math.min(least, wait);
        }
        return least;
    }

    private static long at(PolledDevice device) {
        long quiet = device.slave().quietUntilNanos;
        return quiet == Long.MIN_VALUE ? device.dueNanos : Math.max(device.dueNanos, quiet);
    }

    /**
     * How long an answer of the device is waited for. A silent slave may have the time in which nobody else is due, and a tenth of the shortest
     * period more.
     */
    long patienceNanos(PolledDevice device, long nowNanos) {
        ModbusSlave slave = device.slave();
        if (slave.state != ModbusSlave.State.SILENT || isSpeedToBeFound(slave)) {
            return device.timeoutNanos();
        }
        long little = Math.max(PATIENCE_NANOS_MIN, Math.max(freeNanos(nowNanos) + shortestNanos / SILENT_SHARE, 2 * slave.slowestNanos()));
        return Math.min(device.timeoutNanos(), little);
    }

    /** Nanoseconds until a slave is due that is not silent; very long if there is none. */
    private long freeNanos(long nowNanos) {
        long free = FOREVER_NANOS;
        for (PolledDevice each : devices) {
            if (each.slave().state != ModbusSlave.State.SILENT) {
                free = Math.min(free, Math.max(0, at(each) - nowNanos));
            }
        }
        return free;
    }

    /**
     * A slave that has never answered may be slow: one in {@value #FULL_PATIENCE_EVERY} of its requests is waited for in full, which costs the
     * others a period. Which one is left to chance, so that the dead slaves of all buses do not cost theirs at the same time.
     */
    private boolean isSpeedToBeFound(ModbusSlave slave) {
        return slave.slowestNanos() == 0 && random.nextInt(FULL_PATIENCE_EVERY) == 0;
    }

    /**
     * The device has answered all that it was asked.
     *
     * @return periods that were missed because the bus was busy or not connected
     */
    long answered(PolledDevice device, long nowNanos) {
        return next(device, nowNanos);
    }

    private static long next(PolledDevice device, long nowNanos) {
        long period = device.periodNanos();
        device.dueNanos += period;
        long late = nowNanos - device.dueNanos;
        long missed = late < 0 ? 0 : late / period + 1;
        device.dueNanos += missed * period;
        return missed;
    }

    /** The device did not answer; whether its slave counts as silent from now on. */
    boolean failed(PolledDevice device, long nowNanos) {
        ModbusSlave slave = device.slave();
        slave.failures++;
        next(device, nowNanos);
        if (slave.failures < FAILURES_MAX) {
            return false;
        }
        double wanted = device.periodNanos() * Math.pow(2, Math.min(slave.failures - 1, DOUBLINGS_MAX));
        double backoff = Math.min(wanted, BACKOFF_NANOS_MAX) * (1 + JITTER * (2 * random.nextDouble() - 1));
        slave.quietUntilNanos = nowNanos + (long) backoff;
        boolean isNew = slave.state != ModbusSlave.State.SILENT;
        slave.state = ModbusSlave.State.SILENT;
        return isNew;
    }
}
