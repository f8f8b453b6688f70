package io.hazardwatch.gateway.decode;

/**
 * Finds the end of a JSON string and undoes its escapes (RFC 8259 §7, UTF-8 per RFC 3629). Works on bytes followed by
 * {@link ByteWords#PADDING} zeros: a zero is no legal part of a string, so no other bound is needed. Any thread.
 */
final class JsonString {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES * 0x80;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private JsonString() {}

    /** Position of the closing quote, or {@link JsonSkip#NOT_JSON}; {@code from} is just after the opening quote. */
    static int end(byte[] bytes, int from) {
        int at = from;
        while (at >= 0) {
            long special = special(ByteWords.eight(bytes, at));
            if (special == 0) {
                at += 8;
                continue;
            }
            at += Long.numberOfTrailingZeros(special) >>> 3;
            if (bytes[at] == '"') {
                return at;
            }
            at = bytes[at] == '\\' ? afterEscape(bytes, at + 1) : afterMultibyte(bytes, at);
        }
        return at;
    }

    /**
     * Marks each byte that is a quote, a backslash, a control character or not ASCII in its high bit. Borrows can mark too
     * many, but only above a byte that is marked correctly, so the lowest mark is always correct.
     */
    private static long special(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        long found = quote - ONES & ~quote | backslash - ONES & ~backslash | word - SPACES & ~word | word;
        return found & HIGH_BITS;
    }

    private static int afterEscape(byte[] bytes, int at) {
        return switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> hexFour(bytes, at + 1) < 0 ? JsonSkip.NOT_JSON : at + 5;
            default -> JsonSkip.NOT_JSON;
        };
    }

    private static int hexFour(byte[] bytes, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit((char) bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int afterMultibyte(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        if (lead >= 0xc2 && lead <= 0xdf) {
            return tails(bytes, at + 1, 1);
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            boolean longestForm = lead == 0xe0 && second < 0xa0;
            boolean surrogate = lead == 0xed && second > 0x9f;
            return longestForm || surrogate ? JsonSkip.NOT_JSON : tails(bytes, at + 1, 2);
        }
        if (lead >= 0xf0 && lead <= 0xf4) {
            boolean longestForm = lead == 0xf0 && second < 0x90;
            boolean beyondUnicode = lead == 0xf4 && second > 0x8f;
            return longestForm || beyondUnicode ? JsonSkip.NOT_JSON : tails(bytes, at + 1, 3);
        }
        return JsonSkip.NOT_JSON;
    }

    private static int tails(byte[] bytes, int at, int count) {
        for (int i = at; i < at + count; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return JsonSkip.NOT_JSON;
            }
        }
        return at + count;
    }

    static boolean isEscaped(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Writes a string that {@link #end} found valid, without its escapes, in UTF-8, and returns its length. */
    static int unescape(byte[] bytes, int from, int to, byte[] target) {
        int length = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] != '\\') {
                target[length++] = bytes[at];
            } else if (bytes[++at] != 'u') {
                target[length++] = plain(bytes[at]);
            } else {
                int unit = hexFour(bytes, at + 1);
                at += 4;
                if (Character.isHighSurrogate((char) unit) && isLowSurrogateEscape(bytes, at + 1, to)) {
                    unit = Character.toCodePoint((char) unit, (char) hexFour(bytes, at + 3));
                    at += 6;
                }
                length = put(unit, target, length);
            }
        }
        return length;
    }

    private static byte plain(byte escape) {
        return (byte) switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }

    private static boolean isLowSurrogateEscape(byte[] bytes, int at, int to) {
        return at + 6 <= to && bytes[at] == '\\' && bytes[at + 1] == 'u'
                && Character.isLowSurrogate((char) hexFour(bytes, at + 2));
    }

    /** A lone surrogate has no UTF-8 form and becomes a question mark. */
    private static int put(int codePoint, byte[] target, int at) {
        if (codePoint < 0x80) {
            target[at] = (byte) codePoint;
            return at + 1;
        }
        if (codePoint < 0x800) {
            target[at] = (byte) (0xc0 | codePoint >> 6);
            return tail(codePoint, target, at + 1);
        }
        if (codePoint < 0x10000) {
            if (Character.isSurrogate((char) codePoint)) {
                target[at] = '?';
                return at + 1;
            }
            target[at] = (byte) (0xe0 | codePoint >> 12);
            return tail(codePoint, target, tail(codePoint >> 6, target, at + 1));
        }
        target[at] = (byte) (0xf0 | codePoint >> 18);
        return tail(codePoint, target, tail(codePoint >> 6, target, tail(codePoint >> 12, target, at + 1)));
    }

    private static int tail(int bits, byte[] target, int at) {
        target[at] = (byte) (0x80 | bits & 0x3f);
        return at + 1;
    }
}
