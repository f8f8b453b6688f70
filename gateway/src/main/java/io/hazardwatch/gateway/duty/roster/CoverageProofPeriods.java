package io.hazardwatch.gateway.duty.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/** The time for which coverage is proved: the next 35 days, and two days around every clock change of the next year. */
public final class CoverageProofPeriods {
    /** How far ahead every instant is proved. */
    public static final Duration HORIZON = Duration.ofDays(35);
    private static final Duration YEAR = Duration.ofDays(366);
    private static final Duration AROUND = Duration.ofDays(2);

    private CoverageProofPeriods() {}

    /** The windows of a post in {@code zone}, in order, not touching each other. */
    public static List<TimeSpan> of(ZoneId zone, Instant now) {
        List<TimeSpan> windows = new ArrayList<>();
        windows.add(new TimeSpan(now, now.plus(HORIZON)));
        Instant end = now.plus(YEAR);
        ZoneOffsetTransition change = zone.getRules().nextTransition(now);
        while (change != null && change.getInstant().isBefore(end)) {
            windows.add(new TimeSpan(change.getInstant().minus(AROUND), change.getInstant().plus(AROUND)));
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return TimeSpan.merged(windows.stream().map(window -> window.from().isBefore(now)
                ? new TimeSpan(now, window.to()) : window).toList());
    }
}
