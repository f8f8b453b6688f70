package io.hazardwatch.gateway.history.rollup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LocalDaysTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void timeOfDay_belongsToTheSitesDay() {
        LocalDays days = new LocalDays(SHANGHAI, 1);
        assertEquals(at("2025-11-21T16:00:00Z"), days.start(at("2025-11-22T15:59:59.999Z")));
        assertEquals(at("2025-11-22T16:00:00Z"), days.start(at("2025-11-22T16:00:00Z")));
        assertEquals(at("2025-11-21T16:00:00Z"), days.start(at("2025-11-21T16:00:00Z")));
    }

    @Test
    void steps_ofWeeksBeginOnMondays() {
        assertEquals(at("2025-11-23T16:00:00Z"), new LocalDays(SHANGHAI, 7).start(at("2025-11-29T09:00:00Z")));
        assertEquals(at("2025-11-24T00:00:00Z"), new LocalDays(ZoneOffset.UTC, 7).start(at("2025-11-30T23:59:59Z")));
    }

    @Test
    void midnightThatDoesNotExist_isTheDaysFirstMoment() {
        LocalDays days = new LocalDays(ZoneId.of("America/Santiago"), 1);
        assertEquals(at("2025-09-07T04:00:00Z"), days.start(at("2025-09-07T12:00:00Z")));
        assertEquals(at("2025-09-08T03:00:00Z"), days.start(at("2025-09-08T12:00:00Z")));
    }

    @Test
    void askedStep_crossesNoMidnightOfTheZone() {
        long from = at("2025-01-01T00:00:00Z");
        long to = at("2026-01-01T00:00:00Z");
        assertEquals(3_600_000, new LocalDays(SHANGHAI, 1).askedStep(from, to));
        assertEquals(3_600_000, new LocalDays(ZoneId.of("Europe/Berlin"), 1).askedStep(from, to));
        assertEquals(900_000, new LocalDays(ZoneId.of("Asia/Kathmandu"), 1).askedStep(from, to));
        assertEquals(900_000, new LocalDays(ZoneId.of("Australia/Lord_Howe"), 1).askedStep(from, to));
        assertEquals(60_000, new LocalDays(ZoneId.of("Africa/Monrovia"), 1).askedStep(0, to));
    }

    private static long at(String iso) {
        return Instant.parse(iso).toEpochMilli();
    }
}
