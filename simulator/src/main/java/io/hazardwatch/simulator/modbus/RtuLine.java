package io.hazardwatch.simulator.modbus;

import java.util.Arrays;

/** Frames of the serial line, with a table for the checksum. Stateless. */
final class RtuLine {
    /** A request to read: unit, function, address, count, checksum. */
    static final int REQUEST_LENGTH = 8;
    private static final int[] TABLE = new int[256];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 1 ? value / 2 ^ 0xA001 : value / 2;
            }
            TABLE[i] = value;
        }
    }

    private RtuLine() {}

    static int checksum(byte[] bytes, int length) {
        int sum = 0xFFFF;
        for (int i = 0; i < length; i++) {
            sum = sum / 256 ^ TABLE[(sum ^ bytes[i]) & 0xFF];
        }
        return sum;
    }

    /** The frame of an answer. */
    static byte[] frame(int unit, byte[] pdu) {
        byte[] frame = new byte[pdu.length + 3];
        frame[0] = (byte) unit;
        System.arraycopy(pdu, 0, frame, 1, pdu.length);
        int sum = checksum(frame, pdu.length + 1);
        frame[pdu.length + 1] = (byte) (sum % 256);
        frame[pdu.length + 2] = (byte) (sum / 256);
        return frame;
    }

    /** The PDU of a request, or null when its checksum is wrong. */
    static byte[] pdu(byte[] frame) {
        int sum = checksum(frame, frame.length - 2);
        boolean isRight = (frame[frame.length - 2] & 0xFF) == sum % 256 && (frame[frame.length - 1] & 0xFF) == sum / 256;
        return isRight ? Arrays.copyOfRange(frame, 1, frame.length - 2) : null;
    }
}
