package io.hazardwatch.gateway.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A device that speaks CoAP byte by byte, written from RFC 7252 without the library of the gateway. One thread. */
public final class CoapPeer implements AutoCloseable {
    public static final int CON = 0;
    public static final int NON = 1;
    public static final int ACK = 2;
    public static final int RST = 3;
    public static final int GET = 1;
    public static final int POST = 2;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int PATH = 11;
    private static final int FORMAT = 12;
    private static final int QUERY = 15;
    private static final int BLOCK1 = 27;
    private static final int SIZE1 = 60;

    private final DatagramSocket socket;
    /** Token of the last request. */
    private String asked = "";

    /** An option of a message, in the order of their numbers. */
    public record Option(int number, byte[] value) {
        /** A number in as few bytes as it needs. */
        public static Option of(int number, long value) {
            String digits = value == 0 ? "" : Long.toHexString(value);
            return new Option(number, HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits));
        }

        public static Option of(int number, String value) {
            return new Option(number, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What came, as {@code TYPE CODE} with its parts. */
    public record Answer(int type, int code, int id, String token, List<Option> options, String payload) {
        /** Type, code and payload, such as {@code ACK 2.04} or {@code NON 4.00 NOT_JSON}. */
        public String text() {
            return List.of("CON", "NON", "ACK", "RST").get(type) + ' ' + said();
        }

        /** Code and payload. */
        public String said() {
            String shown = "" + (code >> 5) + '.' + (code & 31) / 10 + (code & 31) % 10;
            return payload.isEmpty() ? shown : shown + ' ' + payload;
        }

        /** A number of an option; -1 when there is none. */
        public long option(int number) {
            return options.stream().filter(each -> each.number() == number).mapToLong(each -> {
                long value = 0;
                for (byte part : each.value()) {
                    value = value << 8 | part & 0xFF;
                }
                return value;
            }).findFirst().orElse(-1);
        }
    }

    /** A device on a port of its own. */
    public CoapPeer(int port) throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.connect(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Options of a path with a query, such as {@code v1/acme/depot/gd-01?t=abc}. */
    public static List<Option> uri(String text, Option... more) {
        List<Option> options = new ArrayList<>();
        String[] parts = text.split("\\?", 2);
        for (String segment : parts[0].split("/")) {
            options.add(Option.of(PATH, segment));
        }
        if (parts.length > 1) {
            for (String each : parts[1].split("&")) {
                options.add(Option.of(QUERY, each));
            }
        }
        options.addAll(Arrays.asList(more));
        options.sort((one, other) -> Integer.compare(one.number(), other.number()));
        return options;
    }

    /** The option of a content format. */
    public static Option format(int number) {
        return Option.of(FORMAT, number);
    }

    /** The option of block {@code number} of 16 << {@code exponent} bytes. */
    public static Option block1(int number, boolean isMore, int exponent) {
        return Option.of(BLOCK1, (long) number << 4 | (isMore ? 8 : 0) | exponent);
    }

    /** The option that says how much will come. */
    public static Option size1(int bytes) {
        return Option.of(SIZE1, bytes);
    }

    /** Writes a message; its token is its id. */
    public static byte[] message(int type, int code, int id, List<Option> options, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int tokenBytes = code == 0 ? 0 : 2;
        out.writeBytes(new byte[] {(byte) (0x40 | type << 4 | tokenBytes), (byte) code, (byte) (id >> 8), (byte) id});
        if (tokenBytes > 0) {
            out.writeBytes(new byte[] {(byte) (id >> 8), (byte) id});
        }
        int last = 0;
        for (Option option : options) {
            int delta = option.number() - last;
            int length = option.value().length;
            out.write(nibble(delta) << 4 | nibble(length));
            extend(out, delta);
            extend(out, length);
            out.writeBytes(option.value());
            last = option.number();
        }
        if (payload.length > 0) {
            out.write(0xFF);
            out.writeBytes(payload);
        }
        return out.toByteArray();
    }

    private static int nibble(int number) {
        return number < 13 ? number : number < 269 ? 13 : 14;
    }

    private static void extend(ByteArrayOutputStream out, int number) {
        if (number >= 269) {
            out.write(number - 269 >> 8);
            out.write(number - 269);
        } else if (number >= 13) {
            out.write(number - 13);
        }
    }

    public void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length));
    }

    /** A confirmable POST. */
    public void post(int id, String uri, String payload, Option... more) throws IOException {
        asked = HexFormat.of().toHexDigits((short) id);
        send(message(CON, POST, id, uri(uri, more), payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** Acknowledges a message. */
    public void acknowledge(int id) throws IOException {
        send(message(ACK, 0, id, List.of(), new byte[0]));
    }

    /** The next message. */
    public Answer receive() throws IOException {
        byte[] buffer = new byte[2_048];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        return read(Arrays.copyOf(buffer, packet.getLength()));
    }

    /**
     * The answer to the last {@link #post}; one that comes by itself, after an acknowledgement, is acknowledged, and so is an earlier one that comes
     * again because it was acknowledged late.
     */
    public Answer receiveAnswer() throws IOException {
        while (true) {
            Answer came = receive();
            if (came.type() == CON) {
                acknowledge(came.id());
            }
            if (came.code() != 0 && came.token().equals(asked)) {
                return came;
            }
        }
    }

    /** Whether a message is there already, or comes within that time. */
    public boolean hasAnswer(int millis) throws IOException {
        return receive(millis) != null;
    }

    /** The next message; null when none comes within that time. */
    public Answer receive(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return receive();
        } catch (SocketTimeoutException silent) {
            return null;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    private static Answer read(byte[] bytes) {
        int at = 4 + (bytes[0] & 15);
        String token = HexFormat.of().formatHex(bytes, 4, at);
        List<Option> options = new ArrayList<>();
        int number = 0;
        while (at < bytes.length && bytes[at] != (byte) 0xFF) {
            int first = bytes[at++] & 0xFF;
            int delta = first >> 4;
            int length = first & 15;
            delta = delta == 13 ? (bytes[at++] & 0xFF) + 13 : delta;
            length = length == 13 ? (bytes[at++] & 0xFF) + 13 : length;
            number += delta;
            options.add(new Option(number, Arrays.copyOfRange(bytes, at, at + length)));
            at += length;
        }
        String payload = at >= bytes.length ? "" : new String(bytes, at + 1, bytes.length - at - 1, StandardCharsets.UTF_8);
        return new Answer(bytes[0] >> 4 & 3, bytes[1] & 0xFF, (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF, token, options, payload);
    }

    @Override
    public void close() {
        socket.close();
    }
}
