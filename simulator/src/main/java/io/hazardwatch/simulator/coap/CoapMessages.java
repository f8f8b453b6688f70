package io.hazardwatch.simulator.coap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes requests and acknowledgements, and reads answers. Stateless. */
final class CoapMessages {
    /** Type of a message that its receiver acknowledges. */
    static final int CONFIRMABLE = 0;
    /** Type of an acknowledgement. */
    static final int ACKNOWLEDGEMENT = 2;
    /** Type of the answer to what nobody knows. */
    static final int RESET = 3;
    private static final int VERSION = 1;
    private static final int POST = 2;
    private static final int URI_PATH = 11;
    private static final int CONTENT_FORMAT = 12;
    private static final int URI_QUERY = 15;
    private static final byte JSON = 50;
    private static final int PAYLOAD_MARKER = 0xFF;
    private static final int HEADER_BYTES = 4;
    /** Numbers from here on take a byte of their own, from the next on two. */
    private static final int ONE_BYTE_FROM = 13;
    private static final int TWO_BYTES_FROM = 269;

    private CoapMessages() {}

    /**
     * What came.
     *
     * @param code    class * 100 + detail, such as 204; 0 for an empty message
     * @param payload diagnostic text
     */
    record Answer(int type, int code, int id, byte[] token, String payload) {}

    /** A confirmable POST of JSON. */
    static byte[] post(int id, byte[] token, List<String> path, List<String> query, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out, CONFIRMABLE, token.length, POST, id);
        out.writeBytes(token);
        int last = 0;
        for (String segment : path) {
            last = option(out, last, URI_PATH, segment.getBytes(StandardCharsets.UTF_8));
        }
        last = option(out, last, CONTENT_FORMAT, new byte[] {JSON});
        for (String each : query) {
            last = option(out, last, URI_QUERY, each.getBytes(StandardCharsets.UTF_8));
        }
        out.write(PAYLOAD_MARKER);
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** An empty acknowledgement. */
    static byte[] acknowledgement(int id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out, ACKNOWLEDGEMENT, 0, 0, id);
        return out.toByteArray();
    }

    private static void header(ByteArrayOutputStream out, int type, int tokenLength, int code, int id) {
        out.write(VERSION << 6 | type << 4 | tokenLength);
        out.write(code);
        out.write(id >> 8);
        out.write(id);
    }

    /** Writes an option by its distance from the one before; returns its number. */
    private static int option(ByteArrayOutputStream out, int last, int number, byte[] value) {
        out.write(nibble(number - last) << 4 | nibble(value.length));
        extended(out, number - last);
        extended(out, value.length);
        out.writeBytes(value);
        return number;
    }

    private static int nibble(int number) {
        if (number < ONE_BYTE_FROM) {
            return number;
        }
        return number < TWO_BYTES_FROM ? 13 : 14;
    }

    private static void extended(ByteArrayOutputStream out, int number) {
        if (number >= TWO_BYTES_FROM) {
            out.write(number - TWO_BYTES_FROM >> 8);
            out.write(number - TWO_BYTES_FROM);
        } else if (number >= ONE_BYTE_FROM) {
            out.write(number - ONE_BYTE_FROM);
        }
    }

    /** Reads what came, as far as a device needs it. */
    static Answer read(byte[] bytes, int length) throws IOException {
        int tokenLength = length < HEADER_BYTES ? 0 : bytes[0] & 0xF;
        if (length < HEADER_BYTES + tokenLength || bytes[0] >> 6 != VERSION) {
            throw new IOException("what came is no CoAP");
        }
        int code = (bytes[1] >> 5 & 7) * 100 + (bytes[1] & 0x1F);
        int id = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        byte[] token = Arrays.copyOfRange(bytes, HEADER_BYTES, HEADER_BYTES + tokenLength);
        int payload = payload(bytes, HEADER_BYTES + tokenLength, length);
        return new Answer(bytes[0] >> 4 & 3, code, id, token, new String(bytes, payload, length - payload, StandardCharsets.UTF_8));
    }

    /** Where the payload begins. */
    private static int payload(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        while (at < length) {
            int first = bytes[at++] & 0xFF;
            if (first == PAYLOAD_MARKER) {
                return at;
            }
            int size = first & 0xF;
            at += first >> 4 == 13 ? 1 : first >> 4 == 14 ? 2 : 0;
            if (size >= 13 && at < length) {
                int wide = size - 12;
                size = wide == 1 ? (bytes[at] & 0xFF) + ONE_BYTE_FROM : ((bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF) + TWO_BYTES_FROM;
                at += wide;
            }
            at += size;
        }
        if (at > length) {
            throw new IOException("an option is cut off");
        }
        return length;
    }
}
