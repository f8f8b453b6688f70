package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.DeviceId;

/**
 * A device's connection broke, or one of its own is open again.
 *
 * @param atMillis    when it broke, by the gateway's clock
 * @param graceMillis how long the device may take to be heard again; 0 = two of its longest period
 */
public record LineChange(DeviceId device, boolean isBroken, long atMillis, long graceMillis) {
    /** It broke. */
    public static LineChange broken(DeviceId device, long atMillis, long graceMillis) {
        return new LineChange(device, true, atMillis, graceMillis);
    }

    /** One is open: from here on silence alone counts. */
    public static LineChange open(DeviceId device) {
        return new LineChange(device, false, 0, 0);
    }
}
