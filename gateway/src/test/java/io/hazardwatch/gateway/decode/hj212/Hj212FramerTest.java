package io.hazardwatch.gateway.decode.hj212;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.decode.hj212.Hj212Frame.Kind;
import io.hazardwatch.gateway.model.FrameDeviation;
import io.hazardwatch.gateway.testkit.Hj212Text;
import io.hazardwatch.gateway.testkit.SharedData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Frames in good and in dirty streams, and the kinds of checksum told apart. */
class Hj212FramerTest {
    private static final String SEGMENT = "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&";
    private static final String OTHER = "QN=20160801085857224;ST=31;CN=2011;PW=123456;MN=M1;Flag=5;CP=&&DataTime=20160801085857;a21028-Rtd=3.2&&";

    private final Hj212Framer framer = new Hj212Framer();

    private List<Hj212Frame> frames(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        framer.add(bytes, 0, bytes.length);
        List<Hj212Frame> found = new ArrayList<>();
        for (Hj212Frame next = framer.next(); next != null; next = framer.next()) {
            found.add(next);
        }
        return found;
    }

    private static String text(Hj212Frame frame) {
        return frame.kind() + " " + frame.deviations() + " " + new String(frame.data(), StandardCharsets.UTF_8);
    }

    private void expect(String stream, String... expected) {
        assertEquals(List.of(expected), frames(stream).stream().map(Hj212FramerTest::text).toList());
    }

    @Test
    void frameOfTheStandard_hasTheChecksumOfAnnexA() {
        expect("##0101" + SEGMENT + "1C80\r\n", "RIGHT [] " + SEGMENT);
        expect("##0101" + SEGMENT + "1C08\r\n", "WRONG_CHECKSUM [] " + SEGMENT);
    }

    @Test
    void otherChecksums_areToldApart() {
        expect("##0101" + SEGMENT + "0759\r\n", "RIGHT [MODBUS_CRC] " + SEGMENT);
        expect("##0101" + SEGMENT + "5907\r\n", "RIGHT [MODBUS_CRC_SWAPPED] " + SEGMENT);
        expect("##0101" + SEGMENT + "1c80\r\n", "RIGHT [LOWER_CASE_CRC] " + SEGMENT);
        expect("##0099" + SEGMENT + "1C80\r\n", "RIGHT [WRONG_LENGTH] " + SEGMENT);
        expect("##0317" + SEGMENT + "1C80\r\n", "RIGHT [WRONG_LENGTH] " + SEGMENT);
        expect("##0317" + SEGMENT + "5907\r\n", "RIGHT [MODBUS_CRC_SWAPPED, WRONG_LENGTH] " + SEGMENT);
    }

    @Test
    void everyPacketOfTheCollection_isJudgedAsThere() throws Exception {
        Map<String, Integer> kinds = new TreeMap<>();
        JsonNode packets = new ObjectMapper().readTree(SharedData.path("hj212/packets.json").toFile());
        for (JsonNode packet : packets) {
            Hj212Frame frame = frames(packet.get("packet").asText() + "\r\n").getFirst();
            String declared = packet.get("declared_crc").asText();
            boolean isModbus = declared.equalsIgnoreCase(packet.get("crc_modbus").asText());
            boolean isSwapped = declared.equalsIgnoreCase(packet.get("crc_modbus_swapped").asText());
            boolean isRight = packet.get("crc_ok").asBoolean() || isModbus || isSwapped;
            assertEquals(isRight ? Kind.RIGHT : Kind.WRONG_CHECKSUM, frame.kind(), packet.toString());
            assertEquals(packet.get("len_ok").asBoolean(), !frame.deviations().contains(FrameDeviation.WRONG_LENGTH));
            assertEquals(isRight && !declared.equals(declared.toUpperCase(java.util.Locale.ROOT)),
                    frame.deviations().contains(FrameDeviation.LOWER_CASE_CRC), packet.toString());
            boolean isStandard = packet.get("crc_ok").asBoolean();
            assertEquals(!isStandard && isModbus, frame.deviations().contains(FrameDeviation.MODBUS_CRC), packet.toString());
            assertEquals(!isStandard && !isModbus && isSwapped, frame.deviations().contains(FrameDeviation.MODBUS_CRC_SWAPPED), packet.toString());
            kinds.merge(isStandard ? "standard" : isModbus ? "modbus" : isSwapped ? "swapped" : "wrong", 1, Integer::sum);
            Hj212Packet read = Hj212Packet.read(frame.data());
            assertTrue(packet.get("packet").asText().contains("CN=" + read.command() + ';'));
            assertTrue(packet.get("packet").asText().contains("MN=" + read.mn() + ';'));
        }
        assertEquals(10, packets.size());
        assertEquals(Map.of("standard", 5, "wrong", 5), kinds, "as declared in the collection");
    }

