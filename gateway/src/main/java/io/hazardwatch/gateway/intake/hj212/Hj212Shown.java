package io.hazardwatch.gateway.intake.hj212;

import java.nio.charset.StandardCharsets;

/** What of the text of devices is shown to people. Stateless. */
final class Hj212Shown {
    private static final int LOG_CHARS_MAX = 200;

    private Hj212Shown() {}

    /** Received data for the quarantine, without the password. */
    static byte[] withoutPassword(byte[] received) {
        return new String(received, StandardCharsets.UTF_8).replaceAll("PW=[^;&]*", "PW=***").getBytes(StandardCharsets.UTF_8);
    }

    /** The beginning of a text on one line, so that no device writes lines of its own into the log or fills it. */
    static String inLog(String text) {
        String start = text.length() > LOG_CHARS_MAX ? text.substring(0, LOG_CHARS_MAX) + '…' : text;
        return start.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\p{Cf}]", "?");
    }
}
