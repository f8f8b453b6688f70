package io.hazardwatch.gateway.duty.roster;

import io.hazardwatch.gateway.model.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to raise about gaps that arose otherwise than by an edit: one P2 system alarm for each post, a week before its first gap,
 * or at once when that is known later; coverage itself shows gaps 35 days ahead.
 */
public final class GapAlarms {
    /** A gap that is raised less than this before it begins is late. */
    public static final Duration AHEAD_MIN = Duration.ofHours(72);

    /** When a gap is raised, if it is known by then. */
    public static final Duration AHEAD = Duration.ofDays(7);

    /** The alarm of one post: its first gap, how many there are, and whether less than 72 hours are left. */
    public record GapAlarm(String post, Priority priority, RosterCoverageGap first, int gaps, boolean isLate) {}

    private GapAlarms() {}

    /** The alarms that should be active at {@code now}; one that is no longer among them is over. */
    public static List<GapAlarm> due(List<RosterCoverageGap> gaps, Instant now) {
        Map<String, GapAlarm> alarms = new TreeMap<>();
        for (RosterCoverageGap gap : gaps) {
            if (gap.to().isAfter(now) && gap.from().isBefore(now.plus(AHEAD))) {
                alarms.merge(gap.post(), new GapAlarm(gap.post(), Priority.P2, gap, 1, isLate(gap, now)), (known, one) -> {
                    RosterCoverageGap first = one.first().from().isBefore(known.first().from()) ? one.first() : known.first();
                    return new GapAlarm(known.post(), Priority.P2, first, known.gaps() + 1, isLate(first, now));
                });
            }
        }
        return List.copyOf(alarms.values());
    }

    private static boolean isLate(RosterCoverageGap gap, Instant now) {
        return gap.from().isBefore(now.plus(AHEAD_MIN));
    }
}
