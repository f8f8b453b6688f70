package io.hazardwatch.simulator.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames to the byte, against examples of the specification. */
class SlaveMemoryTest {
    private static final HexFormat HEX = HexFormat.of();
    private final SlaveMemory memory = new SlaveMemory(List.of(12.5, 30.0), 0);

    private String answer(String request) {
        return HEX.formatHex(memory.answer(HEX.parseHex(request)));
    }

    @Test
    void registers_holdTheValues() {
        assertEquals("030841480000" + "41f00000", answer("0300000004"));
        assertEquals("040204e2", answer("0403e80001"));
        assertEquals("03021770", answer("0307d00001"), "6 mA is 12.5 of 100");
    }

    @Test
    void whatIsNotThere_isAnException() {
        assertEquals("8302", answer("0300000005"));
        assertEquals("8303", answer("030000007e"));
        assertEquals("8601", answer("0600000001"));
        assertEquals("010100", answer("0100000008"));
    }

    @Test
    void rtu_hasItsChecksumLowByteFirst() {
        byte[] request = HEX.parseHex("1103007c00020743");
        assertArrayEquals(HEX.parseHex("03007c0002"), RtuLine.pdu(request));
        request[7]++;
        assertNull(RtuLine.pdu(request));
        assertEquals("118302c134", HEX.formatHex(RtuLine.frame(0x11, HEX.parseHex("8302"))));
    }
}
