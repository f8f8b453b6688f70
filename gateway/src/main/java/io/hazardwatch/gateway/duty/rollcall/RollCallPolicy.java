package io.hazardwatch.gateway.duty.rollcall;

import java.time.LocalTime;

/**
 * How often a post is asked and how long it may take.
 *
 * @param byDay         roll calls of a shift by day
 * @param byNight       roll calls of a shift by night
 * @param gapMillis     least time between two
 * @param answerMillis  time to answer
 * @param missesMax     missed ones of a shift that are worth an alarm
 * @param dayFrom       local time at which day begins
 * @param nightFrom     local time at which night begins
 */
public record RollCallPolicy(int byDay, int byNight, long gapMillis, long answerMillis, int missesMax, LocalTime dayFrom,
                             LocalTime nightFrom) {
    /** Least and most time to answer. */
    public static final long ANSWER_MILLIS_MIN = 2 * 60_000L;
    public static final long ANSWER_MILLIS_MAX = 15 * 60_000L;
    /** Roll calls of a shift at most, so that answering does not become the work. */
    public static final int CALLS_MAX = 12;
    private static final long GAP_MILLIS = 30 * 60_000L;

    /** What holds unless something else is configured. */
    public static final RollCallPolicy STANDARD = new RollCallPolicy(2, 3, GAP_MILLIS, 5 * 60_000L, 2, LocalTime.of(8, 0), LocalTime.of(20, 0));

    public RollCallPolicy {
        if (byDay < 0 || byNight < 0 || byDay > CALLS_MAX || byNight > CALLS_MAX) {
            throw new IllegalArgumentException("roll calls of a shift: 0 to " + CALLS_MAX);
        }
        if (answerMillis < ANSWER_MILLIS_MIN || answerMillis > ANSWER_MILLIS_MAX) {
            throw new IllegalArgumentException("time to answer: 2 to 15 minutes");
        }
        if (gapMillis < answerMillis || missesMax < 1 || !dayFrom.isBefore(nightFrom)) {
            throw new IllegalArgumentException("a gap no shorter than an answer, at least one miss, day before night");
        }
    }
}
