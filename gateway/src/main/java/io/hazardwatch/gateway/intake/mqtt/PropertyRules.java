package io.hazardwatch.gateway.intake.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttProperties;

/**
 * Checks the form of a packet's properties (MQTT 5.0 §2.2.2): known, allowed, complete, and none repeated except user
 * properties. Pure.
 */
final class PropertyRules {
    static final long OF_REPLY = bits(MqttProperties.REASON_STRING, MqttProperties.USER_PROPERTY);
    static final long OF_PUBLISH = bits(MqttProperties.PAYLOAD_FORMAT_INDICATOR, MqttProperties.PUBLICATION_EXPIRY_INTERVAL,
            MqttProperties.CONTENT_TYPE, MqttProperties.RESPONSE_TOPIC, MqttProperties.CORRELATION_DATA,
            MqttProperties.TOPIC_ALIAS, MqttProperties.USER_PROPERTY);
    static final long OF_SUBSCRIBE = bits(MqttProperties.SUBSCRIPTION_IDENTIFIER, MqttProperties.USER_PROPERTY);
    static final long OF_UNSUBSCRIBE = bits(MqttProperties.USER_PROPERTY);
    static final long OF_DISCONNECT = OF_REPLY | bits(MqttProperties.SESSION_EXPIRY_INTERVAL);
    static final long OF_CONNECT = bits(MqttProperties.SESSION_EXPIRY_INTERVAL, MqttProperties.RECEIVE_MAXIMUM,
            MqttProperties.MAXIMUM_PACKET_SIZE, MqttProperties.TOPIC_ALIAS_MAXIMUM,
            MqttProperties.REQUEST_RESPONSE_INFORMATION, MqttProperties.REQUEST_PROBLEM_INFORMATION,
            MqttProperties.USER_PROPERTY, MqttProperties.AUTHENTICATION_METHOD, MqttProperties.AUTHENTICATION_DATA);
    static final long OF_WILL = bits(MqttProperties.WILL_DELAY_INTERVAL, MqttProperties.PAYLOAD_FORMAT_INDICATOR,
            MqttProperties.PUBLICATION_EXPIRY_INTERVAL, MqttProperties.CONTENT_TYPE, MqttProperties.RESPONSE_TOPIC,
            MqttProperties.CORRELATION_DATA, MqttProperties.USER_PROPERTY);
    private static final int PROTOCOL = -DisconnectReason.PROTOCOL_ERROR;
    private static final long NEVER_ZERO = bits(MqttProperties.RECEIVE_MAXIMUM, MqttProperties.MAXIMUM_PACKET_SIZE,
            MqttProperties.SUBSCRIPTION_IDENTIFIER);
    private static final int VARIABLE_BYTES_MAX = 4;

    private PropertyRules() {}

    /** The position after the properties at {@code start}, or a negative reason. */
    static int check(ByteBuf bytes, int start, int end, long allowed) {
        int at = variable(bytes, start, end);
        if (at < 0) {
            return at;
        }
        int last = at + value(bytes, start, at);
        if (last > end) {
            return PacketFields.MALFORMED;
        }
        long seen = 0;
        while (at >= 0 && at < last) {
            int identifier = bytes.getByte(at);
            long bit = 1L << identifier;
            if (identifier <= 0 || identifier > MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE) {
                return PacketFields.MALFORMED;
            }
            if ((allowed & bit) == 0 || (seen & bit) != 0 && identifier != MqttProperties.USER_PROPERTY) {
                return PROTOCOL;
            }
            seen |= bit;
            at = property(bytes, identifier, at + 1, last);
        }
        return at;
    }

    private static int property(ByteBuf bytes, int identifier, int at, int end) {
        int after = switch (identifier) {
            case MqttProperties.PAYLOAD_FORMAT_INDICATOR, MqttProperties.REQUEST_PROBLEM_INFORMATION,
                    MqttProperties.REQUEST_RESPONSE_INFORMATION -> flag(bytes, at, end);
            case MqttProperties.RECEIVE_MAXIMUM, MqttProperties.TOPIC_ALIAS_MAXIMUM, MqttProperties.TOPIC_ALIAS -> at + 2;
            case MqttProperties.PUBLICATION_EXPIRY_INTERVAL, MqttProperties.SESSION_EXPIRY_INTERVAL,
                    MqttProperties.WILL_DELAY_INTERVAL, MqttProperties.MAXIMUM_PACKET_SIZE -> at + 4;
            case MqttProperties.SUBSCRIPTION_IDENTIFIER -> variable(bytes, at, end);
            case MqttProperties.CORRELATION_DATA, MqttProperties.AUTHENTICATION_DATA -> PacketFields.binary(bytes, at, end);
            case MqttProperties.USER_PROPERTY -> pair(bytes, at, end);
            default -> PacketFields.text(bytes, at, end);
        };
        if (after > end) {
            return PacketFields.MALFORMED;
        }
        boolean isZero = after > 0 && (NEVER_ZERO >>> identifier & 1) != 0 && isZero(bytes, at, after);
        return isZero ? PROTOCOL : after;
    }

    private static int flag(ByteBuf bytes, int at, int end) {
        return at < end && (bytes.getByte(at) & ~1) != 0 ? PROTOCOL : at + 1;
    }

    private static int pair(ByteBuf bytes, int at, int end) {
        int value = PacketFields.text(bytes, at, end);
        return value < 0 ? value : PacketFields.text(bytes, value, end);
    }

    private static boolean isZero(ByteBuf bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes.getByte(at) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Position after an integer of one to four bytes. */
    private static int variable(ByteBuf bytes, int start, int end) {
        for (int at = start; at < end && at < start + VARIABLE_BYTES_MAX; at++) {
            if (bytes.getByte(at) >= 0) {
                return at + 1;
            }
        }
        return PacketFields.MALFORMED;
    }

    private static int value(ByteBuf bytes, int from, int to) {
        int value = 0;
        for (int at = to - 1; at >= from; at--) {
            value = value << 7 | bytes.getByte(at) & 0x7F;
        }
        return value;
    }

    private static long bits(int... identifiers) {
        long bits = 0;
        for (int identifier : identifiers) {
            bits |= 1L << identifier;
        }
        return bits;
    }
}
