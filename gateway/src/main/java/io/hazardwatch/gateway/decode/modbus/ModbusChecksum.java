package io.hazardwatch.gateway.decode.modbus;

/** The checksums of the serial line. Stateless. */
final class ModbusChecksum {
    private static final int POLYNOMIAL = 0xA001;

    private ModbusChecksum() {}

    /** CRC of RTU; sent with the low byte first. */
    static int crc(byte[] bytes, int from, int length) {
        int crc = 0xFFFF;
        for (int i = from; i < from + length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
            }
        }
        return crc;
    }

    /** LRC of ASCII. */
    static int lrc(byte[] bytes, int from, int length) {
        int sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += bytes[i];
        }
        return -sum & 0xFF;
    }
}
