package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Text;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderNoticesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2 | Proof due 2026-12-01, in 2 days", "1 | Proof due 2026-12-01, in 1 day", "0 | Proof was due 2026-12-01",
        "-1 | Proof was due 2026-12-01"})
    void due_isSaidWithItsDays(long daysLeft, String expected) {
        assertEquals(expected, ReminderNotices.dated(Text.of("Proof"), LocalDate.of(2026, 12, 1), daysLeft).en());
    }
}
