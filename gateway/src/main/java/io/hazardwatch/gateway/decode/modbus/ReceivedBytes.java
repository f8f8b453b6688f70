package io.hazardwatch.gateway.decode.modbus;

/** Bytes received and not yet understood, the oldest given up first. One thread. */
final class ReceivedBytes {
    private final byte[] bytes;
    private int start;
    private int end;
    private long dropped;

    ReceivedBytes(int capacity) {
        bytes = new byte[capacity];
    }

    void add(byte[] received, int from, int length) {
        int skipped = Math.max(0, length - bytes.length);
        dropped += skipped;
        int kept = length - skipped;
        drop(Math.max(0, size() + kept - bytes.length));
        if (end + kept > bytes.length) {
            System.arraycopy(bytes, start, bytes, 0, size());
            end = size();
            start = 0;
        }
        System.arraycopy(received, from + skipped, bytes, end, kept);
        end += kept;
    }

    int size() {
        return end - start;
    }

    int get(int at) {
        return bytes[start + at] & 0xFF;
    }

    /** The array that holds them, from {@link #start} on. */
    byte[] array() {
        return bytes;
    }

    int start() {
        return start;
    }

    /** Gives up the first ones. */
    void drop(int count) {
        dropped += count;
        start += count;
    }

    /** Takes the first ones as understood. */
    void take(int count) {
        start += count;
    }

    byte[] copy(int from, int length) {
        return java.util.Arrays.copyOfRange(bytes, start + from, start + from + length);
    }

    long dropped() {
        return dropped;
    }
}
