package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.evaluate.site.ConnectionEvent;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Device;

/** Sends connection events of devices from the MQTT listener to the lane of the device's site. Any thread. */
public final class LaneConnections implements ConnectionListener {
    private final Lanes lanes;
    private final long graceMillis;

    /** @param graceMillis time for a device to be heard again, in milliseconds; 0 = two of its longest period */
    public LaneConnections(Lanes lanes, long graceMillis) {
        this.lanes = lanes;
        this.graceMillis = graceMillis;
    }

    @Override
    public void lost(DeviceId device, long atMillis) {
        pass(ConnectionEvent.broken(device, atMillis, graceMillis));
    }

    @Override
    public void back(DeviceId device) {
        pass(ConnectionEvent.open(device));
    }

    private void pass(ConnectionEvent change) {
        LaneRunner runner = lanes.runner(Device.laneOf(change.device()) % lanes.count());
        runner.lane().requests().connectionChanged(change);
        runner.wake();
    }
}
