package io.hazardwatch.gateway.decode.modbus;

/**
 * Finds answers of RTU: unit, function, data, CRC with the low byte first. Nothing delimits them, so every place is tried; a beginning that
 * only looks like one holds up nothing that is whole behind it.
 */
final class ModbusRtuFramer implements ModbusFramer {
    /** Two of the longest answers. */
    static final int KEPT_MAX = 512;
    private static final int DATA_MAX = 250;
    private static final int EXCEPTION_LENGTH = 5;
    private static final int FUNCTION_MAX = 4;
    private static final int EXCEPTION_MAX = 11;

    private final ReceivedBytes bytes = new ReceivedBytes(KEPT_MAX);

    @Override
    public void add(byte[] received, int from, int length) {
        bytes.add(received, from, length);
    }

    @Override
    public ModbusFrame next() {
        for (int at = 0; at + EXCEPTION_LENGTH <= bytes.size(); at++) {
            int length = length(at);
            if (length > 0 && at + length <= bytes.size() && isRight(at, length)) {
                ModbusFrame frame = new ModbusFrame(-1, bytes.get(at), bytes.copy(at + 1, length - 3));
                bytes.drop(at);
                bytes.take(length);
                return frame;
            }
        }
        return null;
    }

    /** Length of the answer that may begin there, or 0. */
    private int length(int at) {
        int function = bytes.get(at + 1);
        int third = bytes.get(at + 2);
        if (function >= 1 && function <= FUNCTION_MAX) {
            return third >= 1 && third <= DATA_MAX ? third + EXCEPTION_LENGTH : 0;
        }
        boolean isException = function > 0x80 && function <= 0x80 + FUNCTION_MAX && third >= 1 && third <= EXCEPTION_MAX;
        return isException ? EXCEPTION_LENGTH : 0;
    }

    private boolean isRight(int at, int length) {
        int sent = bytes.get(at + length - 2) | bytes.get(at + length - 1) << 8;
        return ModbusChecksum.crc(bytes.array(), bytes.start() + at, length - 2) == sent;
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
