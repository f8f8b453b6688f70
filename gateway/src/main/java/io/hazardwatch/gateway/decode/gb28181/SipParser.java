package io.hazardwatch.gateway.decode.gb28181;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one datagram as one message of SIP (RFC 3261 §7, §18.3). Takes line ends without CR, folded headers and compact names. Never throws. Any
 * thread.
 */
public final class SipParser {
    /** Headers of one message. */
    public static final int HEADERS_MAX = 64;
    /** Bytes of one header, folded lines together. */
    public static final int LINE_MAX = 2_048;
    /** Each copies its header, so that many in a datagram would cost a multiple of it. */
    private static final int FOLDS_MAX = 32;
    /** Bytes of the first line and all headers. */
    public static final int HEAD_MAX = 8_192;
    private static final String VERSION = "SIP/2.0";
    private static final int STATUS_DIGITS = 3;
    private static final int SEQUENCE_DIGITS = 10;
    private static final int LENGTH_DIGITS = 6;
    private static final int NAME_MAX = 64;
    /** RFC 3261 §7.3.3 and §20; RFC 6665 for {@code o} and {@code u}. */
    private static final Map<String, String> COMPACT = Map.ofEntries(Map.entry("v", "via"), Map.entry("f", "from"), Map.entry("t", "to"),
            Map.entry("i", "call-id"), Map.entry("m", "contact"), Map.entry("l", "content-length"), Map.entry("c", "content-type"),
            Map.entry("e", "content-encoding"), Map.entry("s", "subject"), Map.entry("k", "supported"), Map.entry("o", "event"),
            Map.entry("u", "allow-events"));
    private static final List<String> ONCE = List.of("from", "to", "call-id", "cseq");

    private final byte[] bytes;
    private int at;

    private SipParser(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The message in a datagram. One whose length alone is wrong is given beside its flaw, to be answered. */
    public static SipParse parse(byte[] datagram) {
        return new SipParser(datagram).parse();
    }

    private SipParse parse() {
        while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) { // RFC 3261 §7.5
            at++;
        }
        if (at == bytes.length) {
            return SipParse.of(SipFlaw.EMPTY);
        }
        int begin = at;
        String first = line(begin);
        if (first == null) {
            return SipParse.of(SipFlaw.NOT_SIP);
        }
        List<SipHeader> headers = new ArrayList<>();
        if (!readHeaders(headers, begin)) {
            return SipParse.of(isSip(first) ? SipFlaw.HEADERS : SipFlaw.NOT_SIP);
        }
        SipMessage message = message(first, headers);
        if (message == null) {
            return SipParse.of(isVersion(first) ? SipFlaw.VERSION : SipFlaw.NOT_SIP);
        }
        if (missing(message)) {
            return SipParse.of(SipFlaw.MANDATORY);
        }
        int length = length(headers);
        return length < 0 ? new SipParse(message, SipFlaw.LENGTH) : new SipParse(new SipMessage(message.method(), message.uri(), message.status(),
                headers, Arrays.copyOfRange(bytes, at, at + length)), null);
    }

    private static boolean isSip(String first) {
        return first.startsWith(VERSION) || first.endsWith(VERSION);
    }

    private static boolean isVersion(String first) {
        return first.matches("[A-Za-z]{1,32} \\S{1,512} SIP/\\d\\.\\d");
    }

    /** The line at the present place, without its end; null if it is too long, has a control character or no end. Steps behind it. */
    private String line(int begin) {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            if (bytes[end] >= 0 && bytes[end] < ' ' && bytes[end] != '\t' && !(bytes[end] == '\r' && end + 1 < bytes.length && bytes[end + 1] == '\n')
                    || bytes[end] == 0x7F || end - at > LINE_MAX || end - begin > HEAD_MAX) {
                return null;
            }
            end++;
        }
        if (end == bytes.length) {
            return null;
        }
        int last = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
        String line = new String(bytes, at, last - at, StandardCharsets.ISO_8859_1);
        at = end + 1;
        return line;
    }

    private boolean readHeaders(List<SipHeader> headers, int begin) {
        int folds = 0;
        while (true) {
            String line = line(begin);
            if (line == null) {
                return false;
            }
            if (line.isEmpty()) {
                return true;
            }
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                if (++folds > FOLDS_MAX || headers.isEmpty() || headers.getLast().value().length() + line.length() > LINE_MAX) {
                    return false;
                }
                SipHeader folded = headers.removeLast();
                headers.add(new SipHeader(folded.name(), (folded.value() + ' ' + line.strip()).strip()));
            } else if (!addHeader(headers, line)) {
                return false;
            }
        }
    }

    private static boolean addHeader(List<SipHeader> headers, String line) {
        int colon = line.indexOf(':');
        String name = colon < 1 ? "" : line.substring(0, colon).stripTrailing().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > NAME_MAX || !name.chars().allMatch(SipParser::isOfToken) || headers.size() == HEADERS_MAX) {
            return false;
        }
        return headers.add(new SipHeader(COMPACT.getOrDefault(name, name), line.substring(colon + 1).strip()));
    }

    private static boolean isOfToken(int each) {
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || "-.!%*_+`'~".indexOf(each) >= 0;
    }

    /** Without its body; null if the first line is none. */
    private static SipMessage message(String first, List<SipHeader> headers) {
        String[] parts = first.split(" ", 3);
        if (parts.length == 3 && parts[0].equals(VERSION)) {
            boolean isStatus = parts[1].length() == STATUS_DIGITS && isNumber(parts[1]) && parts[1].charAt(0) >= '1' && parts[1].charAt(0) <= '6';
            return isStatus ? new SipMessage(methodOf(headers), "", Integer.parseInt(parts[1]), headers, new byte[0]) : null;
        }
        boolean isRequest = parts.length == 3 && parts[2].equals(VERSION) && !parts[0].isEmpty() && parts[0].length() <= NAME_MAX
                && parts[0].chars().allMatch(SipParser::isOfToken) && !parts[1].isEmpty();
        return isRequest ? new SipMessage(parts[0], parts[1], 0, headers, new byte[0]) : null;
    }

    private static String methodOf(List<SipHeader> headers) {
        for (SipHeader each : headers) {
            if (each.name().equals("cseq")) {
                return each.value().substring(each.value().lastIndexOf(' ') + 1);
            }
        }
        return "";
    }

    private static boolean missing(SipMessage message) {
        for (String name : ONCE) {
            long count = message.headers().stream().filter(each -> each.name().equals(name) && !each.value().isEmpty()).count();
            if (count != 1) {
                return true;
            }
        }
        String[] sequence = message.header("cseq").split(" ", 2);
        return sequence.length < 2 || sequence[0].length() > SEQUENCE_DIGITS || !isNumber(sequence[0])
                || !sequence[1].strip().equals(message.method()) || SipVia.top(message) == null;
    }

    /** Bytes of the body; -1 if the header is wrong or promises more than there is. What follows the body is not read (§18.3). */
    private int length(List<SipHeader> headers) {
        int rest = bytes.length - at;
        int length = -1;
        for (SipHeader each : headers) {
            if (each.name().equals("content-length")) {
                boolean isNumber = isNumber(each.value()) && each.value().length() <= LENGTH_DIGITS;
                int said = isNumber ? Integer.parseInt(each.value()) : -1;
                if (said < 0 || said > rest || length >= 0 && length != said) {
                    return -1;
                }
                length = said;
            }
        }
        return length < 0 ? rest : length;
    }

    /** Whether it is digits only. */
    public static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
