package io.hazardwatch.gateway.history.store;

/**
 * How long history is kept, by resolution, in days; 0 = forever.
 *
 * @param rawDays every reading; otherwise at least {@link #RAW_DAYS_MIN}
 * @param minuteDays rollups by the minute; at least as long as the readings
 * @param hourDays rollups by the hour; at least as long as those by the minute
 */
public record Retention(int rawDays, int minuteDays, int hourDays) {
    /** Records of a major hazard source are kept at least 30 days (Order 40 of the State Administration of Work Safety, article 13). */
    public static final int RAW_DAYS_MIN = 30;
    /** Nothing is ever dropped. */
    public static final Retention FOR_EVER = new Retention(0, 0, 0);

    private static final long DAY_MILLIS = 86_400_000;

    /**
     * @throws IllegalArgumentException if readings are kept for less than the legal minimum, or rollups for less time than
     *         what they are made from
     */
    public Retention {
        if (rawDays != 0 && rawDays < RAW_DAYS_MIN) {
            throw new IllegalArgumentException("history.retentionDays: " + rawDays + ": must be 0 or at least " + RAW_DAYS_MIN);
        }
        requireNotShorter("minuteDays", minuteDays, rawDays);
        requireNotShorter("hourDays", hourDays, minuteDays);
    }

    /** Whether {@code days} is at least {@code than}, where 0 means forever. */
    public static boolean isAtLeast(int days, int than) {
        return days == 0 || than != 0 && days >= than;
    }

    /** Days for which rows of that resolution are kept; 0 = forever. */
    public int days(Resolution grain) {
        return switch (grain) {
            case RAW -> rawDays;
            case MINUTE -> minuteDays;
            case HOUR -> hourDays;
        };
    }

    /** The time from which on rows of that resolution are kept, ms since the epoch; {@link Long#MIN_VALUE} = forever. */
    public long keptFrom(Resolution grain, long nowMillis) {
        int days = days(grain);
        return days == 0 ? Long.MIN_VALUE : nowMillis - days * DAY_MILLIS;
    }

    private static void requireNotShorter(String what, int days, int than) {
        if (!isAtLeast(days, than)) {
            throw new IllegalArgumentException("history.rollups." + what + ": " + days + ": must be 0 or at least " + than);
        }
    }
}
