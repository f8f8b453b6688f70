package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.DeviceId;

/**
 * What an authenticated connection may do.
 *
 * @param name       for people and counters; never the secret
 * @param enterprise the enterprise whose topics it covers
 * @param deviceId   the one device it covers, or null for all of the enterprise
 */
public record Credential(String name, String enterprise, DeviceId deviceId) {
    /** Whether a connection with this credential may publish for {@code device}. */
    public boolean covers(DeviceId device) {
        return deviceId == null ? enterprise.equals(device.enterprise()) : deviceId.equals(device);
    }
}
