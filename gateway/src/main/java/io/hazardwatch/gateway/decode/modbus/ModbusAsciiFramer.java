package io.hazardwatch.gateway.decode.modbus;

/** Finds messages of Modbus ASCII: a colon, hexadecimal digits, an LRC, the end of the line. A new colon begins anew. */
final class ModbusAsciiFramer implements ModbusFramer {
    /** Two of the longest messages. */
    static final int KEPT_MAX = 1_100;
    private static final int LEAST = 3;

    private final ReceivedBytes bytes = new ReceivedBytes(KEPT_MAX);

    @Override
    public void add(byte[] received, int from, int length) {
        bytes.add(received, from, length);
    }

    @Override
    public ModbusFrame next() {
        for (int end = find('\n', 0); end >= 0; end = find('\n', 0)) {
            int colon = lastColon(end);
            byte[] message = colon < 0 ? null : message(colon + 1, end);
            if (message == null) {
                bytes.drop(end + 1);
            } else {
                bytes.drop(colon);
                bytes.take(end + 1 - colon);
                return new ModbusFrame(-1, message[0] & 0xFF, java.util.Arrays.copyOfRange(message, 1, message.length - 1));
            }
        }
        return null;
    }

    private int find(int sign, int from) {
        for (int at = from; at < bytes.size(); at++) {
            if (bytes.get(at) == sign) {
                return at;
            }
        }
        return -1;
    }

    private int lastColon(int end) {
        for (int at = end - 1; at >= 0; at--) {
            if (bytes.get(at) == ':') {
                return at;
            }
        }
        return -1;
    }

    /** The bytes with their LRC, or null if they are no message. */
    private byte[] message(int from, int end) {
        int digits = end - 1 - from;
        if (digits < 2 * LEAST || digits % 2 != 0 || bytes.get(end - 1) != '\r') {
            return null;
        }
        byte[] message = new byte[digits / 2];
        for (int i = 0; i < message.length; i++) {
            int high = Character.digit(bytes.get(from + 2 * i), 16);
            int low = Character.digit(bytes.get(from + 2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            message[i] = (byte) (high << 4 | low);
        }
        int sent = message[message.length - 1] & 0xFF;
        return ModbusChecksum.lrc(message, 0, message.length - 1) == sent ? message : null;
    }

    @Override
    public long noise() {
        return bytes.dropped();
    }

    @Override
    public boolean isLost() {
        return false;
    }

    @Override
    public void clear() {
        bytes.drop(bytes.size());
    }
}
