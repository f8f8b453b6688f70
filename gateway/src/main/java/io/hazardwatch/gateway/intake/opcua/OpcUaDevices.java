package io.hazardwatch.gateway.intake.opcua;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.model.DeviceId;
import java.util.LinkedHashSet;
import java.util.Set;

/** Tells for each device of a server that its connection is lost or back. One thread. */
final class OpcUaDevices {
    private final ConnectionListener listener;
    private final Set<DeviceId> connected = new LinkedHashSet<>();

    OpcUaDevices(ConnectionListener listener) {
        this.listener = listener;
    }

    void back(Set<DeviceId> devices) {
        devices.stream().filter(connected::add).forEach(listener::back);
    }

    void lost(long nowMillis) {
        connected.forEach(device -> listener.lost(device, nowMillis));
        connected.clear();
    }
}
