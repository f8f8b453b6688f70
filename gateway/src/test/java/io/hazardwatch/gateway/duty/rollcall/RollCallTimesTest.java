package io.hazardwatch.gateway.duty.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RollCallTimesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long MINUTE = 60_000;

    private static long at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
    }

    private static List<Long> draw(String from, String to, ZoneId zone, long seed) {
        long begin = at(from, zone);
        return new RollCallTimes(RollCallPolicy.STANDARD, zone, new Random(seed)).draw(begin, at(to, zone), begin);
    }

    @Test
    void shiftByDay_hasTwo_andByNightThree() {
        assertEquals(2, draw("2026-03-02T08:00", "2026-03-02T20:00", SHANGHAI, 1).size());
        assertEquals(3, draw("2026-03-02T20:00", "2026-03-03T08:00", SHANGHAI, 1).size());
        assertEquals(2, draw("2026-03-02T16:00", "2026-03-03T00:00", SHANGHAI, 1).size(), "half day, half night: day");
        assertEquals(3, draw("2026-03-02T22:00", "2026-03-03T06:00", SHANGHAI, 1).size());
    }

    @Test
    void shiftOfADay_hasTwoInItsDayAndThreeInItsNight() {
        for (long seed = 0; seed < 200; seed++) {
            List<Long> times = draw("2026-03-02T08:00", "2026-03-03T08:00", SHANGHAI, seed);
            long dusk = at("2026-03-02T20:00", SHANGHAI);
            assertEquals(2, times.stream().filter(time -> time < dusk).count(), "seed " + seed);
            assertEquals(3, times.stream().filter(time -> time >= dusk).count(), "seed " + seed);
            requireApart(times, seed);
        }
    }

    /** 24 hours by the wall clock, 23 or 25 in truth; a night in which an hour is missing or comes twice. */
    @Test
    void changesOfTheClock_keepNumberAndGap() {
        for (ZoneId zone : List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"))) {
            for (String day : List.of("2026-03-28", "2026-10-24", "2026-03-07", "2026-10-31", "2026-04-04", "2026-10-03")) {
                for (long seed = 0; seed < 20; seed++) {
                    String next = java.time.LocalDate.parse(day).plusDays(1).toString();
                    List<Long> times = draw(day + "T20:00", next + "T08:00", zone, seed);
                    assertEquals(3, times.size(), zone + " " + day);
                    requireApart(times, seed);
                    assertEquals(5, draw(day + "T08:00", next + "T08:00", zone, seed).size(), zone + " " + day);
                }
            }
        }
    }

    private static void requireApart(List<Long> times, long seed) {
        for (int i = 1; i < times.size(); i++) {
            assertTrue(times.get(i) - times.get(i - 1) >= 30 * MINUTE, "seed " + seed + ": " + times);
        }
    }

    @Test
    void anySeed_keepsInsideTheShiftWithTimeToAnswer() {
        for (long seed = 0; seed < 2_000; seed++) {
            List<Long> times = draw("2026-03-02T20:00", "2026-03-03T04:00", SHANGHAI, seed);
            requireApart(times, seed);
            assertTrue(times.getFirst() >= at("2026-03-02T20:00", SHANGHAI));
            assertTrue(times.getLast() + 5 * MINUTE <= at("2026-03-03T04:00", SHANGHAI), "seed " + seed);
        }
    }

    @Test
    void times_areSpreadOverTheWholeShift() {
        Set<Integer> hours = new HashSet<>();
        for (long seed = 0; seed < 500; seed++) {
            draw("2026-03-02T08:00", "2026-03-02T20:00", SHANGHAI, seed)
                    .forEach(time -> hours.add(Instant.ofEpochMilli(time).atZone(SHANGHAI).getHour()));
        }
        assertEquals(12, hours.size(), hours.toString());
        assertNotEquals(draw("2026-03-02T08:00", "2026-03-02T20:00", SHANGHAI, 1), draw("2026-03-02T08:00", "2026-03-02T20:00", SHANGHAI, 2));
    }

    @Test
    void begunShift_getsItsShare_andAShortOneWhatFits() {
        long from = at("2026-03-02T20:00", SHANGHAI);
        long to = at("2026-03-03T08:00", SHANGHAI);
        RollCallTimes times = new RollCallTimes(RollCallPolicy.STANDARD, SHANGHAI, new Random(1));
        List<Long> rest = times.draw(from, to, at("2026-03-03T06:00", SHANGHAI));
        assertEquals(1, rest.size());
        assertTrue(rest.getFirst() >= at("2026-03-03T06:00", SHANGHAI));
        assertEquals(List.of(), times.draw(from, to, to - 10 * MINUTE));
        assertEquals(List.of(), times.draw(from, from + 20 * MINUTE, from));
        assertEquals(1, times.draw(from, from + 40 * MINUTE, from).size());
    }
}
