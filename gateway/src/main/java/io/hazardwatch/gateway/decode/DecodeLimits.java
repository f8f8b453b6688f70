package io.hazardwatch.gateway.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * Limits of one payload; whatever exceeds them is rejected with a reason, never truncated silently.
 *
 * @param futureMillisTolerance how far a {@code ts} may lie ahead of the arrival, ms; beyond: IN_FUTURE
 * @param ageMillisMax          how far a {@code ts} may lie behind the arrival, ms; beyond: TOO_OLD
 * @param depthMax              most objects and arrays inside one another, the outermost included; beyond: TOO_DEEP
 * @param stringBytesMax        longest key or text, bytes as sent; beyond: STRING_TOO_LONG for that value
 * @param valuesMax             most values of one payload, rejected ones included; beyond: TOO_MANY_VALUES
 * @param numberCharsMax        longest number, characters; beyond: NUMBER_OUT_OF_RANGE for that value
 */
public record DecodeLimits(long futureMillisTolerance, long ageMillisMax, int depthMax, int stringBytesMax,
                           int valuesMax, int numberCharsMax) {
    /** Deeper nesting than this is never allowed: skipping recurses. */
    public static final int DEPTH_LIMIT = 256;

    private static final long AGE_MILLIS_MAX = 90L * 24 * 3_600_000;

    /** 5 minutes ahead, 90 days behind, and sizes far above what a device sends. */
    public static final DecodeLimits STANDARD =
            new DecodeLimits(300_000, AGE_MILLIS_MAX, 32, 1024, Decoded.VALUES_MAX, 128);

    /** @throws IllegalArgumentException listing every limit that makes no sense */
    public DecodeLimits {
        List<String> problems = new ArrayList<>();
        require(problems, "futureMillisTolerance", futureMillisTolerance, 0, Long.MAX_VALUE / 4);
        require(problems, "ageMillisMax", ageMillisMax, 1, Long.MAX_VALUE / 4);
        require(problems, "depthMax", depthMax, 1, DEPTH_LIMIT);
        require(problems, "stringBytesMax", stringBytesMax, 1, 1 << 20);
        require(problems, "valuesMax", valuesMax, 1, Decoded.VALUES_MAX);
        require(problems, "numberCharsMax", numberCharsMax, 1, 1 << 16);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** The same limits with other bounds on time. */
    public DecodeLimits withTimes(long futureMillisTolerance, long ageMillisMax) {
        return new DecodeLimits(futureMillisTolerance, ageMillisMax, depthMax, stringBytesMax, valuesMax, numberCharsMax);
    }

    private static void require(List<String> problems, String name, long value, long low, long high) {
        if (value < low || value > high) {
            problems.add(name + ": " + value + ": must be " + low + " to " + high);
        }
    }
}
