package io.hazardwatch.gateway.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.hazardwatch.gateway.model.RejectReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged payloads: never an exception, never a half result, and the same verdict on validity as Jackson's. */
@Tag("compiled")
class DecodeFuzzTest {
    private static final long SEED = 20_251_122;
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final List<String> GOOD = List.of(
            "{\"lel\":2.5}",
            "{\"ts\":1763781234567,\"values\":{\"lel\":2.5,\"pressure\":1.2,\"temperature\":-23.75,\"valve-open\":true}}",
            "[{\"ts\":1763781234567,\"values\":{\"lel\":1e-3}}, {\"level\":{\"v\":2.5,\"q\":\"uncertain\"}}]",
            "{\"l\\u0065l\":12345678901234567.25,\"浓度\":\"\\ud83d\\ude00 é\",\"x\":[null,{\"y\":[false]}],\"h2s\":null}");

    private final TelemetryDecoder decoder = new TelemetryDecoder(Payloads.LIMITS);
    private final Decoded decoded = new Decoded();

    @Test
    void payloadCutAnywhere_isNotJson() {
        for (String good : GOOD) {
            byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
            decode(bytes, bytes.length);
            assertEquals(null, decoded.whole, good);
            for (int length = 0; length < bytes.length; length++) {
                decode(bytes, length);
                assertEquals(RejectReason.NOT_JSON, decoded.whole, good.substring(0, Math.min(length, good.length())));
            }
        }
    }

    @Test
    void everyByteReplacedByEveryOther_isJudgedAsJacksonDoes() {
        for (String good : GOOD) {
            byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at++) {
                byte kept = bytes[at];
                for (int other = 0; other < 256; other++) {
                    bytes[at] = (byte) other;
                    checkVerdict(bytes);
                }
                bytes[at] = kept;
            }
        }
    }

    @Test
    void randomDamage_isJudgedAsJacksonDoes() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = GOOD.get(random.nextInt(GOOD.size())).getBytes(StandardCharsets.UTF_8);
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                bytes = damaged(bytes, random);
            }
            checkVerdict(bytes);
        }
    }

    @Test
    void randomBytes_giveSomeAnswer() {
        Random random = new Random(SEED + 1);
        byte[] signs = "{}[]\":,\\u0e+-.1 tsvaluesleltruefalsenull\u00e9\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = signs[random.nextInt(signs.length)];
            }
            checkVerdict(bytes);
        }
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
        Random random = new Random(SEED + 2);
        for (int fed = 0; fed < bytes;) {
            byte[] next = GOOD.get(random.nextInt(GOOD.size())).getBytes(StandardCharsets.UTF_8);
            for (int damage = random.nextInt(4); damage > 0; damage--) {
                next = damaged(next, random);
            }
            decode(next, next.length);
            fed += next.length;
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int other = random.nextInt(bytes.length);
        switch (random.nextInt(3)) {
            case 0 -> bytes[at] = bytes[other];
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            default -> System.arraycopy(bytes, Math.min(at, other), bytes, Math.max(at, other),
                    bytes.length - Math.max(at, other));
        }
        return bytes;
    }

    private void decode(byte[] bytes, int length) {
        try {
            decoder.decode(Payloads.KEYS, bytes, 0, length, Payloads.ARRIVAL, decoded);
        } catch (RuntimeException defect) {
            fail("seed " + SEED + ", payload " + HexFormat.of().formatHex(bytes, 0, length), defect);
        }
    }

    private void checkVerdict(byte[] bytes) {
        decode(bytes, bytes.length);
        assertTrue(decoded.whole == null || decoded.count == 0 && decoded.rejectCount == 0);
        if (decoded.whole != RejectReason.TOO_DEEP && isJson(bytes) == (decoded.whole == RejectReason.NOT_JSON)) {
            fail("seed " + SEED + ", " + decoded.whole + " for " + new String(bytes, StandardCharsets.UTF_8) + " "
                    + HexFormat.of().formatHex(bytes));
        }
    }

    /** Jackson takes several documents after one another, a byte order mark and some bad UTF-8; we do not. */
    private static boolean isJson(byte[] bytes) {
        if (bytes.length >= 3 && Arrays.equals(Arrays.copyOf(bytes, 3), new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
            return false;
        }
        try (JsonParser parser = JACKSON.createParser(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes))
                .toString())) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.getText();
            return parser.nextToken() == null;
        } catch (CharacterCodingException notUtf8) {
            return false;
        } catch (IOException notJson) {
            return false;
        }
    }
}
