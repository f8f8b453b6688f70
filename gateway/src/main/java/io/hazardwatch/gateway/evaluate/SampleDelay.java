package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.OnSamples;

/**
 * On-delays counted in readings. A pending {@link MachineWord} keeps which of its last readings violated, so that replaying readings
 * in order counts as the ordered stream would. Pure.
 *
 * <p>An alarm is dated by its first violating reading; when violations have come and gone for longer than the window holds,
 * by the reading that pushed the first one out of it.
 */
final class SampleDelay {
    /** Periods to wait for each reading that is still missing before the last value counts as held. */
    private static final long PERIODS = 3;

    private SampleDelay() {}

    /** The cell after a reading of {@code verdict} at {@code event}. */
    static long step(long cell, long event, Verdict verdict, OnSamples on, long offDelayMillis) {
        boolean violated = verdict == Verdict.VIOLATED;
        boolean pending = MachineWord.phase(cell) == Phase.PENDING_ON;
        if (verdict == Verdict.SILENT || MachineWord.isActive(cell) || !violated && !pending) {
            return MachineWord.step(cell, event, verdict, 0, offDelayMillis);
        }
        if (!pending) {
            return MachineWord.pending(event, 1);
        }
        if (event < MachineWord.since(cell)) {
            return violated ? MachineWord.pending(event, MachineWord.tally(cell)) : cell;
        }
        return count(cell, event, violated, on);
    }

    private static long count(long cell, long event, boolean violated, OnSamples on) {
        int before = MachineWord.tally(cell);
        int tally = (before << 1 | (violated ? 1 : 0)) & (1 << on.of()) - 1;
        boolean firstLeft = (before >>> on.of() - 1 & 1) != 0;
        long since = firstLeft ? event : MachineWord.since(cell);
        if (violated && Integer.bitCount(tally) >= on.count()) {
            return MachineWord.of(Phase.ABNORMAL, since);
        }
        boolean cancelled = tally == 0 || !violated && on.isConsecutive();
        return cancelled ? MachineWord.of(Phase.NORMAL, event) : MachineWord.pending(since, tally);
    }

    /** Whether the newest reading of a pending cell violates, so that no news keeps the alarm coming (V2b). */
    static boolean isHeld(long cell) {
        return (MachineWord.tally(cell) & 1) != 0;
    }

    /** How long to wait for the readings that are missing. */
    static long holdMillis(long cell, OnSamples on, long periodMillis) {
        int missing = Math.max(1, on.count() - Integer.bitCount(MachineWord.tally(cell)));
        return Math.min(missing * PERIODS * periodMillis, PointState.SPAN_MILLIS);
    }
}
