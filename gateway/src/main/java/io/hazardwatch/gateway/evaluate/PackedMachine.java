package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.CountedOnDelay;

/**
 * The state of one machine packed in a long, so that a point's machines are one array: its {@link MachinePhase}, the event time
 * since when, and, while readings are counted, which of the last ones violated.
 *
 * <p>{@code since} is: the first violation (PENDING_ON, ABNORMAL), the first ok reading (PENDING_OFF), the first ok reading of
 * the last return (NORMAL). Pure.
 */
final class PackedMachine {
    private static final int PHASE_BITS = 3;
    private static final int PHASE_MASK = 7;
    private static final int TALLY_MASK = 0xffff;
    private static final int SINCE_SHIFT = PHASE_BITS + CountedOnDelay.OF_MAX;

    private PackedMachine() {}

    static long of(MachinePhase phase, long sinceMillis) {
        return sinceMillis << SINCE_SHIFT | phase.ordinal();
    }

    /** PENDING_ON that counts readings: one bit for each of the last readings, the newest lowest, set where it violated. */
    static long pending(long sinceMillis, int tally) {
        return of(MachinePhase.PENDING_ON, sinceMillis) | (long) tally << PHASE_BITS;
    }

    static int tally(long word) {
        return (int) (word >> PHASE_BITS) & TALLY_MASK;
    }

    static MachinePhase phase(long word) {
        return MachinePhase.of((int) word & PHASE_MASK);
    }

    static long since(long word) {
        return word >> SINCE_SHIFT;
    }

    static boolean isActive(long word) {
        return phase(word).isActive();
    }

    /** Whether any of two merged words is not NORMAL, from their packed form. */
    static boolean isUnrest(long merged) {
        return (merged & PHASE_MASK) != MachinePhase.NORMAL.ordinal();
    }

    /** The word after a reading of {@code verdict} at {@code event}: V1 to V10 and V15 to V18. */
    static long step(long word, long event, Verdict verdict, long onDelayMillis, long offDelayMillis) {
        if (event < since(word)) {
            return stepBefore(word, event, verdict, onDelayMillis);
        }
        return switch (verdict) {
            case VIOLATED -> violated(word, event, onDelayMillis);
            case BETWEEN -> between(word, event);
            case OK -> ok(word, event, offDelayMillis);
            case SILENT -> word;
        };
    }

    /** V6: a reading older than the machine's state may only prove a violation or give it an earlier time. */
    private static long stepBefore(long word, long event, Verdict verdict, long onDelayMillis) {
        if (verdict != Verdict.VIOLATED || isActive(word)) {
            return word;
        }
        return phase(word) == MachinePhase.PENDING_ON ? of(MachinePhase.PENDING_ON, event) : violated(word, event, onDelayMillis);
    }

    private static long violated(long word, long event, long onDelayMillis) {
        return switch (phase(word)) {
            case NORMAL, UNKNOWN -> of(onDelayMillis <= 0 ? MachinePhase.ABNORMAL : MachinePhase.PENDING_ON, event);
            case PENDING_ON -> event - since(word) >= onDelayMillis ? of(MachinePhase.ABNORMAL, since(word)) : word;
            case ABNORMAL -> word;
            case PENDING_OFF, HELD -> of(MachinePhase.ABNORMAL, event);
        };
    }

    private static long between(long word, long event) {
        return switch (phase(word)) {
            case NORMAL, ABNORMAL -> word;
            case UNKNOWN, PENDING_ON -> of(MachinePhase.NORMAL, event);
            case PENDING_OFF, HELD -> of(MachinePhase.ABNORMAL, event);
        };
    }

    private static long ok(long word, long event, long offDelayMillis) {
        return switch (phase(word)) {
            case NORMAL -> word;
            case UNKNOWN, PENDING_ON -> of(MachinePhase.NORMAL, event);
            case ABNORMAL -> of(offDelayMillis <= 0 ? MachinePhase.NORMAL : MachinePhase.PENDING_OFF, event);
            case HELD -> of(MachinePhase.PENDING_OFF, event);
            case PENDING_OFF -> event > since(word) && event - since(word) >= offDelayMillis
                    ? of(MachinePhase.NORMAL, since(word)) : word;
        };
    }

    /** V13, V14: data can no longer be trusted; an active alarm stays active. */
    static long distrusted(long word) {
        return of(isActive(word) ? MachinePhase.HELD : MachinePhase.UNKNOWN, since(word));
    }

    /** Restarts a running delay at {@code event}, because times before and after cannot be compared. */
    static long restarted(long word, long event) {
        return switch (phase(word)) {
            case PENDING_ON -> of(MachinePhase.PENDING_ON, event);
            case ABNORMAL, PENDING_OFF -> of(MachinePhase.ABNORMAL, event);
            case NORMAL -> of(MachinePhase.NORMAL, 0);
            case UNKNOWN, HELD -> of(phase(word), 0);
        };
    }
}
