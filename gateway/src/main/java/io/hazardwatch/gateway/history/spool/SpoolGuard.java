package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.history.store.HistoryProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Checks that the files of a spool are still those the process has mapped. Somebody may delete, replace or truncate them while
 * the gateway runs, and readings acknowledged then would be lost at the next start. Contents still in memory are written to a
 * new file; a truncated file gets its length back, so that access to the mapping does not fail; the lane continues in another
 * segment. Helper thread, except {@link #watch} and {@link #isDamaged}.
 */
final class SpoolGuard {
    /** How long health shows damage after it was last seen, so that occasional checks see it too. */
    static final long SHOWN_MILLIS = 60_000;

    private final Set<Segment> watched = ConcurrentHashMap.newKeySet();
    private final HistoryProblems incidents;
    private volatile long seenMillis;

    SpoolGuard(HistoryProblems incidents) {
        this.incidents = incidents;
    }

    /** Also checks this segment from now on, until it is released. */
    void watch(Segment segment) {
        watched.add(segment);
    }

    /** Whether damage was seen recently. Any thread. */
    boolean isDamaged(long nowMillis) {
        long seen = seenMillis;
        return seen != 0 && Math.abs(nowMillis - seen) < SHOWN_MILLIS;
    }

    /**
     * Checks every file and repairs what it can.
     *
     * @param isUnused takes a segment that nobody writes or reads out of use; false if somebody does
     */
    void look(long nowMillis, Predicate<Segment> isUnused) {
        for (Segment segment : watched) {
            SegmentFileState found = segment.onDisk();
            if (found == SegmentFileState.LET_GO) {
                watched.remove(segment);
            } else if (found != SegmentFileState.WHOLE) {
                seenMillis = nowMillis;
                mend(segment, found, isUnused);
            }
        }
    }

    private void mend(Segment segment, SegmentFileState found, Predicate<Segment> isUnused) {
        if (isUnused.test(segment)) {
            watched.remove(segment);
            incidents.report(segment.file() + ": " + found.text() + " while in use; it held nothing", null);
            return;
        }
        try {
            boolean isMended = found == SegmentFileState.CUT_OFF ? segment.lengthen() : segment.writeAnew();
            if (isMended) {
                incidents.report(segment.file() + ": " + found.text() + " while in use; " + (found == SegmentFileState.CUT_OFF
                        ? "what was cut off and not in the store is lost" : "written anew from memory"), null);
            }
        } catch (IOException | UncheckedIOException e) {
            incidents.report(segment.file() + ": " + found.text() + " while in use, and cannot be written anew", e);
        }
    }
}
