package io.hazardwatch.gateway.testkit;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;

/** Frames of GB/T 26875.3 as a transmission device writes them; shares no code with the gateway. */
public final class Gb26875Bytes {
    private static final int NAME_BYTES = 31;

    private Gb26875Bytes() {}

    /**
     * A frame to the centre 640000000000.
     *
     * @param source twelve hexadecimal digits
     * @param data   type, number of objects, objects
     */
    public static byte[] frame(int serial, String source, int command, LocalDateTime time, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'@', '@', (byte) serial, (byte) (serial >> 8), 1, 2});
        out.writeBytes(time(time));
        out.writeBytes(HexFormat.of().parseHex(source + "640000000000"));
        out.writeBytes(new byte[] {(byte) data.length, (byte) (data.length >> 8), (byte) command});
        out.writeBytes(data);
        int sum = 0;
        byte[] summed = out.toByteArray();
        for (int i = 2; i < summed.length; i++) {
            sum = sum + (summed[i] & 0xFF) & 0xFF;
        }
        out.writeBytes(new byte[] {(byte) sum, '#', '#'});
        return out.toByteArray();
    }

    /** Second first, year after 2000. */
    public static byte[] time(LocalDateTime time) {
        return new byte[] {(byte) time.getSecond(), (byte) time.getMinute(), (byte) time.getHour(), (byte) time.getDayOfMonth(),
            (byte) time.getMonthValue(), (byte) (time.getYear() - 2000)};
    }

    /** State of a part of system 1.1 (type 2). */
    public static byte[] partState(int type, int loop, int address, int state, byte[] name, byte[] time) {
        return data(2, part(type, loop, address), little(state), Arrays.copyOf(name, NAME_BYTES), time);
    }

    /** Analogue value of a part of system 1.1 (type 3). */
    public static byte[] analogue(int type, int loop, int address, int kind, int steps, byte[] time) {
        return data(3, part(type, loop, address), new byte[] {(byte) kind}, little(steps), time);
    }

    /** State of system 1.1 (type 1). */
    public static byte[] systemState(int state, byte[] time) {
        return data(1, new byte[] {1, 1}, little(state), time);
    }

    /** State of the transmission device (type 21). */
    public static byte[] deviceState(int state, byte[] time) {
        return data(21, new byte[] {(byte) state}, time);
    }

    /** One object of that type. */
    public static byte[] data(int type, byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type);
        out.write(1);
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    /** Objects of one type in one frame. */
    public static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length - 2);
        System.arraycopy(second, 2, both, first.length, second.length - 2);
        both[1] = 2;
        return both;
    }

    private static byte[] part(int type, int loop, int address) {
        return new byte[] {1, 1, (byte) type, (byte) address, (byte) (address >> 8), (byte) loop, (byte) (loop >> 8)};
    }

    private static byte[] little(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }
}
