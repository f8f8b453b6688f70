package io.hazardwatch.gateway.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("compiled")
class DecimalTest {
    private static final int ROUNDS = 700_000;
    private static final long SEED = 20_251_122;

    private final Decimal decimal = new Decimal();
    private final byte[] bytes = new byte[2048];

    @Test
    void randomDoubles_writtenShortest_readBackExactly() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertSame(Double.toString(value));
            }
        }
    }

    @Test
    void randomSensorValues_readAsParseDoubleDoes() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < ROUNDS; i++) {
            long scaled = random.nextLong() >> random.nextInt(64);
            assertSame(BigDecimal.valueOf(scaled, random.nextInt(20)).toPlainString());
        }
    }

    @Test
    void randomDigitsAndExponents_readAsParseDoubleDoes() {
        Random random = new Random(SEED + 2);
        for (int i = 0; i < ROUNDS; i++) {
            assertSame(anyNumber(random));
        }
    }

    /** The hardest: exactly half way between two neighbouring doubles, and one digit to either side. */
    @Test
    void halfwayBetweenNeighbours_readAsParseDoubleDoes() {
        Random random = new Random(SEED + 3);
        for (int i = 0; i < 20_000; i++) {
            double low = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
            if (!(Math.nextUp(low) < Double.POSITIVE_INFINITY)) {
                continue;
            }
            BigDecimal half = new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.TWO);
            BigDecimal step = new BigDecimal(half.ulp().unscaledValue(), half.scale() + 1);
            assertSame(half.toString());
            assertSame(half.add(step).toString());
            assertSame(half.subtract(step).toString());
        }
    }

    @Test
    void shortHalfwayNumbers_tieToEven() {
        for (long i = 1; i < 200_000; i += 2) {
            assertSame(Long.toString((1L << 53) + i));
            assertSame((1L << 52) + i + ".5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.0", "-0.0e5", "1", "9007199254740993", "1e22", "1e23", "123456789012345678",
        "1234567890123456789", "18446744073709551615", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
        "2.2250738585072011e-308", "2.2250738585072014e-308", "1.7976931348623157e308", "1.7976931348623159e308",
        "0.000000000000000000000000000000000000000000000000000000000000000000000000000001", "1E400", "1e-400", "-1e400",
        "1e99999999999999999999", "0e99999999999999999999", "1e-99999999999999999999", "100000000000000000000000000e-26",
        "8.5e7", "12345.67", "1234567", "12345678", "1.234567", "0.00000000000000000000123456789012345678901e20"})
    void edge_readsAsParseDoubleDoes(String text) {
        assertSame(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+1", "01", "-01", "00", "1.", "-1.", ".5", "1.e5", "1e", "1e+", "1E-", "0.e1", "--1", "NaN",
        "Infinity", "00000000001", "0123456789", "123456789.", "\uff11"})
    void notANumber_isNotJson(String text) {
        assertEquals(JsonSkip.NOT_JSON, scan(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5.5", "1-2", "1e5.5", "1 2", "1a", "12345678x", "1.2x", "1.25e3e", "0x1"})
    void whatFollowsANumber_isLeftThere(String text) {
        assertFalse(scan(text) == text.length(), text);
    }

    private static String anyNumber(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int whole = random.nextInt(25);
        text.append(whole == 0 ? "0" : (char) ('1' + random.nextInt(9)));
        digits(random, text, whole - 1);
        if (random.nextBoolean()) {
            text.append('.');
            digits(random, text, 1 + random.nextInt(25));
        }
        if (random.nextBoolean()) {
            text.append(random.nextBoolean() ? "e" : "E-").append(random.nextInt(340));
        }
        return text.toString();
    }

    private static void digits(Random random, StringBuilder text, int count) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
    }

    private int scan(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, 0, encoded.length);
        Arrays.fill(bytes, encoded.length, encoded.length + ByteWords.PADDING, (byte) 0);
        return decimal.scan(bytes, 0);
    }

    private void assertSame(String text) {
        assertEquals(text.length(), scan(text), text);
        double expected = Double.parseDouble(text);
        double actual = decimal.value(bytes);
        if (Double.doubleToRawLongBits(expected) != Double.doubleToRawLongBits(actual)) {
            assertEquals(expected, actual, text + ", seed " + SEED);
        }
    }
}
