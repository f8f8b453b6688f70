package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.registry.Credential;
import io.netty.buffer.ByteBuf;

/** Control over an accepted connection for other parts of the listener. Event loop only, except {@link #takenOver}. */
interface ConnectionControl {
    /** Credential of the connection. */
    Credential credential();

    /** Closes the connection; an MQTT 5 client receives {@code reason}, see {@link DisconnectReason}. */
    void disconnect(int reason);

    /** Like {@link #disconnect}, and counts a protocol error: the client broke the protocol or an announced limit. */
    void fail(int reason);

    /** Closes the connection because of a defect of the gateway; the client redelivers what was not acknowledged. */
    void breakOff(Throwable defect);

    /** Sends a packet to the client, unless the connection is closed; takes over the buffer. */
    void send(ByteBuf packet);

    /** Any thread: another connection has taken over this client id. */
    void takenOver();
}
