package io.hazardwatch.gateway.decode.gb26875;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.decode.gb26875.Gb26875Frame.Kind;
import io.hazardwatch.gateway.testkit.Gb26875Bytes;
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames in dirty and cut streams. */
class Gb26875FramerTest {
    /** A frame of a device in the field, with the checksum it had. */
    static final byte[] FIELD = HexFormat.of().parseHex("40400700" + "0102" + "2D340E0C0716" + "000000000000" + "640000000000" + "3000" + "02"
            + "0201" + "010100" + "37000A00" + "0400" + "00".repeat(31) + "2D340E0C0716" + "1A2323");
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 30, 10, 0, 1);
    private static final byte[] SMALL = Gb26875Bytes.frame(1, "010000000000", 2, TIME, Gb26875Bytes.deviceState(1, Gb26875Bytes.time(TIME)));

    private final Gb26875Framer framer = new Gb26875Framer();

    private List<Kind> feed(byte[]... pieces) {
        List<Kind> kinds = new ArrayList<>();
        for (byte[] piece : pieces) {
            framer.add(piece, 0, piece.length);
            for (Gb26875Frame frame = framer.next(); frame != null; frame = framer.next()) {
                kinds.add(frame.kind());
            }
        }
        return kinds;
    }

    @Test
    void frameOfTheField_isRight_andItsNumbersAreLittleEndian() {
        framer.add(FIELD, 0, FIELD.length);
        Gb26875Frame frame = framer.next();
        assertEquals(Kind.RIGHT, frame.kind());
        assertArrayEquals(FIELD, frame.bytes());
        assertEquals(7, frame.serial());
        assertEquals(0x30, frame.dataLength());
        assertEquals(2, frame.command());
        assertEquals("000000000000", frame.source());
        assertEquals(2, frame.type());
        assertNull(framer.next());
        assertEquals(0, framer.waiting());
    }

    @Test
    void serialAbove255_isLowByteFirst() {
        byte[] bytes = Gb26875Bytes.frame(0x1234, "010203040506", 2, TIME, new byte[0]);
        framer.add(bytes, 0, bytes.length);
        Gb26875Frame frame = framer.next();
        assertEquals(0x1234, frame.serial());
        assertEquals("010203040506", frame.source());
        assertEquals(-1, frame.type());
    }

    @Test
    void frameByteByByte_isFoundOnce() {
        List<Kind> kinds = new ArrayList<>();
        for (byte each : FIELD) {
            kinds.addAll(feed(new byte[] {each}));
        }
        assertEquals(List.of(Kind.RIGHT), kinds);
    }

    @Test
    void framesTogether_areTakenInOrder_andEndsOfLinesBetweenThemAreNothing() {
        assertEquals(List.of(Kind.RIGHT, Kind.RIGHT, Kind.RIGHT), feed(joined(FIELD, new byte[] {'\r', '\n'}, SMALL, FIELD)));
    }

    @Test
    void noise_isOnePiece_andTheNextFrameIsTaken() {
        assertEquals(List.of(Kind.NO_FRAME, Kind.RIGHT), feed(joined("GET / HTTP/1.1@".getBytes(), new byte[] {'x'}, SMALL)));
        assertEquals(List.of(Kind.NO_FRAME, Kind.RIGHT), feed(joined("@".getBytes(), SMALL)), "one sign too many");
    }

    @Test
    void wrongChecksum_isTold_andTheNextFrameIsTaken() {
        byte[] damaged = FIELD.clone();
        damaged[40] ^= 1;
        assertEquals(List.of(Kind.WRONG_CHECKSUM, Kind.RIGHT), feed(joined(damaged, SMALL)));
        assertEquals(List.of(Kind.WRONG_CHECKSUM, Kind.NO_FRAME, Kind.RIGHT), feed(joined(damaged, Arrays.copyOf(FIELD, 30), SMALL)));
    }

    @Test
    void cutOffFrame_neitherSwallowsTheNextNorWaitsForItsOwnRest() {
        byte[] cut = Arrays.copyOf(FIELD, 30);
        assertEquals(List.of(Kind.NO_FRAME, Kind.RIGHT), feed(cut, SMALL), "the next frame is shorter than what is missing");
        assertEquals(List.of(Kind.NO_FRAME, Kind.RIGHT), feed(joined(cut, FIELD)));
        byte[] claimsMost = Arrays.copyOf(FIELD, 50);
        claimsMost[24] = 0;
        claimsMost[25] = 4;
        assertEquals(List.of(Kind.NO_FRAME, Kind.RIGHT), feed(claimsMost, SMALL), "it claims 1,024 bytes, and the next frame does not wait for them");
    }

    @Test
    void lengthBeyondTheStandard_isNoFrame() {
        byte[] huge = FIELD.clone();
        huge[25] = 5;
        assertEquals(List.of(Kind.NO_FRAME, Kind.RIGHT), feed(joined(huge, SMALL)));
    }

    @Test
    void longestFrame_isTaken() {
        byte[] longest = Gb26875Bytes.frame(2, "010000000000", 2, TIME, new byte[1_024]);
        assertEquals(Gb26875Framer.BYTES_MAX, longest.length);
        assertEquals(List.of(Kind.RIGHT, Kind.RIGHT), feed(joined(longest, SMALL)));
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
