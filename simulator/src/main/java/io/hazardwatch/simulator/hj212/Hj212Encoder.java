package io.hazardwatch.simulator.hj212;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes the frames of a data logger. Stateless. */
final class Hj212Encoder {
    /** What the flag of a packet says: the edition of 2017, and whether an answer is wanted. */
    private static final int EDITION_2017 = 4;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private Hj212Encoder() {}

    static String number(long millis) {
        return MILLIS.format(Instant.ofEpochMilli(millis).atOffset(CHINA));
    }

    /** Real-time data (2011) of one moment; whole seconds are written as the standard has them, others with milliseconds. */
    static byte[] realTime(String number, String mn, String password, long millis, Map<String, Double> values) {
        StringBuilder data = new StringBuilder("DataTime=")
                .append((millis % 1_000 == 0 ? SECONDS : MILLIS).format(Instant.ofEpochMilli(millis).atOffset(CHINA)));
        values.forEach((code, value) -> data.append(';').append(code).append("-Rtd=").append(String.format(Locale.ROOT, "%.3f", value))
                .append(',').append(code).append("-Flag=N"));
        return packet(number, "31", 2011, password, mn, EDITION_2017 + 1, data.toString());
    }

    /** What the logger says about a command: 9011 when it is taken, 9012 when it is done. */
    static byte[] result(String number, String mn, String password, int command) {
        return packet(number, "91", command, password, mn, EDITION_2017, command == 9011 ? "QnRtn=1" : "ExeRtn=1");
    }

    private static byte[] packet(String number, String system, int command, String password, String mn, int flag, String data) {
        String segment = "QN=" + number + ";ST=" + system + ";CN=" + command + ";PW=" + password + ";MN=" + mn + ";Flag=" + flag
                + ";CP=&&" + data + "&&";
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        return String.format(Locale.ROOT, "##%04d%s%04X\r\n", bytes.length, segment, checksum(bytes)).getBytes(StandardCharsets.UTF_8);
    }

    /** Annex A of the standard. */
    static int checksum(byte[] bytes) {
        int register = 0xFFFF;
        for (byte each : bytes) {
            register = register >> 8 ^ each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                int out = register & 1;
                register >>= 1;
                register ^= out == 1 ? 0xA001 : 0;
            }
        }
        return register;
    }
}
