package io.hazardwatch.gateway.decode.modbus;

/**
 * A message of Modbus with a right checksum.
 *
 * @param transaction its id, of Modbus TCP; -1 on a serial line
 * @param unit        address of the slave
 * @param pdu         function code and data
 */
public record ModbusFrame(int transaction, int unit, byte[] pdu) {
    private static final int EXCEPTION = 0x80;

    /** The function that it answers. */
    public int function() {
        return pdu[0] & 0x7F;
    }

    /** The code of an exception, or 0. */
    public int exception() {
        return (pdu[0] & EXCEPTION) == 0 ? 0 : pdu.length > 1 ? pdu[1] & 0xFF : EXCEPTION;
    }
}
