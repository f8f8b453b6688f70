package io.hazardwatch.gateway.decode.gb26875;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.FireFigure;
import io.hazardwatch.gateway.model.FireSubject;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.testkit.Gb26875Bytes;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects of frames as readings. */
class Gb26875DecoderTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 30, 10, 0, 1);
    private static final long MILLIS = Instant.parse("2026-11-30T02:00:01Z").toEpochMilli();
    private static final long ARRIVAL = MILLIS + 2_000;
    private static final byte[] AT = Gb26875Bytes.time(TIME);
    private static final int FIRE = 1 << 1;
    private static final int FAULT = 1 << 2;
    private static final int SHIELDED = 1 << 3;

    private final Gb26875Decoder decoder = new Gb26875Decoder(DecodeLimits.STANDARD);
    private final Decoded out = new Decoded();

    private static Gb26875Items items() {
        Gb26875Items items = new Gb26875Items(false);
        FireSubject smoke = FireSubject.part(1, FireSubject.ANY, 40, 2, 15);
        items.add(smoke, FireFigure.PART_FIRE, 1, 1);
        items.add(smoke, FireFigure.PART_FAULT, 2, 1);
        FireSubject gas = FireSubject.part(1, 1, 10, 1, 300);
        items.add(gas, FireFigure.GAS, 3, 0.1);
        items.add(gas, FireFigure.TEMPERATURE, 4, 0.1);
        items.add(FireSubject.system(1, 1), FireFigure.SYSTEM_MAIN_POWER_FAULT, 5, 1);
        items.add(FireSubject.system(1, 1), FireFigure.OPERATION_MANUAL_ALARM, 6, 1);
        items.add(FireSubject.DEVICE, FireFigure.DEVICE_LINE_FAULT, 7, 1);
        return items;
    }

    private List<String> decode(byte[] data) {
        return decode(data, TIME);
    }

    private List<String> decode(byte[] data, LocalDateTime frameTime) {
        Gb26875Frame frame = new Gb26875Frame(Gb26875Frame.Kind.RIGHT, Gb26875Bytes.frame(1, "010000000000", 2, frameTime, data));
        decoder.decode(frame, items(), ZONE, ARRIVAL, out);
        List<String> readings = new ArrayList<>();
        for (int i = 0; i < out.count; i++) {
            readings.add(out.point[i] + "=" + out.value[i] + '/' + Quality.of(out.quality[i]) + (out.eventMillis[i] - MILLIS));
        }
        return readings;
    }

    @Test
    void partState_isItsBits() {
        assertEquals(List.of("1=1.0/GOOD0", "2=0.0/GOOD0"), decode(Gb26875Bytes.partState(40, 2, 15, FIRE, new byte[0], AT)));
        assertEquals(List.of("1=0.0/GOOD0", "2=0.0/GOOD0"), decode(Gb26875Bytes.partState(40, 2, 15, 1, new byte[0], AT)));
    }

    @Test
    void faultyOrShieldedPart_cannotTellThatThereIsNoFire() {
        assertEquals(List.of("1=NaN/BAD0", "2=1.0/GOOD0"), decode(Gb26875Bytes.partState(40, 2, 15, FAULT, new byte[0], AT)));
        assertEquals(List.of("1=NaN/BAD0", "2=0.0/GOOD0"), decode(Gb26875Bytes.partState(40, 2, 15, SHIELDED, new byte[0], AT)));
        assertEquals(List.of("1=1.0/GOOD0", "2=1.0/GOOD0"), decode(Gb26875Bytes.partState(40, 2, 15, FIRE | FAULT, new byte[0], AT)));
    }

    @Test
    void analogue_isLittleEndian_signed_andInItsSteps() {
        assertEquals(List.of("3=26.0/GOOD0"), decode(Gb26875Bytes.analogue(10, 1, 300, 6, 260, AT)));
        assertEquals(List.of("4=-12.5/GOOD0"), decode(Gb26875Bytes.analogue(10, 1, 300, 3, -125, AT)));
        assertEquals(List.of("3=0.3/GOOD0"), decode(Gb26875Bytes.analogue(10, 1, 300, 6, 3, AT)));
        assertEquals(List.of("3=1.0/GOOD0", "3=2.0/GOOD1000"), decode(Gb26875Bytes.joined(Gb26875Bytes.analogue(10, 1, 300, 6, 10, AT),
                Gb26875Bytes.analogue(10, 1, 300, 6, 20, Gb26875Bytes.time(TIME.plusSeconds(1))))));
        assertEquals(List.of(), decode(Gb26875Bytes.analogue(10, 1, 300, 8, 3, AT)), "a figure of a known part that is no point");
        assertEquals(0, out.rejectCount);
    }

    @Test
    void systemDeviceAndOperation_areTheirBits() {
        assertEquals(List.of("5=1.0/GOOD0"), decode(Gb26875Bytes.systemState(1 << 8, AT)));
        assertEquals(List.of("7=1.0/GOOD0"), decode(Gb26875Bytes.deviceState(1 << 6, AT)));
        assertEquals(List.of("6=1.0/GOOD0"), decode(Gb26875Bytes.data(4, new byte[] {1, 1, 1 << 2, 9}, AT)));
    }

    @Test
    void partWithoutAPoint_isToldWithItsName_howeverBrokenThatIs() {
        byte[] name = "3F 走廊烟感".getBytes(Charset.forName("GB18030"));
        assertEquals(List.of(), decode(Gb26875Bytes.partState(40, 3, 16, FIRE, name, AT)));
        assertEquals("system 1.1 part 40/3/16 (3F 走廊烟感)", out.rejectKey[0]);
        assertEquals(RejectReason.UNKNOWN_POINT, out.rejectReason[0]);
        byte[] broken = HexFormat.of().parseHex("81ff8139" + "fffefd0a0d1b80");
        decode(Gb26875Bytes.partState(40, 3, 16, FIRE, broken, AT));
        assertTrue(out.rejectKey[0].startsWith("system 1.1 part 40/3/16 ("), out.rejectKey[0]);
        assertEquals(-1, out.rejectKey[0].indexOf('\n'));
    }

    @Test
    void timeThatCannotBeUsed_doesNotSilenceAFire() {
        byte[] month13 = AT.clone();
        month13[4] = 13;
        assertEquals(List.of("1=1.0/GOOD1000", "2=0.0/GOOD1000"),
                decode(Gb26875Bytes.partState(40, 2, 15, FIRE, new byte[0], month13), TIME.plusSeconds(1)), "the time of the frame");
        assertEquals(RejectReason.BAD_TIMESTAMP, out.rejectReason[0]);
        byte[] old = Gb26875Bytes.time(LocalDateTime.of(2000, 1, 1, 0, 0, 7));
        assertEquals(List.of("1=1.0/GOOD2000", "2=0.0/GOOD2000"),
                decode(Gb26875Bytes.partState(40, 2, 15, FIRE, new byte[0], old), LocalDateTime.of(2000, 1, 1, 0, 0, 8)), "its arrival");
        assertEquals(RejectReason.TOO_OLD, out.rejectReason[0]);
        decode(Gb26875Bytes.partState(40, 2, 15, FIRE, new byte[0], Gb26875Bytes.time(TIME.plusHours(1))));
        assertEquals(RejectReason.IN_FUTURE, out.rejectReason[0]);
        assertEquals(List.of("1=1.0/GOOD0", "2=0.0/GOOD0"), decode(Gb26875Bytes.partState(40, 2, 15, FIRE, new byte[0], new byte[6])));
        assertEquals(0, out.rejectCount, "an object without a time has the one of its frame");
    }

    @Test
    void years_are2000To2099() {
        Gb26875Items items = items();
        for (int year : new int[] {2000, 2026, 2099}) {
            LocalDateTime time = LocalDateTime.of(year, 12, 31, 23, 59, 59);
            long millis = time.toInstant(ZoneOffset.UTC).toEpochMilli();
            Gb26875Frame frame = new Gb26875Frame(Gb26875Frame.Kind.RIGHT,
                    Gb26875Bytes.frame(1, "010000000000", 2, time, Gb26875Bytes.deviceState(0, Gb26875Bytes.time(time))));
            decoder.decode(frame, items, ZoneOffset.UTC, millis + 1, out);
            assertEquals(millis, out.eventMillis[0]);
            assertEquals(0, out.rejectCount);
        }
        byte[] year100 = AT.clone();
        year100[5] = 100;
        decode(Gb26875Bytes.deviceState(0, year100));
        assertEquals(RejectReason.BAD_TIMESTAMP, out.rejectReason[0]);
    }

    @Test
    void objectsThatDoNotFillTheData_andUnknownTypes_areRejectedWhole() {
        decode(new byte[] {2, 1, 3});
        assertEquals(RejectReason.BAD_FRAME, out.whole);
        decode(new byte[] {2});
        assertEquals(RejectReason.BAD_FRAME, out.whole);
        decode(new byte[] {(byte) 200, 1, 3});
        assertEquals(RejectReason.UNKNOWN_COMMAND, out.whole);
        decode(new byte[] {6, 1, 1, 1, 3, 'a'});
        assertEquals(RejectReason.BAD_FRAME, out.whole, "a text that ends before its length");
        decode(new byte[] {6, 1, 1, 1, 1, 'a'});
        assertNull(out.whole);
    }

    @Test
    void notes_sayWhatNoPointTakes() {
        assertEquals(List.of("system 1.1: operator 9: manualAlarm, selfTest"), notes(Gb26875Bytes.data(4, new byte[] {1, 1, 0x14, 9}, AT)));
        assertEquals(List.of("system 1.1: software 2.7"), notes(Gb26875Bytes.data(5, new byte[] {1, 1, 2, 7})));
        assertEquals(List.of("system 1.1: configuration ab"), notes(Gb26875Bytes.data(6, new byte[] {1, 1, 2, 'a', 'b'})));
        assertEquals(List.of("system 1.1: part 40/2/15: x"), notes(Gb26875Bytes.data(7, new byte[] {1, 1, 40, 15, 0, 2, 0, 'x'}, new byte[30])));
        assertEquals(List.of("system 1.1: clock 2026-11-30 10:00:01"), notes(Gb26875Bytes.data(8, new byte[] {1, 1}, AT)));
        assertEquals(List.of("device: operator 3: silencePressed"), notes(Gb26875Bytes.data(24, new byte[] {2, 3}, AT)));
        assertEquals(List.of("device: software 1.0"), notes(Gb26875Bytes.data(25, new byte[] {1, 0})));
        assertEquals(List.of("device: configuration a"), notes(Gb26875Bytes.data(26, new byte[] {1, 'a'})));
        assertEquals(List.of("device: clock 2026-11-30 10:00:01"), notes(Gb26875Bytes.data(28, AT)));
        assertEquals(List.of(), notes(Gb26875Bytes.deviceState(1, AT)));
    }

    private static List<String> notes(byte[] data) {
        return Gb26875Notes.of(new Gb26875Frame(Gb26875Frame.Kind.RIGHT, Gb26875Bytes.frame(1, "010000000000", 2, TIME, data)));
    }
}
