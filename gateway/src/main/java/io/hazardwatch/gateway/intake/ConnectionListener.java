package io.hazardwatch.gateway.intake;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;

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

    /**
     * A log-in succeeded.
     *
     * @param tookOver whether another connection with the same client id was open
     * @param atMillis ms since the epoch
     */
    default void loggedIn(Credential credential, String clientId, String address, boolean isTls, boolean tookOver, long atMillis) {}

    /** A connection of the credential ended. */
    default void ended(Credential credential, long atMillis) {}

    /** A request with readings was authenticated by the credential; there is no connection to watch. */
    default void pushed(Credential credential, String address, boolean isTls, long atMillis) {}

    /** A message of the credential waits for the rate of the credential or the quota of its enterprise. */
    default void slowed(Credential credential, long atMillis) {}

    /**
     * Somebody was refused before a log-in.
     *
     * @param address empty if it is not known
     * @param name    the user name that was given; null if none was
     */
    default void stranger(StrangerKind kind, String address, String name, long atMillis) {}
}
