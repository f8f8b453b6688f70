package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Posts of Alink that are damaged in every way give an answer, and nothing is thrown. */
class AlinkFuzzTest {
    private static final int SEED = 20_261_130;
    private static final long ARRIVAL = 1_763_781_234_567L;
    private static final Map<String, Integer> POINTS = Map.of("Temp", 0, "Gas", 1);
    private static final byte[] SIGNS = "{}[]\":,\\u0e+-.1 TZtimevalueparamsTempGastruefalsenull".getBytes(StandardCharsets.UTF_8);
    private static final List<String> GOOD = List.of(
            "{\"id\":\"1\",\"version\":\"1.0\",\"params\":{\"Temp\":23.5,\"Gas\":{\"value\":\"2.5\",\"time\":1763781234567}},\"sys\":{\"ack\":0}}",
            "{\"params\":{\"Temp\":{\"value\":true,\"time\":\"2025-11-22 11:13:54\"},\"Gas\":{\"value\":1e-3,\"time\":\"2025-11-22T03:13:54Z\"}}}");

    private final AlinkValues values = new AlinkValues(DecodeLimits.STANDARD);
    private final Decoded decoded = new Decoded();

    private void read(byte[] bytes) {
        values.post(bytes, bytes.length, POINTS, ARRIVAL, decoded);
        assertTrue(decoded.whole != null || decoded.count + decoded.rejectCount > 0, "something is said of each");
    }

    @Test
    void whatIsNoObject_isNotJson() {
        for (String none : List.of("", "null", "[]", "1", "\"x\"", "{", "[null]", "\0")) {
            read(none.getBytes(StandardCharsets.UTF_8));
            assertEquals(RejectReason.NOT_JSON, decoded.whole, none);
        }
    }

    @Test
    void fuzzedPosts_areSurvived() {
        feed(500_000);
    }

    @Test
    @Tag("long")
    void tenMillionFuzzedBytes_areSurvived_withTheHeapFlat() {
        feed(1_000_000);
        long before = usedBytes();
        feed(10_000_000);
        long grown = usedBytes() - before;
        assertTrue(grown < 4 << 20, "heap grew by " + grown);
    }

    private void feed(int bytes) {
        Random random = new Random(SEED);
        for (int fed = 0; fed < bytes;) {
            byte[] next = piece(random);
            fed += next.length;
            read(next);
        }
    }

    private static byte[] piece(Random random) {
        byte[] bytes = GOOD.get(random.nextInt(GOOD.size())).getBytes(StandardCharsets.UTF_8);
        for (int damage = random.nextInt(4); damage > 0; damage--) {
            bytes[random.nextInt(bytes.length)] = random.nextBoolean() ? SIGNS[random.nextInt(SIGNS.length)] : (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1)) : bytes;
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
