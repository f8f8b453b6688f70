package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.DeviceId;

/** Takes what a door notices of the connections of devices. Called on event loops; must not block. */
public interface ConnectionListener {
    /**
     * The connection that spoke for the device ended without a word of parting, and the device has no other.
     *
     * @param atMillis when, by the gateway's clock; what was heard before came in over that connection, or by another way
     */
    void lost(DeviceId device, long atMillis);

    /** A connection of the device's own is open. */
    void back(DeviceId device);
}
