package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.OnSamples;

/**
 * One machine's {@link Phase}, the event time since when, and while it counts readings which of the last ones violated, packed
 * in a long so that a point's machines are one array.
 *
 * <p>{@code since} is: the first violation (PENDING_ON, ABNORMAL), the first ok reading (PENDING_OFF), the first ok
 * reading of the last return (NORMAL). Pure.
 */
final class MachineWord {
    private static final int PHASE_BITS = 3;
    private static final int PHASE_MASK = 7;
    private static final int TALLY_MASK = 0xffff;
    private static final int SINCE_SHIFT = PHASE_BITS + OnSamples.OF_MAX;

    private MachineWord() {}

    static long of(Phase phase, long sinceMillis) {
        return sinceMillis << SINCE_SHIFT | phase.ordinal();
    }

    /** PENDING_ON that counts readings: a bit for each of the last, set where it violated, the newest lowest. */
    static long pending(long sinceMillis, int tally) {
        return of(Phase.PENDING_ON, sinceMillis) | (long) tally << PHASE_BITS;
    }

    static int tally(long cell) {
        return (int) (cell >> PHASE_BITS) & TALLY_MASK;
    }

    static Phase phase(long cell) {
        return Phase.of((int) cell & PHASE_MASK);
    }

    static long since(long cell) {
        return cell >> SINCE_SHIFT;
    }

    static boolean isActive(long cell) {
        return phase(cell).isActive();
    }

    /** Whether any of two cells is anything but NORMAL, told from their packed form. */
    static boolean isUnrest(long merged) {
        return (merged & PHASE_MASK) != Phase.NORMAL.ordinal();
    }

    /** The cell after a reading of {@code verdict} at {@code event}: V1 to V10 and V15 to V18. */
    static long step(long cell, long event, Verdict verdict, long onDelayMillis, long offDelayMillis) {
        if (event < since(cell)) {
            return stepBefore(cell, event, verdict, onDelayMillis);
        }
        return switch (verdict) {
            case VIOLATED -> violated(cell, event, onDelayMillis);
            case BETWEEN -> between(cell, event);
            case OK -> ok(cell, event, offDelayMillis);
            case SILENT -> cell;
        };
    }

    /** V6: a reading older than what the machine stands on may prove a violation or date it back, nothing else. */
    private static long stepBefore(long cell, long event, Verdict verdict, long onDelayMillis) {
        if (verdict != Verdict.VIOLATED || isActive(cell)) {
            return cell;
        }
        return phase(cell) == Phase.PENDING_ON ? of(Phase.PENDING_ON, event) : violated(cell, event, onDelayMillis);
    }

    private static long violated(long cell, long event, long onDelayMillis) {
        return switch (phase(cell)) {
            case NORMAL, UNKNOWN -> of(onDelayMillis <= 0 ? Phase.ABNORMAL : Phase.PENDING_ON, event);
            case PENDING_ON -> event - since(cell) >= onDelayMillis ? of(Phase.ABNORMAL, since(cell)) : cell;
            case ABNORMAL -> cell;
            case PENDING_OFF, HELD -> of(Phase.ABNORMAL, event);
        };
    }

    private static long between(long cell, long event) {
        return switch (phase(cell)) {
            case NORMAL, ABNORMAL -> cell;
            case UNKNOWN, PENDING_ON -> of(Phase.NORMAL, event);
            case PENDING_OFF, HELD -> of(Phase.ABNORMAL, event);
        };
    }

    private static long ok(long cell, long event, long offDelayMillis) {
        return switch (phase(cell)) {
            case NORMAL -> cell;
            case UNKNOWN, PENDING_ON -> of(Phase.NORMAL, event);
            case ABNORMAL -> of(offDelayMillis <= 0 ? Phase.NORMAL : Phase.PENDING_OFF, event);
            case HELD -> of(Phase.PENDING_OFF, event);
            case PENDING_OFF -> event > since(cell) && event - since(cell) >= offDelayMillis
                    ? of(Phase.NORMAL, since(cell)) : cell;
        };
    }

    /** V13, V14: nothing can be trusted any more; what is active stays active. */
    static long distrusted(long cell) {
        return of(isActive(cell) ? Phase.HELD : Phase.UNKNOWN, since(cell));
    }

    /** Starts a running delay anew at {@code event}, because time before and after cannot be compared. */
    static long restarted(long cell, long event) {
        return switch (phase(cell)) {
            case PENDING_ON -> of(Phase.PENDING_ON, event);
            case ABNORMAL, PENDING_OFF -> of(Phase.ABNORMAL, event);
            case NORMAL -> of(Phase.NORMAL, 0);
            case UNKNOWN, HELD -> of(phase(cell), 0);
        };
    }
}
