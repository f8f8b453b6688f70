package io.hazardwatch.gateway.intake.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Reason codes with which the gateway closes an MQTT 5 connection (MQTT 5.0 §3.14.2.1). */
final class DisconnectReason {
    static final int NONE = 0;
    static final int MALFORMED_PACKET = 0x81;
    static final int PROTOCOL_ERROR = 0x82;
    static final int SERVER_SHUTTING_DOWN = 0x8B;
    static final int KEEP_ALIVE_TIMEOUT = 0x8D;
    static final int SESSION_TAKEN_OVER = 0x8E;
    static final int RECEIVE_MAXIMUM_EXCEEDED = 0x93;
    static final int TOPIC_ALIAS_INVALID = 0x94;
    static final int PACKET_TOO_LARGE = 0x95;
    static final int ADMINISTRATIVE_ACTION = 0x98;

    private DisconnectReason() {}

    /** Whether the gateway closes the connection without an error of the client. */
    static boolean isOurWish(int reason) {
        return reason == SESSION_TAKEN_OVER || reason == SERVER_SHUTTING_DOWN || reason == ADMINISTRATIVE_ACTION;
    }

    /** A DISCONNECT packet with that reason and no properties. */
    static ByteBuf packet(int reason) {
        return Unpooled.wrappedBuffer(new byte[] {(byte) 0xE0, 1, (byte) reason});
    }
}
