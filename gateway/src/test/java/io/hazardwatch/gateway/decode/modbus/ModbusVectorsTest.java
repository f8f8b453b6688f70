package io.hazardwatch.gateway.decode.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.model.ModbusFraming;
import io.hazardwatch.gateway.model.ModbusTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames of a foreign implementation: its requests are what the gateway writes, its answers what the gateway reads. */
@EnabledIfSystemProperty(named = "hazardwatch.data", matches = ".+")
class ModbusVectorsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Path FRAMES = Path.of(System.getProperty("hazardwatch.data", "."), "modbus/frames.json");

    static Stream<JsonNode> frames() throws IOException {
        List<JsonNode> frames = new ArrayList<>();
        new ObjectMapper().readTree(FRAMES.toFile()).get("decode").forEach(frames::add);
        assertTrue(frames.size() > 30, "only " + frames.size() + " frames");
        return frames.stream();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void frame_isWrittenAndRead(JsonNode vector) {
        ModbusFraming framing = switch (vector.get("framer").asText()) {
            case "SOCKET", "TLS" -> ModbusFraming.TCP;
            case "RTU" -> ModbusFraming.RTU;
            default -> ModbusFraming.ASCII;
        };
        byte[] bytes = HEX.parseHex(vector.get("frame_hex").asText());
        byte[] pdu = HEX.parseHex(vector.get("expect_pdu_hex").asText());
        int unit = vector.get("dev_id").asInt();
        int transaction = vector.get("transaction_id").asInt();
        if (vector.get("direction").asText().equals("request")) {
            assertArrayEquals(bytes, request(transaction, unit, pdu).bytes(framing));
            return;
        }
        ModbusFramer framer = ModbusFramer.of(framing);
        framer.add(bytes, 0, bytes.length - 1);
        assertNull(framer.next(), "the last byte is missing");
        framer.add(bytes, bytes.length - 1, 1);
        ModbusFrame frame = framer.next();
        assertArrayEquals(pdu, frame.pdu());
        assertEquals(unit, frame.unit());
        assertEquals(framing.isSerial() ? -1 : transaction, frame.transaction());
        assertEquals(0, framer.noise());
    }

    private static ModbusRequest request(int transaction, int unit, byte[] pdu) {
        assertEquals(5, pdu.length);
        ModbusTable table = Stream.of(ModbusTable.values()).filter(each -> each.function() == pdu[0]).findFirst().orElseThrow();
        return new ModbusRequest(transaction, unit, new ReadBlock(table, pdu[1] << 8 | pdu[2] & 0xFF, pdu[3] << 8 | pdu[4] & 0xFF, List.of()));
    }
}
