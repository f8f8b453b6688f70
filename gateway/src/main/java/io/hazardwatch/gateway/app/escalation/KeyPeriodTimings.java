package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.escalation.EscalationTiming;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/** The times of a subject, shortened and with more levels from the beginning, by what key periods ask for at its site at this moment; never
 * lengthened. Any thread. */
final class KeyPeriodTimings implements Function<Subject, EscalationTiming> {
    private final Function<Subject, EscalationTiming> usual;
    private final KeyPeriods periods;
    private final Function<Subject, ZoneId> zones;
    private final Clock clock;

    /** @param zones the time zone of a subject's site, in which days of key periods begin and end */
    KeyPeriodTimings(Function<Subject, EscalationTiming> usual, KeyPeriods periods, Function<Subject, ZoneId> zones, Clock clock) {
        this.usual = usual;
        this.periods = periods;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public EscalationTiming apply(Subject subject) {
        EscalationTiming timing = usual.apply(subject);
        Tightening tighter = periods.at(subject.enterprise(), subject.site(), Instant.ofEpochMilli(clock.millis()), zones.apply(subject));
        EscalationTiming wider = tighter.extraLevels() == 0 || timing.nextLevelMillis() == 0 ? timing
                : timing.withExtraLevels(tighter.extraLevels());
        return shortened(wider, tighter.escalationPercent());
    }

    private static EscalationTiming shortened(EscalationTiming timing, int percent) {
        return percent >= 100 ? timing : timing.withTimes(part(timing.repeatMillis(), percent), part(timing.nextLevelMillis(), percent),
                part(timing.loopMillis(), percent), part(timing.silenceMillisMax(), percent));
    }

    private static long part(long millis, int percent) {
        return millis * percent / 100;
    }
}
