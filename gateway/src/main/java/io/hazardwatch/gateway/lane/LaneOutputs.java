package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.RecordedEvent;
import java.util.List;

/** The outputs of a lane to other rooms; called on the lane thread, must not block it. */
public interface LaneOutputs {
    /** Number of readings that may be taken now; 0 when history or journal has no room and the lane must wait. */
    int room();

    /** Stores a reading; on return it survives the end of the process. */
    void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality);

    /**
     * Appends to the journal.
     *
     * @param together events of one commit: a crash keeps all of them or none
     * @return a ticket that grows with every call
     */
    long journal(List<? extends RecordedEvent> together);

    /** The last ticket that is committed and synced. */
    long committedTicket();

    /** Storage for the state of points across restarts; asked once, when the lane is created. */
    default PointSnapshots snapshots() {
        return PointSnapshots.NONE;
    }

    /** Reports a defect of the gateway, which is counted and logged once; the lane continues. */
    void defect(String where, Throwable cause);
}
