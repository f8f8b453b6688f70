package io.hazardwatch.gateway.decode;

import java.nio.charset.StandardCharsets;

/**
 * One JSON number: scanned by the grammar of RFC 8259 §6, then turned into the nearest double, ties to even, exactly as
 * {@link Double#parseDouble} would, but without a String wherever a shorter computation is certain. One thread; reused.
 */
final class Decimal {
    /** Digits that always fit a long. */
    private static final int DIGITS_SAFE = 18;
    /** Exponents beyond this are all the same: infinite or zero. */
    private static final int EXPONENT_BOUND = 100_000;
    private static final int[] TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private int from;
    private int to;
    private boolean negative;
    private int digits;
    private long mantissa;
    private int exponent;

    /** Whether {@code first} can begin a number. */
    static boolean begins(byte first) {
        return first == '-' || first >= '0' && first <= '9';
    }

    /** Scans the number at {@code start}; returns the position after it, or {@link JsonSkip#NOT_JSON}. */
    int scan(byte[] bytes, int start) {
        from = start;
        negative = bytes[start] == '-';
        int first = negative ? start + 1 : start;
        int length = shortNumber(ByteWords.eight(bytes, first));
        int end = length > 0 ? first + length : longNumber(bytes, first);
        to = end;
        return end;
    }

    /** Reads an unsigned number of at most seven characters, the common case, from one word; 0 if it is not that simple. */
    private int shortNumber(long word) {
        long marks = ByteWords.marksOfNonDigits(word);
        int whole = ByteWords.bytesBefore(marks);
        boolean leadingZero = whole > 1 && (byte) word == '0';
        if (marks == 0 || whole == 0 || leadingZero) {
            return 0;
        }
        int length = whole;
        long figures = word;
        if (byteAt(word, whole) == '.') {
            length = ByteWords.bytesBefore(marks & marks - 1);
            figures = ByteWords.without(word, whole);
            if (length == 8 || length == whole + 1) {
                return 0;
            }
        }
        if ((byteAt(word, length) | 0x20) == 'e') {
            return 0;
        }
        int places = length == whole ? 0 : length - whole - 1;
        exponent = -places;
        digits = whole + places;
        mantissa = ByteWords.decimal(figures, whole + places);
        return length;
    }

    private static byte byteAt(long word, int place) {
        return (byte) (word >>> 8 * place);
    }

    private int longNumber(byte[] bytes, int start) {
        int at = integer(bytes, start);
        if (at >= 0 && bytes[at] == '.') {
            at = fraction(bytes, at + 1);
        }
        return at >= 0 && (bytes[at] | 0x20) == 'e' ? exponent(bytes, at + 1) : at;
    }

    private int integer(byte[] bytes, int start) {
        mantissa = 0;
        exponent = 0;
        int at = digits(bytes, start);
        digits = at - start;
        boolean leadingZero = bytes[start] == '0' && at > start + 1;
        return at == start || leadingZero ? JsonSkip.NOT_JSON : at;
    }

    private int fraction(byte[] bytes, int start) {
        int at = digits(bytes, start);
        exponent = start - at;
        digits += at - start;
        return at == start ? JsonSkip.NOT_JSON : at;
    }

    /** Appends the digits at {@code start} to the mantissa, eight at a time; the position after them. */
    private int digits(byte[] bytes, int start) {
        int at = start;
        long word = ByteWords.eight(bytes, at);
        int count = leadingDigits(word);
        for (; count == 8; count = leadingDigits(word)) {
            mantissa = mantissa * 100_000_000 + ByteWords.decimal(word, 8);
            at += 8;
            word = ByteWords.eight(bytes, at);
        }
        if (count > 0) {
            mantissa = mantissa * TEN[count] + ByteWords.decimal(word, count);
        }
        return at + count;
    }

    private static int leadingDigits(long word) {
        return ByteWords.bytesBefore(ByteWords.marksOfNonDigits(word));
    }

    private int exponent(byte[] bytes, int start) {
        boolean signed = bytes[start] == '-' || bytes[start] == '+';
        int first = signed ? start + 1 : start;
        int value = 0;
        int at = first;
        for (int digit; (digit = bytes[at] - '0') >= 0 && digit <= 9; at++) {
            value = Math.min(value * 10 + digit, EXPONENT_BOUND);
        }
        exponent += bytes[start] == '-' ? -value : value;
        return at == first ? JsonSkip.NOT_JSON : at;
    }

    /** Length of the scanned number, characters. */
    int length() {
        return to - from;
    }

    /** The nearest double, {@code bytes} being those scanned; infinite when the number is too large. */
    double value(byte[] bytes) {
        double magnitude = digits <= DIGITS_SAFE ? NearestDouble.of(mantissa, exponent) : ofManyDigits(bytes);
        if (Double.isNaN(magnitude)) {
            return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }
        return negative ? -magnitude : magnitude;
    }

    /**
     * Cut after {@link #DIGITS_SAFE} significant digits, the number lies between two neighbours; if both round to the same
     * double, so does the number.
     */
    private double ofManyDigits(byte[] bytes) {
        int at = negative ? from + 1 : from;
        int passed = 0;
        while (bytes[at] == '0' || bytes[at] == '.') {
            passed += bytes[at++] == '0' ? 1 : 0;
        }
        long cut = 0;
        int kept = 0;
        for (; kept < DIGITS_SAFE && passed < digits; at++) {
            if (bytes[at] != '.') {
                cut = cut * 10 + bytes[at] - '0';
                kept++;
                passed++;
            }
        }
        int scale = exponent + digits - passed;
        double low = NearestDouble.of(cut, scale);
        return passed == digits || low == NearestDouble.of(cut + 1, scale) ? low : Double.NaN;
    }

    /** The number as milliseconds since the epoch, fractions cut off; negative when it cannot be a time. */
    long millis(byte[] bytes) {
        if (negative) {
            return -1;
        }
        if (exponent == 0 && digits <= DIGITS_SAFE) {
            return mantissa;
        }
        double value = value(bytes);
        return value < 1L << 53 ? (long) value : -1;
    }
}
