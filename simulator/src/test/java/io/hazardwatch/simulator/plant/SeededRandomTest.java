package io.hazardwatch.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    private final SeededRandom random = new SeededRandom(7, "a/b/c/d", 0);

    @Test
    void knownInputs_knownMix() {
        assertEquals(0xe220a8397b1dcdafL, SeededRandom.mix(0x9e3779b97f4a7c15L), "SplitMix64 seeded with 0, first output");
        assertEquals(0xaf63dc4c8601ec8cL, SeededRandom.fnv1a("a"), "FNV-1a of one letter");
    }

    @Test
    void sameNumber_sameDraw() {
        assertEquals(random.bits(-3), new SeededRandom(7, "a/b/c/d", 0).bits(-3));
    }

    @Test
    void otherSeedKeyOrStream_otherDraw() {
        assertNotEquals(random.bits(1), new SeededRandom(8, "a/b/c/d", 0).bits(1));
        assertNotEquals(random.bits(1), new SeededRandom(7, "a/b/c/e", 0).bits(1));
        assertNotEquals(random.bits(1), new SeededRandom(7, "a/b/c/d", 1).bits(1));
    }

    @Test
    void manyDraws_meanZeroDeviationOneAndBounded() {
        double[] draws = LongStream.range(0, 100_000).mapToDouble(random::normal).toArray();
        double sum = 0;
        double squares = 0;
        for (double draw : draws) {
            assertTrue(Math.abs(draw) <= 2 * Math.sqrt(3));
            sum += draw;
            squares += draw * draw;
        }
        assertEquals(0, sum / draws.length, 0.02);
        assertEquals(1, squares / draws.length, 0.02);
    }
}
