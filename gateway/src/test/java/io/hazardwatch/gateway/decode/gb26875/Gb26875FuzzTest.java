package io.hazardwatch.gateway.decode.gb26875;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.FireFigure;
import io.hazardwatch.gateway.model.FireSubject;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Damaged streams: never an exception, never more kept than stated, and the next good frame is taken. A million bytes; ten with
 * {@code -Dgb26875.bytes=10000000}.
 */
@Tag("compiled")
class Gb26875FuzzTest {
    private static final long SEED = Long.getLong("seed", 20_261_130);
    private static final int BYTES = Integer.getInteger("gb26875.bytes", 1_000_000);
    private static final int WARM_UP_BYTES = 200_000;
    private static final long GROWTH_MAX = 4 << 20;
    private static final byte[] GOOD = Gb26875FramerTest.FIELD;
    private static final int[] TYPES = {1, 2, 3, 4, 5, 6, 7, 8, 21, 24, 25, 26, 28, 200};

    private final Gb26875Framer framer = new Gb26875Framer();
    private final Gb26875Decoder decoder = new Gb26875Decoder(DecodeLimits.STANDARD);
    private final Gb26875Items items = new Gb26875Items(false);
    private final Decoded decoded = new Decoded();
    private long right;
    private long readings;

    @Test
    void fuzzedBytes_areSurvived_withTheHeapFlat() {
        items.add(FireSubject.part(1, 1, 0, 10, 55), FireFigure.PART_FAULT, 1, 1);
        feed(WARM_UP_BYTES);
        long before = usedBytes();
        feed(BYTES);
        long grown = usedBytes() - before;
        assertTrue(grown < GROWTH_MAX, "heap grew by " + grown);
        assertTrue(right > 100 && readings > 100, right + " right frames, " + readings + " readings: damage this heavy proves little");
    }

    private void feed(int bytes) {
        Random random = new Random(SEED);
        for (int fed = 0; fed < bytes;) {
            byte[] next = piece(random);
            framer.add(next, 0, next.length);
            fed += next.length;
            drain();
            assertTrue(framer.waiting() <= Gb26875Framer.BYTES_MAX, "kept " + framer.waiting());
        }
        long before = right;
        framer.add(GOOD, 0, GOOD.length);
        drain();
        assertTrue(right > before, "the good frame at the end was taken at once");
    }

    private static byte[] piece(Random random) {
        if (random.nextInt(5) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            for (int i = random.nextInt(3); i > 0 && noise.length > 2; i--) {
                int at = random.nextInt(noise.length - 1);
                noise[at] = random.nextBoolean() ? (byte) '@' : (byte) '#';
                noise[at + 1] = noise[at];
            }
            return noise;
        }
        byte[] frame = GOOD.clone();
        for (int damage = random.nextInt(4); damage > 0; damage--) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(3) == 0) {
            frame[Gb26875Frame.DATA] = (byte) TYPES[random.nextInt(TYPES.length)];
            frame[Gb26875Frame.DATA + 1] = (byte) random.nextInt(8);
        }
        if (random.nextBoolean()) {
            int sum = 0;
            for (int i = 2; i < frame.length - 3; i++) {
                sum += frame[i];
            }
            frame[frame.length - 3] = (byte) sum;
        }
        return random.nextInt(6) == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length)) : frame;
    }

    private void drain() {
        for (Gb26875Frame frame = framer.next(); frame != null; frame = framer.next()) {
            if (frame.kind() == Gb26875Frame.Kind.RIGHT) {
                right++;
                decoder.decode(frame, items, ZoneOffset.UTC, 1_657_637_600_000L, decoded);
                readings += decoded.count;
                Gb26875Notes.of(frame);
            }
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
