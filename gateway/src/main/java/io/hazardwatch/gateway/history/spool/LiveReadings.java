package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.history.spool.SegmentReader.Found;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import java.util.Deque;

/**
 * Reads ahead of a {@link SpoolReader} for readings that arrived soon after they were measured, so that they may be stored while a backlog
 * before them is. It moves no checkpoint and releases nothing: the reader stores the same readings again when it reaches them, in the order of
 * their arrival, so nothing depends on what was found here. Begins in the segment that the lane writes. Drainer thread.
 */
final class LiveReadings {
    /** A reading that arrived later than this after it was measured belongs to a backlog. */
    static final long LATE_MILLIS = 60_000;
    /** Slots looked at in one go, so that the backlog goes on. */
    private static final int SLOTS_MAX = 500_000;

    private final SpoolReader behind;
    private SegmentReader reader;

    LiveReadings(SpoolReader behind) {
        this.behind = behind;
    }

    static boolean isLate(SegmentReader at) {
        return at.arrivalMillis() - at.eventMillis() > LATE_MILLIS;
    }

    /** Forgets where it was, because segments were released or rewritten. */
    void restart() {
        reader = null;
    }

    /** Forgets where it was if that was in a segment that is released. */
    void released(Segment segment) {
        if (reader != null && reader.segment().sequence() <= segment.sequence()) {
            reader = null;
        }
    }

    /** Adds live readings that no call before has added, until the batch is full or none is left for now. */
    void fill(ReadingBatch batch, Deque<Segment> unread, SegmentReader present) {
        for (int slots = 0; slots < SLOTS_MAX && !batch.isFull() && (reader != null || begin(unread, present)); slots++) {
            Found found = reader.next();
            if (found == Found.READING && !isLate(reader)) {
                batch.add(reader.point(), reader.eventMillis(), reader.value(), reader.quality());
            } else if (found == Found.NOTHING_YET || found == Found.END && !next(unread)) {
                return;
            }
        }
    }

    private boolean begin(Deque<Segment> unread, SegmentReader present) {
        Segment newest = unread.isEmpty() ? null : unread.getLast();
        if (newest == null && present != null) {
            newest = present.segment();
        }
        if (newest == null || !newest.isLive()) {
            return false;
        }
        reader = behind.readerOf(newest);
        reader.skipTo(present != null && present.segment() == newest ? present.slot() : Segment.FIRST);
        return true;
    }

    /** Goes on in the segment after the present one, if the lane has begun it. */
    private boolean next(Deque<Segment> unread) {
        for (Segment segment : unread) {
            if (segment.sequence() > reader.segment().sequence()) {
                reader = behind.readerOf(segment);
                return true;
            }
        }
        return false;
    }
}
