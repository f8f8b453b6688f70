package io.hazardwatch.gateway.intake.mqtt;

import io.netty.buffer.ByteBuf;

/**
 * PUBACK, PUBREC, PUBREL and PUBCOMP packed into an int (type, reason code, packet id) and as bytes (MQTT 5.0 §3.4 to §3.7).
 *
 * <p>Without a reason code the packet is the same in MQTT 3.1.1 and 5.
 */
final class Ack {
    static final int PUBACK = 0x40;
    static final int PUBREC = 0x50;
    static final int PUBREL = 0x62;
    static final int PUBCOMP = 0x70;
    static final int SUCCESS = 0;
    static final int PACKET_ID_NOT_FOUND = 0x92;
    private static final int FAILURE = 0x80;

    private Ack() {}

    static int of(int type, int reason, int packetId) {
        return type << 24 | reason << 16 | packetId;
    }

    static int type(int ack) {
        return ack >>> 24;
    }

    static int packetId(int ack) {
        return ack & 0xFFFF;
    }

    /** Whether the reason code says the message was not taken. */
    static boolean isFailure(int ack) {
        return reason(ack) >= FAILURE;
    }

    private static int reason(int ack) {
        return ack >>> 16 & 0xFF;
    }

    static void write(int ack, boolean withReason, ByteBuf out) {
        boolean reasoned = withReason && reason(ack) != SUCCESS;
        out.writeByte(type(ack)).writeByte(reasoned ? 3 : 2).writeShort(packetId(ack));
        if (reasoned) {
            out.writeByte(reason(ack));
        }
    }
}
