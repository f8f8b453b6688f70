package io.hazardwatch.gateway.duty.handover;

/**
 * When somebody hears of a hand-over, in ms.
 *
 * @param leaderMillis    after the change the leader is called because nobody has accepted
 * @param overdueMillis   after the change it is worth an alarm
 * @param bothCrewsMillis before and after the change a P1 is told to both crews
 */
public record HandoverTimes(long leaderMillis, long overdueMillis, long bothCrewsMillis) {
    private static final long MINUTE = 60_000;
    /** Bounds of each, so that nobody waits for hours and nobody is called before the list can be read. */
    public static final long MILLIS_MIN = 2 * MINUTE;
    public static final long MILLIS_MAX = 60 * MINUTE;

    /** What holds unless something else is configured. */
    public static final HandoverTimes STANDARD = new HandoverTimes(15 * MINUTE, 30 * MINUTE, 15 * MINUTE);

    public HandoverTimes {
        if (Math.min(leaderMillis, bothCrewsMillis) < MILLIS_MIN || Math.max(overdueMillis, bothCrewsMillis) > MILLIS_MAX) {
            throw new IllegalArgumentException("times of a hand-over: 2 to 60 minutes");
        }
        if (leaderMillis >= overdueMillis) {
            throw new IllegalArgumentException("the leader is called before there is an alarm");
        }
    }
}
