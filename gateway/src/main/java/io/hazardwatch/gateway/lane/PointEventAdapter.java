package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.registry.Point;

/** Passes findings of point rules to the lane and journals that a device's clock was set back. Lane thread. */
final class PointEventAdapter implements FindingHandler {
    private final FindingHandler findings;
    private final LaneJournal journal;

    PointEventAdapter(FindingHandler findings, LaneJournal journal) {
        this.findings = findings;
        this.journal = journal;
    }

    @Override
    public void on(Finding finding) {
        findings.on(finding);
    }

    @Override
    public void onClockSetBack(Point point, long byMillis, long arrivalMillis) {
        journal.append(ClockNotes.ofDevice(point, byMillis, arrivalMillis));
    }
}
