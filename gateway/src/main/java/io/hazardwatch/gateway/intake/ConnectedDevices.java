package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.DeviceId;
import java.util.HashMap;
import java.util.Map;

/** Counts the connections over which each device has reported, and reports when the last of them ends. One thread. */
public final class ConnectedDevices {
    private final ConnectionListener listener;
    private final Map<DeviceId, Integer> connections = new HashMap<>();

    /** @param listener told of the first and of the last connection of each device */
    public ConnectedDevices(ConnectionListener listener) {
        this.listener = listener;
    }

    /** The device has reported over one more connection. */
    public void opened(DeviceId device) {
        connections.merge(device, 1, Integer::sum);
        listener.back(device);
    }

    /**
     * A connection over which the device has reported is closed.
     *
     * @param nowMillis ms since the epoch
     */
    public void ended(DeviceId device, long nowMillis) {
        if (connections.merge(device, -1, Integer::sum) <= 0) {
            connections.remove(device);
            listener.lost(device, nowMillis);
        }
    }
}
