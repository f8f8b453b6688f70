package io.hazardwatch.gateway.emergency;

import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * When the calls of the dead man's switch are withheld each month, to see that the outside monitor pages. Follows from the date alone, so
 * no restart forgets it or does it twice.
 *
 * @param day         of the month, 1 to 28
 * @param at          local time of its begin
 * @param lastsMillis for how long; 0 = never
 * @param zone        of {@code at}
 */
public record MonthlyWatchdogCheck(int day, LocalTime at, long lastsMillis, ZoneId zone) {
    /** When the calls were last begun to be withheld, this month or the one before, ms since the epoch; 0 = they never are. */
    public long lastBegin(long nowMillis) {
        YearMonth month = YearMonth.from(Instant.ofEpochMilli(nowMillis).atZone(zone));
        return lastsMillis == 0 ? 0 : begin(month) <= nowMillis ? begin(month) : begin(month.minusMonths(1));
    }

    private long begin(YearMonth month) {
        return month.atDay(day).atTime(at).atZone(zone).toInstant().toEpochMilli();
    }

    /** Whether calls are withheld at that time, ms since the epoch. */
    public boolean isForced(long nowMillis) {
        return lastsMillis > 0 && nowMillis - lastBegin(nowMillis) < lastsMillis;
    }
}
