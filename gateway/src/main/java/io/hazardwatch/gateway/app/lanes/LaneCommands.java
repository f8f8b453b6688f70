package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.api.alarms.Commands;
import io.hazardwatch.gateway.registry.Device;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends a person's command to the lane that owns the alarm. Any thread. */
public final class LaneCommands implements Commands {
    private final Lanes lanes;

    public LaneCommands(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public CompletionStage<Transition> submit(AlarmCommand command, String session) {
        CompletableFuture<Transition> answer = new CompletableFuture<>();
        LaneRunner runner = lanes.runner(Device.laneOf(command.point().deviceId()) % lanes.count());
        if (runner.lane().requests().post(command, session, answer::complete)) {
            runner.wake();
        } else {
            answer.completeExceptionally(new IllegalStateException("too many commands wait; try again"));
        }
        return answer;
    }
}
