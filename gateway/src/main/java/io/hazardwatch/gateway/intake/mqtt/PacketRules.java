package io.hazardwatch.gateway.intake.mqtt;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * Checks the form of packets that a client may send (MQTT 3.1.1 and 5.0, chapters 2 and 3): every field ends within its packet,
 * and nothing is there that the standard forbids. Works on complete packets, allocates nothing. Pure.
 *
 * <p>Positions are indexes into the buffer; a negative one is the negated reason to disconnect.
 */
final class PacketRules {
    static final int CONNECT = 0x10;
    static final int MQTT_3_1_1 = 4;
    private static final int MQTT_3_1 = 3;
    private static final int MQTT_5 = 5;
    private static final int SUBSCRIBE = 0x82;
    private static final int UNSUBSCRIBE = 0xA2;
    private static final int PINGREQ = 0xC0;
    private static final int DISCONNECT = 0xE0;
    private static final int RESERVED_TYPE = 0;
    /** Reason codes of PUBACK and PUBREC. */
    private static final List<Integer> OF_PUBLISH = List.of(0, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99);
    /** Reason codes of PUBREL and PUBCOMP. */
    private static final List<Integer> OF_RELEASE = List.of(0, Ack.PACKET_ID_NOT_FOUND);
    private static final int MALFORMED = -DisconnectReason.MALFORMED_PACKET;
    private static final int PROTOCOL = -DisconnectReason.PROTOCOL_ERROR;

    private PacketRules() {}

    /**
     * The rule that a packet breaks, or {@link DisconnectReason#NONE}.
     *
     * @param first   its first byte
     * @param at      index of its variable header
     * @param end     index after it
     * @param version protocol level of the connection's CONNECT; 0 before it
     */
    static int check(ByteBuf bytes, int first, int at, int end, int version) {
        int after = (first & 0xF0) == 0x30 ? publish(bytes, first, at, end, version) : switch (first) {
            case CONNECT -> connect(bytes, at, end);
            case Ack.PUBACK, Ack.PUBREC -> reply(bytes, at, end, version, OF_PUBLISH);
            case Ack.PUBREL, Ack.PUBCOMP -> reply(bytes, at, end, version, OF_RELEASE);
            case SUBSCRIBE -> filters(bytes, at, end, version, true);
            case UNSUBSCRIBE -> filters(bytes, at, end, version, false);
            case PINGREQ -> at == end ? at : MALFORMED;
            case DISCONNECT -> disconnect(bytes, at, end, version);
            default -> neverSent(first);
        };
        return after < 0 ? -after : DisconnectReason.NONE;
    }

    /** Protocol level of a valid CONNECT. */
    static int level(ByteBuf connect, int at) {
        return connect.getByte(at + 2 + connect.getUnsignedShort(at));
    }

    /** Packets that only a server sends break the protocol; wrong flags and unknown types break the form. */
    private static int neverSent(int first) {
        return switch (first & 0xF0) {
            case RESERVED_TYPE, CONNECT, Ack.PUBACK, Ack.PUBREC, Ack.PUBREL & 0xF0, Ack.PUBCOMP, SUBSCRIBE & 0xF0,
                    UNSUBSCRIBE & 0xF0, PINGREQ, DISCONNECT -> MALFORMED;
            default -> PROTOCOL;
        };
    }

    private static int publish(ByteBuf bytes, int first, int start, int end, int version) {
        int qos = first >> 1 & 3;
        int at = qos == 3 ? MALFORMED : PacketFields.text(bytes, start, end);
        at = at < 0 || qos == 0 ? at : PacketFields.packetId(bytes, at, end);
        return at < 0 || version != MQTT_5 ? at : PropertyRules.check(bytes, at, end, PropertyRules.OF_PUBLISH);
    }

