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
public record ForcedMiss(int day, LocalTime at, long lastsMillis, ZoneId zone) {
    /** Whether calls are withheld at that time, ms since the epoch. */
    public boolean isForced(long nowMillis) {
        long from = YearMonth.from(Instant.ofEpochMilli(nowMillis).atZone(zone)).atDay(day).atTime(at).atZone(zone).toInstant().toEpochMilli();
        return nowMillis >= from && nowMillis - from < lastsMillis;
    }
}
