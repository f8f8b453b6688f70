package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.TelemetryDecoder;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.lane.Inbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives each connection thread a decoder, and an inbox to every lane. */
public final class LaneIngests implements ReadingIngests {
    private final Lanes lanes;
    private final int inboxCapacity;
    private final DecodeLimits limits;
    private final Quarantine quarantine;
    private final StageTimer decodeTimer;
    private final List<LaneIngest> ingests = new CopyOnWriteArrayList<>();

    /** @param inboxCapacity in readings, see {@link InboxSizing} */
    public LaneIngests(Lanes lanes, int inboxCapacity, DecodeLimits limits, Quarantine quarantine, StageTimer decodeTimer) {
        this.lanes = lanes;
        this.inboxCapacity = inboxCapacity;
        this.limits = limits;
        this.quarantine = quarantine;
        this.decodeTimer = decodeTimer;
    }

    @Override
    public ReadingIngest open(Runnable onProgress) {
        Inbox[] inboxes = new Inbox[lanes.count()];
        for (int i = 0; i < inboxes.length; i++) {
            inboxes[i] = new Inbox(inboxCapacity, onProgress);
            lanes.runner(i).lane().connect(inboxes[i]);
        }
        LaneIngest ingest = new LaneIngest(lanes, inboxes, new TelemetryDecoder(limits), quarantine, decodeTimer);
        ingests.add(ingest);
        return ingest;
    }

    @Override
    public DecodeLimits limits() {
        return limits;
    }

    public long messages() {
        return ingests.stream().mapToLong(LaneIngest::messages).sum();
    }
}
