package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.history.store.HistoryProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Looks whether the files of a spool are still what the process has mapped: somebody may delete, replace or cut them off while
 * the gateway runs, and what is acknowledged then would be gone after the next start. What is lost of the file but not of
 * memory is written anew; a cut file gets its length back, so that nobody who touches the mapping fails; the lane goes on in
 * another segment. Helper thread, except {@link #watch} and {@link #isDamaged}.
 */
final class SpoolGuard {
    /** How long damage shows in health after it was last seen, so that whoever looks now and then sees it too. */
    static final long SHOWN_MILLIS = 60_000;

    private final Set<Segment> watched = ConcurrentHashMap.newKeySet();
    private final HistoryProblems incidents;
    private volatile long seenMillis;

    SpoolGuard(HistoryProblems incidents) {
        this.incidents = incidents;
    }

    /** From now on this one too, until it is let go. */
    void watch(Segment segment) {
        watched.add(segment);
    }

    /** Whether damage was seen of late. Any thread. */
    boolean isDamaged(long nowMillis) {
        long seen = seenMillis;
        return seen != 0 && Math.abs(nowMillis - seen) < SHOWN_MILLIS;
    }

    /**
     * Looks at every file and mends what can be mended.
     *
     * @param isUnused takes a segment that nobody writes or reads out of use; false when somebody does
     */
    void look(long nowMillis, Predicate<Segment> isUnused) {
        for (Segment segment : watched) {
            OnDisk found = segment.onDisk();
            if (found == OnDisk.LET_GO) {
                watched.remove(segment);
            } else if (found != OnDisk.WHOLE) {
                seenMillis = nowMillis;
                mend(segment, found, isUnused);
            }
        }
    }

    private void mend(Segment segment, OnDisk found, Predicate<Segment> isUnused) {
        if (isUnused.test(segment)) {
            watched.remove(segment);
            incidents.report(segment.file() + ": " + found.text() + " while in use; it held nothing", null);
            return;
        }
        try {
            boolean isMended = found == OnDisk.CUT_OFF ? segment.lengthen() : segment.writeAnew();
            if (isMended) {
                incidents.report(segment.file() + ": " + found.text() + " while in use; " + (found == OnDisk.CUT_OFF
                        ? "what was cut off and not in the store is lost" : "written anew from memory"), null);
            }
        } catch (IOException | UncheckedIOException e) {
            incidents.report(segment.file() + ": " + found.text() + " while in use, and cannot be written anew", e);
        }
    }
}
