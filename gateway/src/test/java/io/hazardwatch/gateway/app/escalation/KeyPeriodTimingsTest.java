package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hazardwatch.gateway.duty.calendar.DateCertainty;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriodKind;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.escalation.EscalationSettings;
import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyPeriodTimingsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2027, 2, 5);
    private static final DutyCalendar CALENDAR = new DutyCalendar(List.of(), List.of(new KeyPeriod("p", KeyPeriodKind.SPRING_FESTIVAL,
            Text.of("p"), DAY, DAY, "e", "s", new Tightening(false, 0, 50, 2, false), "", DateCertainty.OWN)),
            LocalTime.of(22, 0), LocalTime.of(6, 0));

    private final FakeClock clock = new FakeClock(DAY.atStartOfDay(ZONE).toInstant().toEpochMilli() - 1);
    private final KeyPeriodTimings timings = new KeyPeriodTimings(EscalationSettings.STANDARD::timing, CALENDAR, subject -> ZONE, clock);

    private static Subject subject(String site, Priority priority) {
        return new Subject(SubjectKind.ALARM, "a", 1, 1, priority, "e", site, null);
    }

    @Test
    void waits_areShorterFromTheFirstMomentOfTheDayAtThatSiteOnly() {
        EscalationTiming usual = EscalationSettings.STANDARD.timing(subject("s", Priority.P1));
        assertSame(usual, timings.apply(subject("s", Priority.P1)));
        clock.advance(1);
        EscalationTiming shorter = timings.apply(subject("s", Priority.P1));
        assertEquals(usual.withTimes(usual.repeatMillis() / 2, usual.nextLevelMillis() / 2, usual.loopMillis() / 2, usual.silenceMillisMax() / 2),
                shorter.withExtraLevels(0));
        assertEquals(2, shorter.extraLevels());
        assertSame(usual, timings.apply(subject("other", Priority.P1)));
        clock.advance(24 * 3_600_000L);
        assertSame(usual, timings.apply(subject("s", Priority.P1)), "with the last moment of the day it is as usual");
        clock.advance(-24 * 3_600_000L);
        assertEquals(0, timings.apply(subject("s", Priority.P4)).nextLevelMillis(), "none stays none");
    }
}
