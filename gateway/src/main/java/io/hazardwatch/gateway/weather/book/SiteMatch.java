package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.exposure.MatchReason;
import io.hazardwatch.gateway.weather.exposure.SiteName;

/**
 * A site that a warning concerns. Times are ms since the epoch; 0 = not yet.
 *
 * @param callId    under which people are called about it, together with the enterprise; empty = not yet
 * @param isCarried whether nobody was told anew, because an earlier message of the same warning with at least that colour was told
 * @param lateMillis when it was found that nobody answered in time
 * @param endReason null while it concerns the site
 */
public record SiteMatch(SiteName site, MatchReason reason, long matchedMillis, long calledMillis, String callId, boolean isCarried,
                        long answerByMillis, long answeredMillis, String answeredBy, long lateMillis, long endedMillis, MatchEndReason endReason) {
    /** A site that was just found. */
    public static SiteMatch of(SiteName site, MatchReason reason, long nowMillis) {
        return new SiteMatch(site, reason, nowMillis, 0, "", false, 0, 0, "", 0, 0, null);
    }

    /** Whether the warning still concerns the site. */
    public boolean isOpen() {
        return endReason == null;
    }

    /** Found again after a person had left it out. */
    SiteMatch again(MatchReason why, long nowMillis) {
        return new SiteMatch(site, why, nowMillis, 0, callId, false, 0, 0, "", 0, 0, null);
    }

    SiteMatch called(long nowMillis, long answerBy, String call) {
        return new SiteMatch(site, reason, matchedMillis, nowMillis, call, false, answerBy, 0, "", 0, 0, null);
    }

    /** Called about under that id. */
    SiteMatch under(String call) {
        return new SiteMatch(site, reason, matchedMillis, calledMillis, call, isCarried, answerByMillis, answeredMillis, answeredBy, lateMillis,
                endedMillis, endReason);
    }

    /** Whether people are being called about it and nobody has answered. */
    boolean isAwaited() {
        return isOpen() && calledMillis > 0 && answeredMillis == 0;
    }

    /** Whether people were called about it and were not told an end since, so that an update goes on with that. */
    boolean isCalledOn() {
        return calledMillis > 0 && (isOpen() || endReason == MatchEndReason.UPDATED);
    }

    /** Called about before, by an earlier message; the answer to that one counts. */
    SiteMatch carried(SiteMatch earlier) {
        return new SiteMatch(site, reason, matchedMillis, earlier.calledMillis, earlier.callId, true, earlier.answerByMillis,
                earlier.answeredMillis, earlier.answeredBy, earlier.lateMillis, 0, null);
    }

    SiteMatch answered(long nowMillis, String by) {
        return new SiteMatch(site, reason, matchedMillis, calledMillis, callId, isCarried, answerByMillis, nowMillis, by, lateMillis,
                endedMillis, endReason);
    }

    SiteMatch late(long nowMillis) {
        return new SiteMatch(site, reason, matchedMillis, calledMillis, callId, isCarried, answerByMillis, answeredMillis, answeredBy,
                nowMillis, endedMillis, endReason);
    }

    SiteMatch ended(long nowMillis, MatchEndReason why) {
        return new SiteMatch(site, reason, matchedMillis, calledMillis, callId, isCarried, answerByMillis, answeredMillis, answeredBy,
                lateMillis, nowMillis, why);
    }
}
