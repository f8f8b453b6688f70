package io.hazardwatch.gateway.decode.hj212;

/** The checksum of HJ 212 (annex A) and the one of Modbus that devices in the field send instead. Any thread. */
public final class Hj212Checksum {
    private static final int START = 0xFFFF;
    private static final int POLYNOMIAL = 0xA001;

    private Hj212Checksum() {}

    /** The checksum of annex A: before each byte the register loses its low half. */
    public static int standard(byte[] bytes, int from, int to) {
        int register = START;
        for (int at = from; at < to; at++) {
            register = shifted(register >>> 8 ^ bytes[at] & 0xFF);
        }
        return register;
    }

    /** CRC-16/MODBUS. */
    public static int modbus(byte[] bytes, int from, int to) {
        int register = START;
        for (int at = from; at < to; at++) {
            register = shifted(register ^ bytes[at] & 0xFF);
        }
        return register;
    }

    /** The two bytes of a checksum exchanged. */
    public static int swapped(int checksum) {
        return checksum >>> 8 | (checksum & 0xFF) << 8;
    }

    private static int shifted(int register) {
        int shifted = register;
        for (int bit = 0; bit < 8; bit++) {
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ POLYNOMIAL;
        }
        return shifted;
    }
}
