package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.registry.Credential;

/** What the parts of the listener may ask of an accepted connection. Event loop only, {@link #takenOver} excepted. */
interface ConnectionControl {
    /** Whose connection it is. */
    Credential credential();

    /** Closes the connection; an MQTT 5 client is told {@code reason}, see {@link DisconnectReason}. */
    void disconnect(int reason);

    /** As {@link #disconnect}, counted: the client broke the protocol, or a limit it was told. */
    void fail(int reason);

    /** Closes the connection for a fault of ours: its client sends again what was not acknowledged. */
    void breakOff(Throwable defect);

    /** Any thread: another connection has taken over this client id. */
    void takenOver();
}
