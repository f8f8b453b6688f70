package io.hazardwatch.gateway.decode.modbus;

/** Finds messages of Modbus TCP by their header. After a header that is none, nothing on the connection can be trusted. */
final class ModbusTcpFramer implements ModbusFramer {
    /** The longest message with its header, and one read behind it. */
    static final int KEPT_MAX = 8_192;
    private static final int HEADER = 7;
    private static final int LENGTH_MAX = 254;

    private final ReceivedBytes bytes = new ReceivedBytes(KEPT_MAX);
    private boolean isLost;

    @Override
    public void add(byte[] received, int from, int length) {
        if (bytes.size() + length > KEPT_MAX) {
            isLost = true;
        }
        bytes.add(received, from, length);
    }

    @Override
    public ModbusFrame next() {
        if (isLost || bytes.size() < HEADER) {
            return null;
        }
        int length = bytes.get(4) << 8 | bytes.get(5);
        if ((bytes.get(2) | bytes.get(3)) != 0 || length < 2 || length > LENGTH_MAX) {
            isLost = true;
            clear();
            return null;
        }
        if (bytes.size() < HEADER - 1 + length) {
            return null;
        }
        ModbusFrame frame = new ModbusFrame(bytes.get(0) << 8 | bytes.get(1), bytes.get(6), bytes.copy(HEADER, length - 1));
        bytes.take(HEADER - 1 + length);
        return frame;
    }

    @Override
    public long noise() {
        return bytes.dropped();
    }

    @Override
    public boolean isLost() {
        return isLost;
    }

    @Override
    public void clear() {
        bytes.drop(bytes.size());
    }
}
