package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.evaluate.Evaluator;
import io.hazardwatch.gateway.evaluate.PointSnapshot;
import io.hazardwatch.gateway.evaluate.PointState;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * Keeps the record of evaluated readings across restarts, reading by reading, and never ahead of the journal: if a reading
 * counted as evaluated before its alarm was journaled, that alarm would be lost. So a snapshot after a transition is pending
 * until the journal has the transition. Acknowledged readings are always covered, because the acknowledgement follows
 * {@link #settle}.
 *
 * <p>Everything that may change a point is enclosed by {@link #begin} and {@link #end}. Lane thread.
 */
final class JudgedProgress {
    private static final int PROMISES = 256;
    /** After this many consecutive calm readings a snapshot is stored regardless. */
    private static final int CALM_MAX = 4096;

    private final Evaluator evaluator;
    private final PointSnapshots snapshots;
    private final LongSupplier lastTicket;
    private final IntFunction<PointState> states;
    private final PointSnapshot snapshot = new PointSnapshot();
    /** State of the current point before a change, if it has changed since its last pending snapshot. */
    private final PointSnapshot earlier = new PointSnapshot();
    /** By point: the ticket that the journal must have before its snapshot is valid; and whether readings came since. */
    private long[] awaited = {};
    private boolean[] changed = {};
    /** Pending snapshots in order, as a ring: point, ticket and position. */
    private int[] points = new int[PROMISES];
    private long[] tickets = new long[PROMISES];
    private long[] positions = new long[PROMISES];
    private int first;
    private int count;
    private long committed;

    // the point at hand
    private boolean wasCalm;
    private boolean hasEarlier;
    private long judgedBefore;
    private long eventBefore;
    private long ticketBefore;

    JudgedProgress(Evaluator evaluator, PointSnapshots snapshots, LongSupplier lastTicket, IntFunction<PointState> states) {
        this.evaluator = evaluator;
        this.snapshots = snapshots;
        this.lastTicket = lastTicket;
        this.states = states;
    }

    void reserve(int indexBound) {
        if (indexBound > awaited.length) {
            awaited = Arrays.copyOf(awaited, indexBound);
            changed = Arrays.copyOf(changed, indexBound);
        }
    }

    /** Continues from the stored snapshot of a point; false when there is none. */
    boolean resume(int point, PointState fresh, long nowMillis) {
        boolean known = snapshots.load(point, snapshot);
        if (known) {
            evaluator.resume(fresh, snapshot, nowMillis);
        }
        return known;
    }

    /** Called before a point may change. */
    void begin(int point, PointState state) {
        wasCalm = state.isCalm();
        judgedBefore = state.judgedCount();
        eventBefore = state.lastEventMillis();
        ticketBefore = lastTicket.getAsLong();
        hasEarlier = isAwaited(point) && changed[point];
        if (hasEarlier) {
            evaluator.save(state, earlier);
        }
    }

    /** Called after a point may have changed. */
    void end(int point, PointState state) {
        long ticket = lastTicket.getAsLong();
        if (wasCalm && state.isCalm() && ticket == ticketBefore && !isAwaited(point)) {
            endCalm(point, state);
            return;
        }
        snapshots.keepFingerprints(point, state.judgedCount(), state);
        if (ticket != ticketBefore) {
            promise(point, state, ticket);
        } else if (isAwaited(point)) {
            changed[point] = true;
        } else {
            keep(point, state);
        }
    }

    /**
     * The ticket that the journal must commit before a reading of that point may be acknowledged, or
     * {@link ReadingHandler#NO_TICKET}. A reading without consequences waits too while its point does: redelivered over a new
     * connection, it may be the one that led to the transition.
     */
    long awaitedTicket(int point) {
        return isAwaited(point) ? awaited[point] : ReadingHandler.NO_TICKET;
    }

    private boolean isAwaited(int point) {
        return count > 0 && awaited[point] > committed;
    }

    private void endCalm(int point, PointState state) {
        long number = state.judgedCount();
        long since = state.lastEventMillis() - eventBefore;
        boolean isNext = number == judgedBefore + 1 && since > 0 && since <= PointSnapshots.SINCE_MILLIS_MAX;
        if (isNext && number % CALM_MAX != 0) {
            snapshots.keepCalm(point, number, state.lastEventMillis(), since, state.lastValue(), state);
        } else if (number != judgedBefore) {
            snapshots.keepFingerprints(point, number, state);
            keep(point, state);
        }
    }

    private void keep(int point, PointState state) {
        evaluator.save(state, snapshot);
        snapshots.keep(point, snapshot);
    }

    /** Readings since the last pending snapshot were included in it; only the cause of the new ticket waits for that ticket. */
    private void promise(int point, PointState state, long ticket) {
        if (hasEarlier) {
            add(point, earlier, awaited[point]);
        }
        evaluator.save(state, snapshot);
        add(point, snapshot, ticket);
        awaited[point] = ticket;
        changed[point] = false;
    }

    private void add(int point, PointSnapshot promised, long ticket) {
        if (count == points.length) {
            grow();
        }
        int at = (first + count++) % points.length;
        points[at] = point;
        tickets[at] = ticket;
        positions[at] = snapshots.addPending(point, promised, ticket);
    }

    private void grow() {
        int[] morePoints = new int[2 * count];
        long[] moreTickets = new long[2 * count];
        long[] morePositions = new long[2 * count];
        for (int i = 0; i < count; i++) {
            int at = (first + i) % count;
            morePoints[i] = points[at];
            moreTickets[i] = tickets[at];
            morePositions[i] = positions[at];
        }
        points = morePoints;
        tickets = moreTickets;
        positions = morePositions;
        first = 0;
    }

    /**
     * Takes that the journal has everything up to {@code ticket}; call before releasing any acknowledgement that waited for it.
     */
    void settle(long ticket) {
        committed = Math.max(committed, ticket);
        while (count > 0 && tickets[first] <= committed) {
            settleFirst(points[first], tickets[first], positions[first]);
            first = (first + 1) % points.length;
            count--;
        }
    }

    private void settleFirst(int point, long ticket, long position) {
        PointState state = states.apply(point);
        boolean isNewest = awaited[point] == ticket;
        if (isNewest && state != null) {
            keep(point, state);
            changed[point] = false;
        }
        if (position != PointSnapshots.UNKEPT) {
            if (isNewest) {
                snapshots.removePending(position);
            } else {
                snapshots.makeValid(position);
            }
        }
    }
}
