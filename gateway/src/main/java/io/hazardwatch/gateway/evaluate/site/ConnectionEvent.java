package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.DeviceId;

/**
 * A device's connection broke, or one of its own is open again.
 *
 * @param atMillis    when it broke, by the gateway's clock
 * @param graceMillis how long the device may take to be heard again; 0 = two of its longest period
 */
public record ConnectionEvent(DeviceId device, boolean isBroken, long atMillis, long graceMillis) {
    /** It broke. */
    public static ConnectionEvent broken(DeviceId device, long atMillis, long graceMillis) {
        return new ConnectionEvent(device, true, atMillis, graceMillis);
    }

    /** One is open: from here on silence alone counts. */
    public static ConnectionEvent open(DeviceId device) {
        return new ConnectionEvent(device, false, 0, 0);
    }
}
