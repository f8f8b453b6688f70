package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many lines each device has open with a credential of its own, and who is told when the last of them breaks. Any thread.
 *
 * <p>The watch is called while the device's count is held, so that what it hears last of a device is what is true.
 */
final class DeviceConnections {
    private final ConnectionListener watch;
    private final Map<DeviceId, Integer> lines = new ConcurrentHashMap<>();

    DeviceConnections(ConnectionListener watch) {
        this.watch = watch;
    }

    /** A line has been let in; one of an enterprise speaks for nobody yet. */
    void enter(Credential credential) {
        if (credential.deviceId() != null) {
            lines.compute(credential.deviceId(), (device, count) -> {
                watch.back(device);
                return count == null ? 1 : count + 1;
            });
        }
    }

    /** A line is gone after its client, or we, said so. */
    void part(Credential credential) {
        if (credential.deviceId() != null) {
            lines.compute(credential.deviceId(), (device, count) -> oneLess(count));
        }
    }

    /** A line broke: that concerns its device, or those the enterprise published for on it. */
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
