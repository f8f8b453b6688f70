package io.hazardwatch.gateway.decode.gb26875;

import java.nio.charset.Charset;

/** Reads texts in GB18030; bytes that are none become replacement characters, so nothing throws. Stateless. */
final class Gb26875Texts {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Gb26875Texts() {}

    /** A text without its filling and without anything that would break a line. */
    static String read(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, GB18030).replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\p{Cf}]", "?").strip();
    }
}
