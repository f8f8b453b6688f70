package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.api.plant.UnitModes;
import io.hazardwatch.gateway.evaluate.site.ModeOutcome;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import io.hazardwatch.gateway.lane.Lane;
import io.hazardwatch.gateway.registry.Device;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends a unit mode set by a person to the lane of its site, and reads the modes in force. Any thread. */
public final class LaneModes implements UnitModes {
    private final Lanes lanes;

    public LaneModes(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public UnitMode of(String enterprise, String site, String unit) {
        return runner(enterprise, site).lane().view().mode(enterprise, site, unit);
    }

    @Override
    public CompletionStage<ModeOutcome> submit(UnitMode stated) {
        CompletableFuture<ModeOutcome> answer = new CompletableFuture<>();
        LaneRunner runner = runner(stated.enterprise(), stated.site());
        Lane lane = runner.lane();
        if (lane.requests().post(stated, answer::complete)) {
            runner.wake();
        } else {
            answer.completeExceptionally(new IllegalStateException("too many requests wait; try again"));
        }
        return answer;
    }

    private LaneRunner runner(String enterprise, String site) {
        return lanes.runner(Device.laneOf(enterprise, site) % lanes.count());
    }
}
