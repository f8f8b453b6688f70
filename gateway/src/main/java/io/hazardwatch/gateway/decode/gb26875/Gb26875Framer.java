package io.hazardwatch.gateway.decode.gb26875;

import io.hazardwatch.gateway.decode.gb26875.Gb26875Frame.Kind;
import java.util.Arrays;

/**
 * Finds GB/T 26875.3 frames in the bytes of one connection: {@code @@}, a control unit of 25 bytes, up to 1,024 bytes of data, the sum
 * of control unit and data modulo 256, {@code ##}. One thread.
 *
 * <p>After anything else it goes on at the next {@code @@}. A right frame inside what another one claims as its own ends the wait for
 * the rest of that one: it was cut off. Keeps at most {@value #BYTES_MAX} bytes and what one read adds.
 */
public final class Gb26875Framer {
    /** Longest frame. */
    public static final int BYTES_MAX = Gb26875Frame.DATA + Gb26875Frame.DATA_BYTES_MAX + Gb26875Frame.AFTER_DATA;
    private static final int START_BYTES = 512;
    private static final int CONTROL = 2;
    private static final int UNKNOWN = Integer.MAX_VALUE;
    private static final byte HEAD = '@';
    private static final byte TAIL = '#';

    private byte[] bytes = new byte[START_BYTES];
    private int from;
    private int to;
    /** Frames inside a waiting one that end before here have been looked at. */
    private int searched;

    /** Adds what was received. */
    public void add(byte[] source, int offset, int length) {
        if (bytes.length - to < length) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            searched = Math.max(0, searched - from);
            to -= from;
            from = 0;
            if (bytes.length - to < length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, to + length));
            }
        }
        System.arraycopy(source, offset, bytes, to, length);
        to += length;
    }

    /** The next frame, or bytes of none; null until more has arrived. */
    public Gb26875Frame next() {
        while (from < to) {
            int head = headAtOrAfter(from);
            if (head > from) {
                Gb26875Frame noise = noise(head);
                if (noise != null) {
                    return noise;
                }
                continue;
            }
            int length = length(from);
            if (length == UNKNOWN) {
                return null;
            }
            return length < 0 ? noise(headAtOrAfter(from + 1)) : framed(from + length);
        }
        from = 0;
        to = 0;
        searched = 0;
        return null;
    }

    /** Bytes that wait for the rest of their frame. */
    public int waiting() {
        return to - from;
    }

    /** Length of the whole frame that begins there; -1 if none can, {@link #UNKNOWN} until it has arrived. */
    private int length(int start) {
        if (to - start < Gb26875Frame.DATA) {
            return UNKNOWN;
        }
        int data = bytes[start + Gb26875Frame.LENGTH] & 0xFF | (bytes[start + Gb26875Frame.LENGTH + 1] & 0xFF) << 8;
        return data > Gb26875Frame.DATA_BYTES_MAX ? -1 : Gb26875Frame.DATA + data + Gb26875Frame.AFTER_DATA;
    }

    private Gb26875Frame framed(int end) {
        boolean isWhole = end <= to;
        if (isWhole && isRight(from, end)) {
            return frame(Kind.RIGHT, end);
        }
        int inner = rightFrameWithin(from + 1, Math.min(end, to));
        if (inner > 0) {
            return noise(inner);
        }
        if (!isWhole) {
            return null;
        }
        return isEnded(end) ? frame(Kind.WRONG_CHECKSUM, end) : noise(headAtOrAfter(from + 1));
    }

    /** Start of a whole right frame that begins there, or -1; while the outer one waits, a frame is looked at once. */
    private int rightFrameWithin(int start, int limit) {
        for (int at = headAtOrAfter(start); at < limit; at = headAtOrAfter(at + 1)) {
            int length = length(at);
            if (length != UNKNOWN && length > 0 && at + length <= to && at + length > searched && isRight(at, at + length)) {
                return at;
            }
        }
        searched = limit == to ? to : searched;
        return -1;
    }

    private boolean isEnded(int end) {
        return bytes[end - 2] == TAIL && bytes[end - 1] == TAIL;
    }

    private boolean isRight(int start, int end) {
        if (!isEnded(end)) {
            return false;
        }
        int sum = 0;
        for (int at = start + CONTROL; at < end - Gb26875Frame.AFTER_DATA; at++) {
            sum += bytes[at];
        }
        return (byte) sum == bytes[end - Gb26875Frame.AFTER_DATA];
    }

    private Gb26875Frame frame(Kind kind, int end) {
        Gb26875Frame frame = new Gb26875Frame(kind, Arrays.copyOfRange(bytes, from, end));
        from = end;
        return frame;
    }

    /** Takes the bytes before {@code end} as belonging to no frame; null when they are only ends of lines or filling. */
    private Gb26875Frame noise(int end) {
        byte[] taken = Arrays.copyOfRange(bytes, from, end);
        from = end;
        for (byte each : taken) {
            if (each != '\r' && each != '\n' && each != 0) {
                return new Gb26875Frame(Kind.NO_FRAME, taken);
            }
        }
        return null;
    }

    /** Where a frame may begin; a last byte that may be half of the beginning counts. */
    private int headAtOrAfter(int start) {
        for (int at = start; at < to; at++) {
            if (bytes[at] == HEAD && (at + 1 == to || bytes[at + 1] == HEAD)) {
                return at;
            }
        }
        return to;
    }
}
