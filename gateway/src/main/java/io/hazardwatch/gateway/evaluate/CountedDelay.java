package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.CountedOnDelay;

/**
 * On-delays counted in readings. A pending {@link PackedMachine} stores which of its last readings violated, so that replaying
 * readings in order counts as the ordered stream would. Pure.
 *
 * <p>The time of an alarm is that of its first violating reading; if violations have come and gone for longer than the window
 * holds, that of the reading that pushed the first one out of it.
 */
final class CountedDelay {
    /** Periods to wait for each missing reading before the last value counts as held. */
    private static final long PERIODS = 3;

    private CountedDelay() {}

    /** The word after a reading of {@code verdict} at {@code event}. */
    static long step(long word, long event, Verdict verdict, CountedOnDelay on, long offDelayMillis) {
        boolean violated = verdict == Verdict.VIOLATED;
        boolean pending = PackedMachine.phase(word) == MachinePhase.PENDING_ON;
        if (verdict == Verdict.SILENT || PackedMachine.isActive(word) || !violated && !pending) {
            return PackedMachine.step(word, event, verdict, 0, offDelayMillis);
        }
        if (!pending) {
            return PackedMachine.pending(event, 1);
        }
        if (event < PackedMachine.since(word)) {
            return violated ? PackedMachine.pending(event, PackedMachine.tally(word)) : word;
        }
        return count(word, event, violated, on);
    }

    private static long count(long word, long event, boolean violated, CountedOnDelay on) {
        int before = PackedMachine.tally(word);
        int tally = (before << 1 | (violated ? 1 : 0)) & (1 << on.of()) - 1;
        boolean firstLeft = (before >>> on.of() - 1 & 1) != 0;
        long since = firstLeft ? event : PackedMachine.since(word);
        if (violated && Integer.bitCount(tally) >= on.count()) {
            return PackedMachine.of(MachinePhase.ABNORMAL, since);
        }
        boolean cancelled = tally == 0 || !violated && on.isConsecutive();
        return cancelled ? PackedMachine.of(MachinePhase.NORMAL, event) : PackedMachine.pending(since, tally);
    }

    /** Whether the newest reading of a pending word violates, so that silence lets the alarm be raised (V2b). */
    static boolean isHeld(long word) {
        return (PackedMachine.tally(word) & 1) != 0;
    }

    /** Time to wait for the missing readings, ms. */
    static long holdMillis(long word, CountedOnDelay on, long periodMillis) {
        int missing = Math.max(1, on.count() - Integer.bitCount(PackedMachine.tally(word)));
        return Math.min(missing * PERIODS * periodMillis, PointState.SPAN_MILLIS);
    }
}
