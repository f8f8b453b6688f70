package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the connections of each device, and reports when the last of them breaks. Any thread.
 *
 * <p>The listener is called while the device's count is locked, so that the last report about a device is the true one.
 */
final class DeviceConnections {
    private final ConnectionListener listener;
    private final Map<DeviceId, Integer> connections = new ConcurrentHashMap<>();

    DeviceConnections(ConnectionListener listener) {
        this.listener = listener;
    }

    /** Where connections are told of. */
    ConnectionListener listener() {
        return listener;
    }

    /** Adds an accepted connection. One of a whole enterprise belongs to no device until it publishes. */
    void opened(Credential credential) {
        if (credential.deviceId() != null) {
            connections.compute(credential.deviceId(), (device, count) -> {
                listener.back(device);
                return count == null ? 1 : count + 1;
            });
        }
    }

    /** Removes a connection that was closed by DISCONNECT or by the gateway. */
    void closed(Credential credential) {
        if (credential.deviceId() != null) {
            connections.compute(credential.deviceId(), (device, count) -> oneLess(count));
        }
    }

    /** Removes a broken connection, and reports its device, or the devices that an enterprise's connection published for. */
    void broke(Credential credential, Collection<DeviceId> published, long nowMillis) {
        if (credential.deviceId() == null) {
            published.forEach(each -> connections.compute(each, (device, count) -> report(device, count, nowMillis)));
        } else {
            connections.compute(credential.deviceId(), (device, count) -> report(device, oneLess(count), nowMillis));
        }
    }

    private Integer report(DeviceId device, Integer left, long nowMillis) {
        if (left == null) {
            listener.lost(device, nowMillis);
        }
        return left;
    }

    private static Integer oneLess(Integer count) {
        return count == null || count == 1 ? null : Integer.valueOf(count - 1);
    }
}
