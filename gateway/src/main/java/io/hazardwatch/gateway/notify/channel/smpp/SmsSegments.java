package io.hazardwatch.gateway.notify.channel.smpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into at most two segments of UCS-2, never inside a character. Pure. */
final class SmsSegments {
    /** Characters of a message of one segment. */
    static final int ALONE_MAX = 70;
    /** Characters of each of two joined segments. */
    static final int JOINED_MAX = 67;
    private static final int SEGMENTS_MAX = 2;
    private static final byte HEADER_BYTES = 5;
    private static final byte JOINED = 0;
    private static final byte JOINED_BYTES = 3;

    private SmsSegments() {}

    /** What is beyond two segments is left out; what people are told is made so that it fits. */
    static List<String> of(String text) {
        if (text.length() <= ALONE_MAX) {
            return List.of(text);
        }
        List<String> segments = new ArrayList<>();
        int from = 0;
        while (from < text.length() && segments.size() < SEGMENTS_MAX) {
            int to = Math.min(text.length(), from + JOINED_MAX);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to--;
            }
            segments.add(text.substring(from, to));
            from = to;
        }
        return segments;
    }

    static byte[] ucs2(String text) {
        return text.getBytes(StandardCharsets.UTF_16BE);
    }

    /** A segment with the user data header that joins it to the others. */
    static byte[] withHeader(String segment, int reference, int count, int number) {
        byte[] text = ucs2(segment);
        byte[] all = new byte[HEADER_BYTES + 1 + text.length];
        all[0] = HEADER_BYTES;
        all[1] = JOINED;
        all[2] = JOINED_BYTES;
        all[3] = (byte) reference;
        all[4] = (byte) count;
        all[5] = (byte) number;
        System.arraycopy(text, 0, all, HEADER_BYTES + 1, text.length);
        return all;
    }
}
