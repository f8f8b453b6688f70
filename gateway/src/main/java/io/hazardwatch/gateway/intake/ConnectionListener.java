package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.DeviceId;

/** Receives changes of devices' connections. Called on event loops; must not block. */
public interface ConnectionListener {
    /**
     * The last connection that published for the device closed without a DISCONNECT.
     *
     * @param atMillis time by the gateway's clock, ms since the epoch; messages before it came over that connection or by
     *         another way
     */
    void lost(DeviceId device, long atMillis);

    /** The device has opened a connection of its own. */
    void back(DeviceId device);
}
