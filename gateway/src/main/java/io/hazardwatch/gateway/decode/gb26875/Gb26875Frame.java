package io.hazardwatch.gateway.decode.gb26875;

import java.util.HexFormat;

/**
 * What the framer found next in the bytes of a connection.
 *
 * @param kind  what it is; the other methods make sense for frames only
 * @param bytes the whole frame from {@code @@} to {@code ##}, or the bytes that belong to none; little-endian numbers
 */
public record Gb26875Frame(Kind kind, byte[] bytes) {
    /** What the bytes are. */
    public enum Kind {
        /** A frame whose checksum is right. */
        RIGHT,
        /** A frame that begins and ends as one, with a wrong checksum. */
        WRONG_CHECKSUM,
        /** Bytes of no frame: noise, or a frame that was cut off. */
        NO_FRAME
    }

    /** Command: the device sends data. */
    public static final int SEND = 2;
    /** Command: what was received is confirmed. */
    public static final int CONFIRM = 3;
    /** Command: the device answers a request. */
    public static final int REPLY = 5;
    /** Command: what was received is refused. */
    public static final int DENY = 6;

    /** Where the data of the application begin. */
    public static final int DATA = 27;
    static final int LENGTH = 24;
    static final int AFTER_DATA = 3;
    static final int DATA_BYTES_MAX = 1_024;
    /** Where the time of the control unit stands. */
    static final int TIME = 6;
    private static final int SERIAL = 2;
    private static final int SOURCE = 12;
    private static final int ADDRESS_BYTES = 6;
    private static final int COMMAND = 26;

    /** Serial number of the sender. */
    public int serial() {
        return word(SERIAL);
    }

    /** Address of the sender, twelve hexadecimal digits in the order of sending. */
    public String source() {
        return HexFormat.of().formatHex(bytes, SOURCE, SOURCE + ADDRESS_BYTES);
    }

    /** The command. */
    public int command() {
        return bytes[COMMAND] & 0xFF;
    }

    /** Length of the data of the application, bytes. */
    public int dataLength() {
        return word(LENGTH);
    }

    /** Type of the data, or -1 if there are none. */
    public int type() {
        return dataLength() == 0 ? -1 : octet(DATA);
    }

    int octet(int at) {
        return bytes[at] & 0xFF;
    }

    int word(int at) {
        return octet(at) | octet(at + 1) << 8;
    }

    long doubleWord(int at) {
        return word(at) | (long) word(at + 2) << 16;
    }
}
