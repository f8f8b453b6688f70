package io.hazardwatch.gateway.decode.modbus;

import io.hazardwatch.gateway.model.ModbusFraming;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A request to read a block of a slave.
 *
 * @param transaction 0 to 65535; only Modbus TCP sends it
 */
public record ModbusRequest(int transaction, int unit, ReadBlock block) {
    private static final int PDU_LENGTH = 5;

    /** What is to be sent. */
    public byte[] bytes(ModbusFraming framing) {
        byte[] pdu = {(byte) block.table().function(), (byte) (block.address() >> 8), (byte) block.address(), (byte) (block.count() >> 8),
            (byte) block.count()};
        return switch (framing) {
            case TCP -> tcp(pdu);
            case RTU -> rtu(pdu);
            case ASCII -> ascii(pdu);
        };
    }

    private byte[] tcp(byte[] pdu) {
        byte[] bytes = new byte[7 + PDU_LENGTH];
        bytes[0] = (byte) (transaction >> 8);
        bytes[1] = (byte) transaction;
        bytes[5] = PDU_LENGTH + 1;
        bytes[6] = (byte) unit;
        System.arraycopy(pdu, 0, bytes, 7, PDU_LENGTH);
        return bytes;
    }

    private byte[] rtu(byte[] pdu) {
        byte[] bytes = new byte[PDU_LENGTH + 3];
        bytes[0] = (byte) unit;
        System.arraycopy(pdu, 0, bytes, 1, PDU_LENGTH);
        int crc = ModbusChecksum.crc(bytes, 0, PDU_LENGTH + 1);
        bytes[PDU_LENGTH + 1] = (byte) crc;
        bytes[PDU_LENGTH + 2] = (byte) (crc >> 8);
        return bytes;
    }

    private byte[] ascii(byte[] pdu) {
        byte[] bytes = new byte[PDU_LENGTH + 2];
        bytes[0] = (byte) unit;
        System.arraycopy(pdu, 0, bytes, 1, PDU_LENGTH);
        bytes[PDU_LENGTH + 1] = (byte) ModbusChecksum.lrc(bytes, 0, PDU_LENGTH + 1);
        return (':' + HexFormat.of().withUpperCase().formatHex(bytes) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the message answers it, as far as its content tells: unit, function, number of bytes, and the transaction if there is one. */
    public boolean isAnsweredBy(ModbusFrame frame) {
        boolean isSame = frame.unit() == unit && frame.function() == block.table().function()
                && (frame.transaction() < 0 || frame.transaction() == transaction);
        return isSame && (frame.exception() != 0 || isComplete(frame));
    }

    /** Whether the message has as many data as were asked for. */
    public boolean isComplete(ModbusFrame frame) {
        int bytes = block.table().bytes(block.count());
        return frame.pdu().length == bytes + 2 && (frame.pdu()[1] & 0xFF) == bytes;
    }
}
