package io.hazardwatch.gateway.duty.calendar;

/**
 * What is tighter than usual.
 *
 * @param leaderOnSite         the leader on shift is at the site and not only within reach
 * @param moreRollCalls        roll calls in a shift beyond the usual number
 * @param escalationPercent    how long escalation waits, in percent of the usual time; 100 is as usual
 * @param extraLevels          levels that are told from the beginning beyond the usual first one
 * @param hotWorkOneGradeHigher hot work counts one grade higher
 */
public record Tightening(boolean leaderOnSite, int moreRollCalls, int escalationPercent, int extraLevels,
        boolean hotWorkOneGradeHigher) {
    /** Nothing is tighter. */
    public static final Tightening NONE = new Tightening(false, 0, 100, 0, false);
    /** Most roll calls a period may add to a shift. */
    public static final int ROLL_CALLS_MAX = 10;
    /** Most levels a period may add. */
    public static final int LEVELS_MAX = 3;
    /** Shortest wait of escalation, in percent of the usual. */
    public static final int PERCENT_MIN = 10;

    /** Refuses what would loosen, or is beyond reason. */
    public Tightening {
        if (moreRollCalls < 0 || moreRollCalls > ROLL_CALLS_MAX || extraLevels < 0 || extraLevels > LEVELS_MAX
                || escalationPercent < PERCENT_MIN || escalationPercent > 100) {
            throw new IllegalArgumentException("a key period can tighten only");
        }
    }

    /** The tighter of both in every respect. */
    public Tightening and(Tightening other) {
        return new Tightening(leaderOnSite || other.leaderOnSite, Math.max(moreRollCalls, other.moreRollCalls),
                Math.min(escalationPercent, other.escalationPercent), Math.max(extraLevels, other.extraLevels),
                hotWorkOneGradeHigher || other.hotWorkOneGradeHigher);
    }
}
