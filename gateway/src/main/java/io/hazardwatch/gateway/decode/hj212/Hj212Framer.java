package io.hazardwatch.gateway.decode.hj212;

import io.hazardwatch.gateway.decode.hj212.Hj212Frame.Kind;
import io.hazardwatch.gateway.model.FrameDeviation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds HJ 212 frames in the bytes of one connection: {@code ##}, four digits for the length of the data, the data, four hexadecimal
 * digits of the checksum, CR LF. One thread.
 *
 * <p>After anything else it goes on at the next {@code ##} that begins a frame, also inside what a cut-off frame claims as its
 * own. Keeps at most {@value #BYTES_MAX} bytes and what one read adds.
 */
public final class Hj212Framer {
    /** Longest frame: what four digits can state, and what surrounds it. */
    public static final int BYTES_MAX = 9_999 + 12;
    private static final int HEAD = 6;
    private static final int CHECKSUM = 4;
    private static final int START_BYTES = 1_024;

    private byte[] bytes = new byte[START_BYTES];
    private int from;
    private int to;
    /** Where the search for CR LF goes on; there is none between the head and here. */
    private int searched;

    /** Adds what was received. */
    public void add(byte[] source, int offset, int length) {
        makeRoom(length);
        System.arraycopy(source, offset, bytes, to, length);
        to += length;
    }

    /** The next frame, or bytes of none; null until more has arrived. */
    public Hj212Frame next() {
        while (true) {
            int head = headAtOrAfter(from);
            if (head > from) {
                Hj212Frame noise = noise(head);
                if (noise != null) {
                    return noise;
                }
            } else if (to - from < HEAD) {
                return null;
            } else if (statedLength(from) < 0) {
                return noise(headAtOrAfter(from + 1));
            } else {
                return framed();
            }
        }
    }

    /** Bytes that wait for the rest of their frame. */
    public int waiting() {
        return to - from;
    }

    private Hj212Frame framed() {
        int declared = from + HEAD + statedLength(from) + CHECKSUM;
        if (isEnd(declared)) {
            return delimited(declared, false);
        }
        int end = endOfLine(declared);
        if (end >= 0) {
            return delimited(end, true);
        }
        return to - from > BYTES_MAX ? noise(headAtOrAfter(from + 1)) : null;
    }

    /** A frame whose CR LF stands at {@code end}. */
    private Hj212Frame delimited(int end, boolean isLengthWrong) {
        int dataEnd = end - CHECKSUM;
        Set<FrameDeviation> deviations = dataEnd < from + HEAD ? null : deviations(from + HEAD, dataEnd);
        if (deviations == null || isLengthWrong) {
            int inner = headAtOrAfter(from + 1);
            if (inner < end && statedLength(inner) >= 0) {
                return noise(inner); // a cut-off frame before the one that ends here
            }
        }
        boolean isRight = deviations != null;
        Set<FrameDeviation> all = isRight ? deviations : EnumSet.noneOf(FrameDeviation.class);
        if (isLengthWrong) {
            all.add(FrameDeviation.WRONG_LENGTH);
        }
        byte[] data = Arrays.copyOfRange(bytes, from + HEAD, Math.max(from + HEAD, dataEnd));
        skipTo(end + 2);
        return new Hj212Frame(isRight ? Kind.RIGHT : Kind.WRONG_CHECKSUM, all, data);
    }

    /** How the checksum at {@code end} differs from the standard; null when it fits in no way. */
    private Set<FrameDeviation> deviations(int start, int end) {
        int stated = 0;
        boolean isLower = false;
        for (int at = end; at < end + CHECKSUM; at++) {
            int digit = Character.digit(bytes[at], 16);
            if (digit < 0) {
                return null;
            }
            stated = stated << 4 | digit;
            isLower |= bytes[at] >= 'a';
        }
        Set<FrameDeviation> found = EnumSet.noneOf(FrameDeviation.class);
        if (stated != Hj212Checksum.standard(bytes, start, end)) {
            int modbus = Hj212Checksum.modbus(bytes, start, end);
            if (stated != modbus && stated != Hj212Checksum.swapped(modbus)) {
                return null;
            }
            found.add(stated == modbus ? FrameDeviation.MODBUS_CRC : FrameDeviation.MODBUS_CRC_SWAPPED);
        }
        if (isLower) {
            found.add(FrameDeviation.LOWER_CASE_CRC);
        }
        return found;
    }

    /** Takes the bytes before {@code end} as belonging to no frame; null when they are only ends of lines. */
    private Hj212Frame noise(int end) {
        byte[] taken = Arrays.copyOfRange(bytes, from, end);
        skipTo(end);
        for (byte each : taken) {
            if (each != '\r' && each != '\n') {
                return new Hj212Frame(Kind.NO_FRAME, Set.of(), taken);
            }
        }
        return null;
    }

    /** Where the next {@code ##} stands, or could once more arrives; the end if there is none. */
    private int headAtOrAfter(int start) {
        for (int at = start; at < to; at++) {
            if (bytes[at] == '#' && (at + 1 == to || bytes[at + 1] == '#' && !isThird(at))) {
                return at;
            }
        }
        return to;
    }

    /** Whether one more {@code #} follows, so that the head begins later. */
    private boolean isThird(int at) {
        return at + 2 < to && bytes[at + 2] == '#';
    }

    private int statedLength(int head) {
        if (to - head < HEAD) {
            return -1;
        }
        int length = 0;
        for (int at = head + 2; at < head + HEAD; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            length = length * 10 + digit;
        }
        return length;
    }

    private boolean isEnd(int at) {
        return at + 1 < to && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    /** Where CR LF stands before {@code declared}, or behind it once something else stands there; -1 if nowhere yet. */
    private int endOfLine(int declared) {
        for (int at = Math.max(searched, from + HEAD); at + 1 < to; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && at != declared) {
                searched = at;
                return at;
            }
            searched = at;
        }
        return -1;
    }

    private void skipTo(int start) {
        from = start;
        searched = start;
    }

    private void makeRoom(int length) {
        if (to + length <= bytes.length) {
            return;
        }
        int kept = to - from;
        byte[] target = kept + length <= bytes.length ? bytes : new byte[Math.max(bytes.length * 2, kept + length)];
        System.arraycopy(bytes, from, target, 0, kept);
        searched = Math.max(0, searched - from);
        bytes = target;
        from = 0;
        to = kept;
    }
}