    /** The collection states the ordinary CRC of Modbus of each packet, as most devices in the field send it. */
    @Test
    void everyPacketOfTheCollectionWithTheCrcOfModbus_isToldApart() throws Exception {
        for (JsonNode packet : new ObjectMapper().readTree(SharedData.path("hj212/packets.json").toFile())) {
            String text = packet.get("packet").asText();
            String body = text.substring(0, text.length() - 4);
            String modbus = packet.get("crc_modbus").asText();
            for (String checksum : List.of(modbus, packet.get("crc_modbus_swapped").asText())) {
                Hj212Frame frame = frames(body + checksum + "\r\n").getFirst();
                assertEquals(Kind.RIGHT, frame.kind(), packet.toString());
                assertEquals(checksum.equals(modbus), frame.deviations().contains(FrameDeviation.MODBUS_CRC));
                assertEquals(!checksum.equals(modbus), frame.deviations().contains(FrameDeviation.MODBUS_CRC_SWAPPED));
            }
            String damaged = body.replaceFirst("MN=.", "MN=!");
            assertEquals(Kind.WRONG_CHECKSUM, frames(damaged + modbus + "\r\n").getFirst().kind(), "garbage with the CRC of something else");
        }
    }

    @Test
    void framesInPiecesAndTogether_areFound() {
        String two = Hj212Text.frame(SEGMENT) + Hj212Text.frame(OTHER);
        expect(two, "RIGHT [] " + SEGMENT, "RIGHT [] " + OTHER);
        List<String> found = new ArrayList<>();
        for (char each : two.toCharArray()) {
            frames(String.valueOf(each)).forEach(frame -> found.add(text(frame)));
        }
        assertEquals(List.of("RIGHT [] " + SEGMENT, "RIGHT [] " + OTHER), found);
        assertEquals(0, framer.waiting());
    }

    @Test
    void dirtyStream_goesOnAtTheNextFrame() {
        String good = Hj212Text.frame(OTHER);
        for (String dirt : List.of("rubbish", "#", "###", "##", "##01", "##x101QN=", "##9999" + SEGMENT, "##0101" + SEGMENT.substring(0, 40),
                "##0101" + SEGMENT + "1C8", Hj212Text.frame(SEGMENT).strip(), "\0\u0001\u0002##0000\u00e9", "##0050" + SEGMENT + "##0101")) {
            List<Hj212Frame> found = frames(dirt + good);
            assertEquals("RIGHT [] " + OTHER, text(found.getLast()), dirt);
            assertEquals(0, framer.waiting(), dirt);
        }
        assertEquals(Kind.WRONG_CHECKSUM, frames("##0005hello1234\r\n").getFirst().kind());
        expect("##0002ab\r\n" + good, "WRONG_CHECKSUM [WRONG_LENGTH] ", "RIGHT [] " + OTHER);
    }

    @Test
    void endsOfLinesBetweenFrames_areNoNoise() {
        expect("\r\n\r\n" + Hj212Text.frame(SEGMENT) + "\r\n\n", "RIGHT [] " + SEGMENT);
    }

    @Test
    void lineWithoutEnd_isBounded() {
        byte[] line = ("##0100" + "x".repeat(994)).getBytes(StandardCharsets.UTF_8);
        int most = 0;
        for (int i = 0; i < 1_000; i++) {
            framer.add(line, 0, line.length);
            for (Hj212Frame next = framer.next(); next != null; next = framer.next()) {
                assertEquals(Kind.NO_FRAME, next.kind());
            }
            most = Math.max(most, framer.waiting());
        }
        assertTrue(most <= Hj212Framer.BYTES_MAX + 1_000, "kept " + most);
    }

    @Test
    void packetWithoutCommandOrDevice_isNone() {
        assertNull(Hj212Packet.read("MN=1;CP=&&&&".getBytes(StandardCharsets.UTF_8)));
        assertNull(Hj212Packet.read("CN=2011;CP=&&&&".getBytes(StandardCharsets.UTF_8)));
        assertEquals(new Hj212Packet("", "", 2011, "", "1", -1, 0, 0, ""), Hj212Packet.read("CN=2011;MN=1".getBytes(StandardCharsets.UTF_8)));
    }
}
