package io.hazardwatch.gateway.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodeLimitsTest {
    private static final DecodeLimits TIGHT = new DecodeLimits(1_000, 1_000_000, 3, 12, 3, 5);

    @Test
    void limitsThatMakeNoSense_areListedTogether() {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> new DecodeLimits(-1, 0, 0, 1, 5000, 1));
        assertTrue(problem.getMessage().contains("futureMillisTolerance: -1"));
        assertTrue(problem.getMessage().contains("depthMax: 0"));
        assertTrue(problem.getMessage().contains("valuesMax: 5000"));
    }

    @Test
    void depthAtTheLimit_passes_oneMoreIsTooDeep() {
        assertEquals(List.of("0 lel 1763781240000 1.0 GOOD"), Payloads.decode("[{\"lel\":{\"v\":1}}]", TIGHT));
        assertEquals(List.of("whole TOO_DEEP"), Payloads.decode("[{\"lel\":{\"v\":[]}}]", TIGHT));
        assertEquals(List.of("whole TOO_DEEP"), Payloads.decode("[{\"values\":{\"lel\":{\"v\":1}}}]", TIGHT));
        assertEquals(List.of("whole TOO_DEEP"), Payloads.decode("[[[[]]]]", TIGHT));
    }

    @Test
    void valuesAtTheLimit_pass_oneMoreIsTooMany() {
        assertEquals(3, Payloads.decode("{\"lel\":1,\"nobody\":2,\"h2s\":3}", TIGHT).size());
        assertEquals(List.of("whole TOO_MANY_VALUES"), Payloads.decode("{\"lel\":1,\"no\":2,\"h2s\":3,\"lel\":4}", TIGHT));
        assertEquals(List.of("whole TOO_MANY_VALUES"), Payloads.decode("[1,2,3,4]", TIGHT));
    }

    @Test
    void numberLongerThanTheLimit_isOutOfRange_andItsPointIsBad() {
        assertEquals(List.of("0 lel 1763781240000 123.4 GOOD"), Payloads.decode("{\"lel\":123.4}", TIGHT));
        assertEquals(List.of("0 lel 1763781240000 NaN BAD", "reject lel NUMBER_OUT_OF_RANGE"),
                Payloads.decode("{\"lel\":123.45}", TIGHT));
        assertEquals(List.of("reject ts BAD_TIMESTAMP"), Payloads.decode("{\"ts\":1763781234567,\"values\":{\"lel\":1}}", TIGHT));
    }

    @Test
    void textLongerThanTheLimit_spoilsOnlyItsValue() {
        assertEquals(List.of("5 h2s 1763781240000 1.0 GOOD", "reject muchlongerthan STRING_TOO_LONG"),
                Payloads.decode("{\"muchlongerthan\":1,\"h2s\":1}", TIGHT));
        assertEquals(List.of("0 lel 1763781240000 NaN BAD", "5 h2s 1763781240000 1.0 GOOD", "reject lel STRING_TOO_LONG"),
                Payloads.decode("{\"lel\":\"1234567890123\",\"h2s\":1}", TIGHT));
    }

    @Test
    void agesBeyondAQuarter_areTooOldWhenNoAgeIsSet() {
        assertEquals(List.of("reject ts TOO_OLD"),
                Payloads.decode("{\"ts\":1,\"values\":{\"lel\":1}}", DecodeLimits.STANDARD));
        long oldest = Payloads.ARRIVAL - 90 * 86_400_000L;
        assertEquals(List.of("0 lel " + oldest + " 1.0 GOOD"),
                Payloads.decode("{\"ts\":" + oldest + ",\"values\":{\"lel\":1}}", DecodeLimits.STANDARD));
    }

    @Test
    void unitOfARefusedTime_isGuessedOnlyWhereItGivesATimeThatWouldBeTaken() {
        long now = Payloads.ARRIVAL;
        assertEquals(SuspectedTimeUnit.SECONDS, SuspectedTimeUnit.of(now / 1000, now - 1_000_000, now + 1000));
        assertEquals(SuspectedTimeUnit.MICROSECONDS, SuspectedTimeUnit.of(now * 1000, now - 1_000_000, now + 1000));
        assertEquals(null, SuspectedTimeUnit.of(now / 1000 - 5000, now - 1_000_000, now + 1000));
        assertEquals(null, SuspectedTimeUnit.of(Long.MAX_VALUE, now - 1_000_000, now + 1000));
    }

    @Test
    void longName_isShownCutBetweenCharacters() {
        String name = "x" + "\u6d53".repeat(40);
        assertEquals(List.of("reject x" + "\u6d53".repeat(21) + " UNKNOWN_POINT"), Payloads.decode("{\"" + name + "\":1}"));
    }

    @Test
    void payloadInsideALargerArray_isReadAlone() {
        byte[] bytes = "xx{\"lel\":2}yy".getBytes(StandardCharsets.UTF_8);
        Decoded decoded = new Decoded();
        new TelemetryDecoder(DecodeLimits.STANDARD).decode(Payloads.KEYS, bytes, 2, 9, Payloads.ARRIVAL, decoded);
        assertEquals(List.of("0 lel 1763781240000 2.0 GOOD"), Payloads.lines(decoded));
    }

    @Test
    void payloadLargerThanAnyBefore_isReadWhole() {
        String payload = "{\"lel\":1," + " ".repeat(100_000) + "\"h2s\":2}";
        assertEquals(2, Payloads.decode(payload).size());
    }

    @Test
    void payloadWithoutReading_tellsWhy() {
        Decoded decoded = new Decoded();
        decoded.reject(RejectReason.UNKNOWN_POINT, "x");
        assertEquals(RejectReason.UNKNOWN_POINT, decoded.reasonForNothing());
        decoded.rejectWhole(RejectReason.EMPTY);
        assertEquals(RejectReason.EMPTY, decoded.reasonForNothing());
        decoded.clear();
        decoded.add(1, 2, 3, (byte) 0);
        assertEquals(null, decoded.reasonForNothing());
    }
}
