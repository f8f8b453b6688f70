package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.DeviceId;

/**
 * A device's connection broke, or a connection of the device is open again.
 *
 * @param atMillis    when it broke, by the gateway's clock
 * @param graceMillis how long the device may take to send again; 0 = two of its longest period
 */
public record ConnectionEvent(DeviceId device, boolean isBroken, long atMillis, long graceMillis) {
    /** The connection broke. */
    public static ConnectionEvent broken(DeviceId device, long atMillis, long graceMillis) {
        return new ConnectionEvent(device, true, atMillis, graceMillis);
    }

    /** A connection is open: from now on only silence counts. */
    public static ConnectionEvent open(DeviceId device) {
        return new ConnectionEvent(device, false, 0, 0);
    }
}
