package io.hazardwatch.gateway.intake.mqtt;

import io.netty.buffer.ByteBuf;

/**
 * Fields of packets (MQTT 5.0 §1.5). Each method returns the position after the field, or the negative reason when it exceeds
 * the packet or contains what is forbidden. Pure.
 */
final class PacketFields {
    static final int MALFORMED = -DisconnectReason.MALFORMED_PACKET;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private PacketFields() {}

    static int packetId(ByteBuf bytes, int at, int end) {
        return at + 2 > end || bytes.getShort(at) == 0 ? MALFORMED : at + 2;
    }

    static int binary(ByteBuf bytes, int at, int end) {
        if (at + 2 > end) {
            return MALFORMED;
        }
        int after = at + 2 + bytes.getUnsignedShort(at);
        return after > end ? MALFORMED : after;
    }

    /** UTF-8 with a length prefix: no U+0000, no surrogates, no overlong encoding. */
    static int text(ByteBuf bytes, int at, int end) {
        int after = binary(bytes, at, end);
        return after < 0 || isText(bytes, at + 2, after) ? after : MALFORMED;
    }

    private static boolean isText(ByteBuf bytes, int start, int end) {
        int at = start;
        while (at + 8 <= end && isAscii(bytes.getLong(at))) {
            at += 8;
        }
        while (at >= 0 && at < end) {
            at = character(bytes, at, end);
        }
        return at == end;
    }

    /** Whether all eight bytes are ASCII and none is zero. */
    private static boolean isAscii(long word) {
        return (word & HIGH_BITS) == 0 && (word - ONES & HIGH_BITS) == 0;
    }

    /** Position after one character, or negative (RFC 3629 §4). */
    private static int character(ByteBuf bytes, int at, int end) {
        int first = bytes.getByte(at);
        if (first > 0) {
            return at + 1;
        }
        int more = (first & 0xE0) == 0xC0 ? 1 : (first & 0xF0) == 0xE0 ? 2 : (first & 0xF8) == 0xF0 ? 3 : 0;
        if (more == 0 || at + more >= end) {
            return MALFORMED;
        }
        int codePoint = first & 0x3F >> more;
        for (int i = 1; i <= more; i++) {
            int next = bytes.getByte(at + i);
            if ((next & 0xC0) != 0x80) {
                return MALFORMED;
            }
            codePoint = codePoint << 6 | next & 0x3F;
        }
        int least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
        boolean isSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return codePoint < least || codePoint > Character.MAX_CODE_POINT || isSurrogate ? MALFORMED : at + more + 1;
    }
}
