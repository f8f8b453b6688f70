package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.history.store.ReadingLog;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.lane.LaneOutputs;
import io.hazardwatch.gateway.lane.PointSnapshots;
import java.util.List;

/** The outputs of one lane: readings go to its spool, transitions to the journal, point states to their slots. Lane thread. */
public final class JoinedLaneOutputs implements LaneOutputs {
    private final ReadingLog log;
    private final SqliteJournal journal;
    private final PointSnapshots snapshots;
    private final ErrorSink defects;

    public JoinedLaneOutputs(ReadingLog log, SqliteJournal journal, PointSnapshots snapshots, ErrorSink defects) {
        this.log = log;
        this.journal = journal;
        this.snapshots = snapshots;
        this.defects = defects;
    }

    @Override
    public int room() {
        return journal.hasRoom() ? log.room() : 0;
    }

    @Override
    public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {
        log.append(point, eventMillis, arrivalMillis, value, quality);
    }

    @Override
    public long journal(List<? extends RecordedEvent> together) {
        return journal.append(together);
    }

    @Override
    public long committedTicket() {
        return journal.committedTicket();
    }

    @Override
    public PointSnapshots snapshots() {
        return snapshots;
    }

    @Override
    public void defect(String where, Throwable cause) {
        defects.caught(where, cause);
    }
}
