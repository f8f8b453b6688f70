package io.hazardwatch.simulator.gb26875;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames against ones that were computed by hand. */
class FireFramesTest {
    private static final byte[] SOURCE = HexFormat.of().parseHex("0102030405ff");
    private static final long MILLIS = Instant.parse("2022-07-12T06:52:45Z").toEpochMilli();

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void gas_isLittleEndian_withTheTimeSecondFirst() {
        assertEquals("404002010101" + "2d340e0c0716" + "0102030405ff" + "000000000000" + "1200" + "02"
                + "0301" + "01010a03000100" + "06" + "0501" + "2d340e0c0716" + "77" + "2323",
                hex(FireFrames.gas(0x0102, SOURCE, MILLIS, List.of(new FireFrames.Gas(new Part(10, 1, 3), 26.1)))));
    }

    @Test
    void state_hasItsNameInGb18030() {
        assertEquals("404001000101" + "2d340e0c0716" + "0102030405ff" + "000000000000" + "3000" + "02"
                + "0201" + "0101280f000200" + "0200" + "d2bb" + "00".repeat(29) + "2d340e0c0716" + "40" + "2323",
                hex(FireFrames.state(1, SOURCE, MILLIS, new Part(40, 2, 15), FireFrames.FIRE, "一")));
    }
}
