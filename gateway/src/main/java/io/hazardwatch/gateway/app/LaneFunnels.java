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
    /** Readings one inbox holds (32 bytes each): what the fastest senders bring while the lane's thread waits its turn. */
    static final int INBOX_CAPACITY = 65_536;

    private final Lanes lanes;
    private final DecodeLimits limits;
    private final Quarantine quarantine;
    private final StageTimer decodeTimer;
    private final List<LaneFunnel> funnels = new CopyOnWriteArrayList<>();

    LaneFunnels(Lanes lanes, DecodeLimits limits, Quarantine quarantine, StageTimer decodeTimer) {
        this.lanes = lanes;
        this.limits = limits;
        this.quarantine = quarantine;
        this.decodeTimer = decodeTimer;
    }

    @Override
    public Funnel open(Runnable onProgress) {
        Inbox[] inboxes = new Inbox[lanes.count()];
        for (int i = 0; i < inboxes.length; i++) {
            inboxes[i] = new Inbox(INBOX_CAPACITY, onProgress);
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
