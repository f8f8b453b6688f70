package io.hazardwatch.gateway.decode;

/**
 * Recognises texts in place of a number whose end is certain: {@code NaN} and {@code Infinity} as some programs write them, or
 * a missing value. Such a text invalidates its own value, not the payload. Any thread.
 */
final class NonNumbers {
    /** Something else. */
    static final int NONE = 0;

    private static final int NAN = ByteWords.fourOf("NaN\0");
    private static final int NAN_IN_SMALL = ByteWords.fourOf("nan\0");
    private static final int THREE_BYTES = 0xFFFFFF;
    private static final long INFINITY = ByteWords.eightOf("Infinity");

    private NonNumbers() {}

    /** The position after the text, or {@link #NONE}. A missing value ends where it begins: before a comma or a bracket. */
    static int end(byte[] bytes, int at) {
        return switch (bytes[at]) {
            case ',', '}' -> at;
            case 'N', 'n' -> isNan(ByteWords.four(bytes, at) & THREE_BYTES) ? at + 3 : NONE;
            case 'I' -> infinity(bytes, at);
            case '-', '+' -> infinity(bytes, at + 1);
            default -> NONE;
        };
    }

    private static boolean isNan(int word) {
        return word == NAN || word == NAN_IN_SMALL;
    }

    private static int infinity(byte[] bytes, int at) {
        return ByteWords.eight(bytes, at) == INFINITY ? at + 8 : NONE;
    }
}
