package io.hazardwatch.gateway.decode;

import io.hazardwatch.gateway.model.NameIndex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The name of the member being read: its place between the quotes, or the text without escapes. One thread; reused. */
final class MemberName {
    private static final int BYTES_SHOWN = 64;

    private final byte[] meaning;
    private int from;
    private int to;
    private boolean unescaped;

    /** @param escapedBytesMax longest name whose escapes are decoded; no point has a longer one */
    MemberName(int escapedBytesMax) {
        meaning = new byte[Math.max(escapedBytesMax, BYTES_SHOWN)];
    }

    void stands(int first, int end) {
        from = first;
        to = end;
        unescaped = false;
    }

    /** Uses a name that is not part of the payload. */
    void is(byte[] word) {
        System.arraycopy(word, 0, meaning, 0, word.length);
        from = 0;
        to = word.length;
        unescaped = true;
    }

    int length() {
        return to - from;
    }

    int slot(NameIndex keys, byte[] bytes) {
        return keys.slot(holder(bytes), from, to - from);
    }

    boolean means(byte[] word, byte[] bytes) {
        return Arrays.equals(holder(bytes), from, to, word, 0, word.length);
    }

    /** Decodes the escapes of a name; {@code false} if it has none. */
    boolean unescape(byte[] bytes) {
        if (unescaped || to - from > meaning.length || !JsonString.isEscaped(bytes, from, to)) {
            return false;
        }
        to = JsonString.unescape(bytes, from, to, meaning);
        from = 0;
        unescaped = true;
        return true;
    }

    /** The name for people, cut to a bounded length between two characters. */
    String shown(byte[] bytes) {
        byte[] holder = holder(bytes);
        int end = Math.min(to, from + BYTES_SHOWN);
        while (end < to && (holder[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(holder, from, end - from, StandardCharsets.UTF_8);
    }

    private byte[] holder(byte[] bytes) {
        return unescaped ? meaning : bytes;
    }
}
