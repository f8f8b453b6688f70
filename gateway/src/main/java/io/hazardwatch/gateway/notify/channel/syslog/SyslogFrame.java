package io.hazardwatch.gateway.notify.channel.syslog;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** One message of RFC 5424 with octet counting (RFC 5425 4.3). Pure. */
final class SyslogFrame {
    /** Facility 16, local0. */
    private static final int FACILITY = 16 * 8;
    private static final int ALERT = 1;
    private static final int CRITICAL = 2;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int INFORMATIONAL = 6;
    /** RFC 5425 asks receivers to take this much. */
    private static final int BYTES_MAX = 8_192;
    private static final String BOM = "\ufeff";

    private SyslogFrame() {}

    static Buffer of(PersonMessage message, String hostName) {
        String head = "<" + (FACILITY + severity(message.priority())) + ">1 " + Instant.ofEpochMilli(message.sentAt()) + ' ' + hostName
                + " hazardwatch - " + message.purpose().name().toLowerCase(Locale.ROOT) + " [message@32473 key=\"" + escaped(message.key())
                + "\" person=\"" + escaped(message.person()) + "\" nature=\"" + message.nature().name().toLowerCase(Locale.ROOT) + "\"] " + BOM;
        byte[] text = (head + message.text().full().replace('\n', ' ')).getBytes(StandardCharsets.UTF_8);
        int length = text.length <= BYTES_MAX ? text.length : wholeCharacters(text);
        return Buffer.buffer().appendString(length + " ").appendBytes(text, 0, length);
    }

    private static int severity(Priority priority) {
        return priority == null ? INFORMATIONAL : switch (priority) {
            case P1 -> ALERT;
            case P2 -> CRITICAL;
            case P3 -> WARNING;
            case P4 -> NOTICE;
        };
    }

    private static int wholeCharacters(byte[] text) {
        int end = BYTES_MAX;
        while ((text[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }

    private static String escaped(String value) {
        return value.replaceAll("[\\p{Cntrl}]", " ").replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }
}
