package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.RecordedEvent;
import java.util.List;

/** Everything a lane says to the rest of the house; called on the lane thread, never blocking it. */
public interface Outlets {
    /** How many readings may be taken now; 0 = history or journal has no room and the lane must wait. */
    int room();

    /** A reading to keep; on return it survives the death of the process. */
    void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality);

    /**
     * What is to be journaled.
     *
     * @param together belongs into one commit: a crash keeps all of it or nothing
     * @return a ticket that grows with every call
     */
    long journal(List<? extends RecordedEvent> together);

    /** The last ticket that is committed and synced. */
    long committedTicket();

    /** Where what points remember survives; asked once, when the lane is made. */
    default PointSnapshots snapshots() {
        return PointSnapshots.NONE;
    }

    /** A defect of ours: counted, its distinct trace kept once; the lane goes on. */
    void bug(String where, Throwable cause);
}
