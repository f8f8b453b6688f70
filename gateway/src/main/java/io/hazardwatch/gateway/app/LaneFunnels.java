package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.TelemetryDecoder;
import io.hazardwatch.gateway.intake.Funnel;
import io.hazardwatch.gateway.intake.Funnels;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.lane.Inbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives each connection thread its decoder and its inbox to every lane. */
final class LaneFunnels implements Funnels {
    private final Lanes lanes;
    private final int inboxCapacity;
    private final DecodeLimits limits;
    private final Quarantine quarantine;
    private final StageTimer decodeTimer;
    private final List<LaneFunnel> funnels = new CopyOnWriteArrayList<>();

    /** @param inboxCapacity readings, see {@link InboxSizing} */
    LaneFunnels(Lanes lanes, int inboxCapacity, DecodeLimits limits, Quarantine quarantine, StageTimer decodeTimer) {
        this.lanes = lanes;
        this.inboxCapacity = inboxCapacity;
        this.limits = limits;
        this.quarantine = quarantine;
        this.decodeTimer = decodeTimer;
    }

    @Override
    public Funnel open(Runnable onProgress) {
        Inbox[] inboxes = new Inbox[lanes.count()];
        for (int i = 0; i < inboxes.length; i++) {
            inboxes[i] = new Inbox(inboxCapacity, onProgress);
            lanes.runner(i).lane().connect(inboxes[i]);
        }
        LaneFunnel funnel = new LaneFunnel(lanes, inboxes, new TelemetryDecoder(limits), quarantine, decodeTimer);
        funnels.add(funnel);
        return funnel;
    }

    long messages() {
        return funnels.stream().mapToLong(LaneFunnel::messages).sum();
    }
}
