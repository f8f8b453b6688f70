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
    private final ConnectionListener watch;
    private final Map<DeviceId, Integer> lines = new ConcurrentHashMap<>();

    DeviceConnections(ConnectionListener watch) {
        this.watch = watch;
    }

    /** Adds an accepted connection. One of a whole enterprise belongs to no device until it publishes. */
    void enter(Credential credential) {
        if (credential.deviceId() != null) {
            lines.compute(credential.deviceId(), (device, count) -> {
                watch.back(device);
                return count == null ? 1 : count + 1;
            });
        }
    }

    /** Removes a connection that was closed by DISCONNECT or by the gateway. */
    void part(Credential credential) {
        if (credential.deviceId() != null) {
            lines.compute(credential.deviceId(), (device, count) -> oneLess(count));
        }
    }

    /** Removes a broken connection, and reports its device, or the devices that an enterprise's connection published for. */
    void lose(Credential credential, Collection<DeviceId> published, long nowMillis) {
        if (credential.deviceId() == null) {
            published.forEach(each -> lines.compute(each, (device, count) -> tell(device, count, nowMillis)));
        } else {
            lines.compute(credential.deviceId(), (device, count) -> tell(device, oneLess(count), nowMillis));
        }
    }

    private Integer tell(DeviceId device, Integer left, long nowMillis) {
        if (left == null) {
            watch.lost(device, nowMillis);
        }
        return left;
    }

    private static Integer oneLess(Integer count) {
        return count == null || count == 1 ? null : Integer.valueOf(count - 1);
    }
}