    private static int reply(ByteBuf bytes, int start, int end, int version, List<Integer> reasons) {
        int at = PacketFields.packetId(bytes, start, end);
        if (at < 0 || at == end) {
            return at;
        }
        if (version != MQTT_5 || !reasons.contains(bytes.getByte(at) & 0xFF)) {
            return MALFORMED;
        }
        at++;
        return at == end ? at : exactly(PropertyRules.check(bytes, at, end, PropertyRules.OF_REPLY), end);
    }

    private static int filters(ByteBuf bytes, int start, int end, int version, boolean withOptions) {
        int at = PacketFields.packetId(bytes, start, end);
        if (at >= 0 && version == MQTT_5) {
            at = PropertyRules.check(bytes, at, end, withOptions ? PropertyRules.OF_SUBSCRIBE : PropertyRules.OF_UNSUBSCRIBE);
        }
        while (at >= 0 && at < end) {
            at = PacketFields.text(bytes, at, end);
            if (withOptions && at >= 0) {
                at = at == end ? MALFORMED : options(bytes.getByte(at), at + 1, version);
            }
        }
        return at;
    }

    /** QoS 3 and reserved bits; in MQTT 5 also a retain handling that does not exist. */
    private static int options(byte options, int after, int version) {
        int reserved = version == MQTT_5 ? 0xC0 : 0xFC;
        if ((options & reserved) != 0 || (options & 3) == 3) {
            return MALFORMED;
        }
        return (options & 0x30) == 0x30 ? PROTOCOL : after;
    }

    private static int disconnect(ByteBuf bytes, int at, int end, int version) {
        if (at == end) {
            return at;
        }
        if (version != MQTT_5) {
            return MALFORMED;
        }
        return at + 1 == end ? end : exactly(PropertyRules.check(bytes, at + 1, end, PropertyRules.OF_DISCONNECT), end);
    }

    /** Checks CONNECT; another protocol or an unknown level is left to the decoder to answer. */
    private static int connect(ByteBuf bytes, int start, int end) {
        int at = PacketFields.text(bytes, start, end);
        if (at < 0 || at + 4 > end) {
            return MALFORMED;
        }
        int level = bytes.getByte(at);
        int flags = bytes.getByte(at + 1) & 0xFF;
        if (level < MQTT_3_1 || level > MQTT_5) {
            return at;
        }
        return areContradicting(flags, level) ? MALFORMED : exactly(payload(bytes, at + 4, end, flags, level), end);
    }

    private static boolean areContradicting(int flags, int level) {
        boolean reserved = level > MQTT_3_1 && (flags & 1) != 0;
        boolean willOptionsWithoutWill = (flags & 4) == 0 && (flags & 0x38) != 0;
        boolean willOfQos3 = (flags & 0x18) == 0x18;
        boolean passwordWithoutUser = level < MQTT_5 && (flags & 0xC0) == 0x40;
        return reserved || willOptionsWithoutWill || willOfQos3 || passwordWithoutUser;
    }

    private static int payload(ByteBuf bytes, int start, int end, int flags, int level) {
        int at = level == MQTT_5 ? PropertyRules.check(bytes, start, end, PropertyRules.OF_CONNECT) : start;
        at = at < 0 ? at : PacketFields.text(bytes, at, end);
        at = at < 0 || (flags & 4) == 0 ? at : will(bytes, at, end, level);
        at = at < 0 || (flags & 0x80) == 0 ? at : PacketFields.text(bytes, at, end);
        return at < 0 || (flags & 0x40) == 0 ? at : PacketFields.binary(bytes, at, end);
    }

    private static int will(ByteBuf bytes, int start, int end, int level) {
        int at = level == MQTT_5 ? PropertyRules.check(bytes, start, end, PropertyRules.OF_WILL) : start;
        at = at < 0 ? at : PacketFields.text(bytes, at, end);
        return at < 0 ? at : PacketFields.binary(bytes, at, end);
    }

    private static int exactly(int at, int end) {
        return at < 0 || at == end ? at : MALFORMED;
    }
}
