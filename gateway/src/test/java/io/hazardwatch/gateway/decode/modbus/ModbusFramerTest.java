package io.hazardwatch.gateway.decode.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.ModbusFraming;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Dirty streams: what is whole behind dirt is found at once. */
class ModbusFramerTest {
    private static final HexFormat HEX = HexFormat.of();
    /** Unit 17, function 3, two registers. */
    private static final String GOOD = "110304008d008efbbd";

    private static void add(ModbusFramer framer, String hex) {
        byte[] bytes = HEX.parseHex(hex);
        framer.add(bytes, 0, bytes.length);
    }

    @Test
    void rtu_beginningOfALongAnswer_holdsUpNothingBehindIt() {
        ModbusFramer framer = ModbusFramer.of(ModbusFraming.RTU);
        add(framer, "0103fa" + GOOD);
        assertArrayEquals(HEX.parseHex("0304008d008e"), framer.next().pdu());
        assertEquals(3, framer.noise());
        assertNull(framer.next());
    }

    @Test
    void rtu_checksumWithTheHighByteFirst_isNone() {
        ModbusFramer framer = ModbusFramer.of(ModbusFraming.RTU);
        add(framer, "110304008d008ebdfb");
        assertNull(framer.next());
        framer.clear();
        assertEquals(9, framer.noise());
    }

    @Test
    void rtu_endlessNoise_isBoundedAndTheNextAnswerTaken() {
        ModbusFramer framer = ModbusFramer.of(ModbusFraming.RTU);
        for (int i = 0; i < 1_000; i++) {
            add(framer, "00ff00ff11");
        }
        assertNull(framer.next());
        add(framer, GOOD + "118302c134");
        assertEquals(17, framer.next().unit());
        assertEquals(2, framer.next().exception());
        assertEquals(5_000, framer.noise());
    }

    @Test
    void tcp_headerOfAnotherProtocol_endsTheStream() {
        ModbusFramer framer = ModbusFramer.of(ModbusFraming.TCP);
        byte[] http = "HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.US_ASCII);
        framer.add(http, 0, http.length);
        assertNull(framer.next());
        assertTrue(framer.isLost());
    }

    @Test
    void tcp_joinedAndSplit() {
        ModbusFramer framer = ModbusFramer.of(ModbusFraming.TCP);
        String one = "000100000003018302";
        add(framer, one + "00020000000701030400");
        assertEquals(1, framer.next().transaction());
        assertNull(framer.next());
        add(framer, "8d008e");
        assertEquals(2, framer.next().transaction());
    }

    @Test
    void ascii_aNewColonBeginsAnew() {
        ModbusFramer framer = ModbusFramer.of(ModbusFraming.ASCII);
        byte[] lines = ":1103\r\n:110304\n:1103:110304008D008ECD\r\n".getBytes(StandardCharsets.US_ASCII);
        framer.add(lines, 0, lines.length);
        ModbusFrame frame = framer.next();
        assertNotNull(frame);
        assertArrayEquals(HEX.parseHex("0304008d008e"), frame.pdu());
        assertEquals(20, framer.noise());
    }
}
