package io.hazardwatch.gateway.settings.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of a configuration are read to the last bit as the JDK reads them. */
class QuantitiesTest {
    @Test
    void plainNumbersAreTheNearestDoubles() {
        Random random = new Random(20261130);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
            digits(text, 1 + random.nextInt(10), random);
            if (random.nextBoolean()) {
                digits(text.append('.'), random.nextInt(10), random);
            }
            assertEquals(Double.doubleToRawLongBits(Double.parseDouble(text.toString())),
                    Double.doubleToRawLongBits(Quantities.number(text.toString())), text.toString());
        }
    }

    private static void digits(StringBuilder text, int count, Random random) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.1", "5.", ".5", "-.5", "+7", "1e3", "1.5E-7", "999999999999999", "9999999999999999", "0.000000000000001",
        "123456789.123456789", "0.12345678901234567890123456789"})
    void whateverTheJdkReadsIsReadAlike(String text) {
        assertEquals(Double.parseDouble(text), Quantities.number(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "1,5", "0x10", "NaN", "Infinity", "1e999", "1d",
        "--1", "1-", "123456789012345678901234567890123"})
    void anythingElseIsNoNumber(String text) {
        assertTrue(Double.isNaN(Quantities.number(text)), text);
    }
}
