package io.hazardwatch.gateway.decode.hj212;

import java.nio.charset.StandardCharsets;

/**
 * The data segment of a frame.
 *
 * @param qn          number of the request, as sent; empty when missing
 * @param system      ST; empty when missing
 * @param command     CN
 * @param password    PW; empty when missing
 * @param mn          identification of the device
 * @param flag        Flag; -1 when missing
 * @param parts       PNUM; 0 when the packet is not split
 * @param part        PNO, from 1
 * @param data        what stands between {@code CP=&&} and {@code &&}
 */
public record Hj212Packet(String qn, String system, int command, String password, String mn, int flag, int parts, int part, String data) {
    private static final int WANTS_ANSWER = 1;
    private static final int IS_SPLIT = 2;
    private static final String DATA = "CP=&&";
    private static final int NAME_CHARS_MAX = 64;

    /** Reads a data segment; null when it names no command or no device. */
    public static Hj212Packet read(byte[] segment) {
        String text = new String(segment, StandardCharsets.UTF_8);
        int open = text.indexOf(DATA);
        String head = open < 0 ? text : text.substring(0, open);
        String rest = open < 0 ? "" : text.substring(open + DATA.length());
        int close = rest.lastIndexOf("&&");
        String data = close < 0 ? rest : rest.substring(0, close);
        String mn = field(head, "MN=");
        int command = whole(field(head, "CN="), -1);
        if (command < 0 || mn.isEmpty() || mn.length() > NAME_CHARS_MAX) {
            return null;
        }
        int flag = whole(field(head, "Flag="), -1);
        boolean isSplit = flag < 0 || (flag & IS_SPLIT) != 0;
        return new Hj212Packet(cut(field(head, "QN=")), cut(field(head, "ST=")), command, field(head, "PW="), mn, flag,
                isSplit ? whole(field(head, "PNUM="), 0) : 0, isSplit ? whole(field(head, "PNO="), 0) : 0, data);
    }

    /** Whether the sender waits for an answer. */
    public boolean isAnswerWanted() {
        return flag >= 0 && (flag & WANTS_ANSWER) != 0;
    }

    /** Whether the sender follows the edition of 2005, whose flag has no version. */
    public boolean isOf2005() {
        return flag < 4;
    }

    /** Whether it is one of several packets. */
    public boolean isPart() {
        return parts > 1 && part >= 1 && part <= parts;
    }

    /** The value of an item of the data, as {@code DataTime}; empty when missing. */
    public String item(String name) {
        return item(data, name);
    }

    static String item(String data, String name) {
        int at = 0;
        while (at < data.length()) {
            int end = endOfItem(data, at);
            if (data.startsWith(name, at) && at + name.length() < end && data.charAt(at + name.length()) == '=') {
                return data.substring(at + name.length() + 1, end);
            }
            at = end + 1;
        }
        return "";
    }

    private static int endOfItem(String data, int start) {
        for (int at = start; at < data.length(); at++) {
            if (data.charAt(at) == ';' || data.charAt(at) == ',') {
                return at;
            }
        }
        return data.length();
    }

    private static String field(String head, String name) {
        int at = head.startsWith(name) ? 0 : head.indexOf(';' + name);
        if (at < 0) {
            return "";
        }
        int start = at + name.length() + (at == 0 && head.startsWith(name) ? 0 : 1);
        int end = head.indexOf(';', start);
        return head.substring(start, end < 0 ? head.length() : end).strip();
    }

    private static String cut(String text) {
        return text.length() > NAME_CHARS_MAX ? text.substring(0, NAME_CHARS_MAX) : text;
    }

    private static int whole(String text, int otherwise) {
        if (text.isEmpty() || text.length() > 6 || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return otherwise;
        }
        return Integer.parseInt(text);
    }
}
