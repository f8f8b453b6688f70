package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.model.DeviceId;
import java.util.HashMap;
import java.util.Map;

/** Counts the connections over which each device has reported, and reports when the last of them ends. One thread. */
final class ConnectedDevices {
    private final ConnectionListener listener;
    private final Map<DeviceId, Integer> connections = new HashMap<>();

    ConnectedDevices(ConnectionListener listener) {
        this.listener = listener;
    }

    void opened(DeviceId device) {
        connections.merge(device, 1, Integer::sum);
        listener.back(device);
    }

    void ended(DeviceId device, long nowMillis) {
        if (connections.merge(device, -1, Integer::sum) <= 0) {
            connections.remove(device);
            listener.lost(device, nowMillis);
        }
    }
}
