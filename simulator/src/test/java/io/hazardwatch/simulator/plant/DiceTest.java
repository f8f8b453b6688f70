package io.hazardwatch.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    private final Dice dice = new Dice(7, "a/b/c/d", 0);

    @Test
    void knownInputs_knownMix() {
        assertEquals(0xe220a8397b1dcdafL, Dice.mix(0x9e3779b97f4a7c15L), "SplitMix64 seeded with 0, first output");
        assertEquals(0xaf63dc4c8601ec8cL, Dice.fnv1a("a"), "FNV-1a of one letter");
    }

    @Test
    void sameNumber_sameDraw() {
        assertEquals(dice.bits(-3), new Dice(7, "a/b/c/d", 0).bits(-3));
    }

    @Test
    void otherSeedKeyOrStream_otherDraw() {
        assertNotEquals(dice.bits(1), new Dice(8, "a/b/c/d", 0).bits(1));
        assertNotEquals(dice.bits(1), new Dice(7, "a/b/c/e", 0).bits(1));
        assertNotEquals(dice.bits(1), new Dice(7, "a/b/c/d", 1).bits(1));
    }

    @Test
    void manyDraws_meanZeroDeviationOneAndBounded() {
        double[] draws = LongStream.range(0, 100_000).mapToDouble(dice::normal).toArray();
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
