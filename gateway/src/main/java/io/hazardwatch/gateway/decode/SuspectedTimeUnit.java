package io.hazardwatch.gateway.decode;

/** The unit in which a sender seems to have written a refused {@code ts}, instead of milliseconds. */
public enum SuspectedTimeUnit {
    SECONDS("seconds? 秒？"),
    MICROSECONDS("microseconds? 微秒？");

    private static final long FACTOR = 1000;

    private final String text;

    SuspectedTimeUnit(String text) {
        this.text = text;
    }

    /** For people, in both languages. */
    public String text() {
        return text;
    }

    /** Which unit makes {@code stamp} a time between the two, ms since the epoch, or null. */
    static SuspectedTimeUnit of(long stamp, long fromMillis, long toMillis) {
        if (stamp > fromMillis / FACTOR && stamp <= toMillis / FACTOR) {
            return SECONDS;
        }
        return stamp / FACTOR > fromMillis && stamp / FACTOR <= toMillis ? MICROSECONDS : null;
    }
}
