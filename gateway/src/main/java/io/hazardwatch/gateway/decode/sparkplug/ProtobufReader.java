package io.hazardwatch.gateway.decode.sparkplug;

import java.nio.charset.StandardCharsets;

/** Reads the fields of one protobuf message, each at most once; {@link #isBroken} once anything does not fit. One thread. */
final class ProtobufReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;
    private static final int WIRE_BITS = 3;
    private static final int VARINT_BYTES_MAX = 10;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int wire;
    private boolean isBroken;

    ProtobufReader(byte[] source, int from, int length) {
        bytes = source;
        at = from;
        end = from + length;
    }

    boolean isBroken() {
        return isBroken;
    }

    /** Goes to the next field; false at the end, or when what follows is none. */
    boolean next() {
        if (isBroken || at >= end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> WIRE_BITS);
        wire = (int) tag & 7;
        isBroken |= tag >>> 32 != 0 || field == 0 || wire != VARINT && wire != FIXED64 && wire != LENGTH && wire != FIXED32;
        return !isBroken;
    }

    int field() {
        return field;
    }

    /** Whether the field is of that kind; another kind makes the message broken. */
    boolean is(int kind) {
        isBroken |= wire != kind;
        return !isBroken;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 7 * VARINT_BYTES_MAX; shift += 7) {
            if (at >= end) {
                break;
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        isBroken = true;
        return 0;
    }

    int fixed32() {
        return (int) fixed(4);
    }

    long fixed64() {
        return fixed(8);
    }

    /** Little-endian. */
    private long fixed(int count) {
        isBroken |= end - at < count;
        long value = 0;
        for (int i = 0; !isBroken && i < count; i++) {
            value |= (bytes[at++] & 0xFFL) << 8 * i;
        }
        return value;
    }

    /** A message within this one. */
    ProtobufReader message() {
        int length = length();
        at += length;
        return new ProtobufReader(bytes, at - length, length);
    }

    /** A text of at most that many bytes; a longer one is cut. */
    String text(int bytesMax) {
        int length = length();
        at += length;
        return new String(bytes, at - length, Math.min(length, bytesMax), StandardCharsets.UTF_8);
    }

    void skip() {
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> fixed64();
            case LENGTH -> {
                int length = length();
                at += length;
            }
            default -> fixed32();
        }
    }

    private int length() {
        long length = varint();
        isBroken |= length < 0 || length > end - at;
        return isBroken ? 0 : (int) length;
    }
}
