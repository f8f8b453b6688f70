package io.hazardwatch.gateway.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.AlarmSnapshot;
import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitLevel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures whose right answer can be seen at a glance. */
class KpiCalculatorTest {
    private static final long DAY = 86_400_000;
    private static final long FROM = 20_000 * DAY;
    private ObservedPeriod observed = ObservedPeriod.whole(new Period(FROM, FROM + DAY));
    private final List<KpiEntry> lines = new ArrayList<>();

    private void raise(String alarm, long at) {
        line(alarm, at, TransitionType.ALARM_RAISED, true, AlarmState.A, AlarmState.B, true);
    }

    private void clear(String alarm, long at) {
        line(alarm, at, TransitionType.ALARM_RTN_UNACKED, false, AlarmState.B, AlarmState.D, false);
    }

    private void line(String alarm, long at, TransitionType type, boolean announced, AlarmState before, AlarmState state,
                      boolean active) {
        lines.add(new KpiEntry(lines.size() + 1, FROM + at, type, announced, null, Transition.SYSTEM, false, before, alarm,
                RuleKind.LIMIT, "H", Priority.P2, state, DisplayedState.valueOf(state.name()), false, active, 1, 1, FROM + at, false, List.of()));
    }

    private KpiReport report(AlarmSnapshot... standing) {
        KpiCalculator assessment = new KpiCalculator(OperatingPosition.ALL, observed, new ConfiguredAlarms(0, new long[4]),
                List.of());
        List.of(standing).forEach(assessment::openAtStart);
        lines.forEach(assessment::entry);
        return assessment.report();
    }

    private static Figure figure(KpiReport report, Kpi kpi) {
        return report.figures().stream().filter(figure -> figure.kpi() == kpi).findFirst().orElseThrow();
    }

    private double value(Kpi kpi, AlarmSnapshot... standing) {
        Figure figure = figure(report(standing), kpi);
        assertNull(figure.reason());
        return figure.value();
    }

    @Test
    void emptyDay_hasItsWindowsAndNoMadeUpZeros() {
        KpiReport report = report();
        assertEquals(0, figure(report, Kpi.K1).value());
        assertEquals(0, figure(report, Kpi.K7).value());
        assertEquals(MissingReason.NO_ALARMS, figure(report, Kpi.K9).reason());
        assertEquals(MissingReason.NO_ALARMS, figure(report, Kpi.K13).reason());
        assertEquals(MissingReason.NOTHING_CONFIGURED, figure(report, Kpi.K13B).reason());
        assertEquals(MissingReason.NO_ACKNOWLEDGEMENTS, figure(report, Kpi.K16).reason());
        assertEquals(MissingReason.NO_NOTICES, figure(report, Kpi.K18).reason());
        assertEquals(MissingReason.NO_NOTICES, figure(report, Kpi.K24).reason());
        assertEquals(MissingReason.NO_CHANGE_RECORDS, figure(report, Kpi.K15).reason());
    }

    @Test
    void twelveMinutesOfADay_areNoFiguresOfTheDay() {
        observed = ObservedPeriod.of(new Period(FROM, FROM + DAY), List.of(new Period(FROM + DAY - 720_000, FROM + DAY)));
        raise("a", DAY - 600_000);
        KpiReport report = report();
        assertEquals(720_000, report.observed().millis());
        for (Kpi kpi : List.of(Kpi.K1, Kpi.K2, Kpi.K3, Kpi.K4, Kpi.K5, Kpi.K6, Kpi.K7, Kpi.K8, Kpi.K10, Kpi.K11, Kpi.K12, Kpi.K23)) {
            assertEquals(MissingReason.NOT_OBSERVED, figure(report, kpi).reason(), kpi.id());
        }
    }

    @Test
    void tooMuchAlready_isSaidHoweverLittleWasWatched() {
        observed = ObservedPeriod.of(new Period(FROM, FROM + DAY), List.of(new Period(FROM, FROM + 7_200_000)));
        for (int i = 0; i < 11; i++) {
            raise("a" + i, 3_600_000 + i * 10_000L);
        }
        assertEquals(11, value(Kpi.K6));
        assertEquals(1, value(Kpi.K8));
    }

    @Test
    void downForAnHour_ratesAreOfTheTimeThatWasWatched() {
        observed = ObservedPeriod.of(new Period(FROM, FROM + DAY), List.of(new Period(FROM + 7_200_000, FROM + 2 * DAY),
                new Period(FROM - DAY, FROM + 3_600_000)));
        raise("a", 0);
        assertEquals(23 * 3_600_000L, observed.millis());
        assertEquals(1 / 138.0, value(Kpi.K1));
        assertEquals(1 / 23.0, value(Kpi.K2));
    }

    @Test
    void everyFigure_isInEveryReport() {
        KpiReport report = report();
        for (Kpi kpi : Kpi.values()) {
            figure(report, kpi);
        }
    }

    @Test
    void oneAlarmADay_countsTheEmptyWindows() {
        raise("a", 3_600_000);
        assertEquals(1 / 144.0, value(Kpi.K1));
        assertEquals(1 / 24.0, value(Kpi.K2));
        assertEquals(1, value(Kpi.K3));
    }

    @Test
    void elevenInTenMinutes_areAFloodUntilFewerThanFiveAreLeft() {
        for (int i = 0; i < 11; i++) {
            raise("a" + i, 3_600_000 + i * 10_000L);
        }
        List<Flood> floods = report().floods();
        long eleventh = FROM + 3_600_000 + 100_000;
        long seventhLeaves = FROM + 3_600_000 + 60_000 + 600_000;
        assertEquals(List.of(new Flood(eleventh, seventhLeaves, false, 11, 11, "a0")), floods);
    }

    @Test
    void tenInTenMinutes_areNone() {
        for (int i = 0; i < 10; i++) {
            raise("a" + i, 3_600_000 + i * 10_000L);
        }
        assertEquals(0, value(Kpi.K8));
        assertEquals(10, value(Kpi.K6));
    }

    @Test
    void floodAtTheEnd_isOpen() {
        for (int i = 0; i < 11; i++) {
            raise("a" + i, DAY - 11_000 + i * 1_000L);
        }
        Flood flood = report().floods().getFirst();
        assertEquals(List.of(true, FROM + DAY), List.of(flood.open(), flood.to()));
    }

    @Test
    void threeRaisesWithinAMinute_chatterAndTwentySecondsApartAreThreeAMinute() {
        for (int i = 0; i < 3; i++) {
            raise("a", i * 20_000L);
        }
        assertEquals(1, value(Kpi.K10));
        assertEquals(0.05, value(Kpi.K10B));
    }

    @Test
    void threeRaisesInAWholeMinute_doNotChatter() {
        for (int i = 0; i < 3; i++) {
            raise("a", i * 30_000L);
        }
        assertEquals(0, value(Kpi.K10));
    }

    @Test
    void goneWithinTenSecondsAndNotBackWithinAMinute_isFleeting() {
        raise("once", 0);
        clear("once", 9_999);
        raise("slow", 0);
        clear("slow", 10_000);
        raise("again", 0);
        clear("again", 5_000);
        raise("again", 59_999);
        assertEquals(1, value(Kpi.K11));
        assertEquals(List.of(new AlarmFrequency("once", 1)), report().fleeting());
    }

    @Test
    void warningsAreHitWithinTheirHorizonOnly() {
        for (int i = 0; i < 4; i++) {
            lines.add(raised("w", i * 7_200_000, RuleKind.TIME_TO_LIMIT));
        }
        lines.add(1, raised("l", 1_200_000, RuleKind.LIMIT));
        lines.add(3, raised("l", 7_200_000 + 3_600_001, RuleKind.LIMIT));
        assertEquals(List.of(0.25, 0.5, 1_200.0), skill(LimitLevel.H));
    }

    /** The alarm of the upper limits stands at H, is shelved and rises: the warning of HH came true, and one of H was none of HH. */
    @Test
    void warningOfTheOuterLimit_isAHitWhenTheAlarmReachesThatLevel() {
        line("l", 600_000, "H", TransitionType.ALARM_RAISED_SUPPRESSED);
        line("l", 1_200_000, "HH", TransitionType.ALARM_ESCALATED);
        lines.add(0, raised("w", 0, RuleKind.TIME_TO_LIMIT));
        lines.add(raised("w", 7_200_000, RuleKind.TIME_TO_LIMIT));
        line("l", 7_800_000, "H", TransitionType.ALARM_REACTIVATED);
        assertEquals(List.of(0.5, 1.0, 1_200.0), skill(LimitLevel.HH));
        assertEquals(List.of(1.0, 1.0, 600.0), skill(LimitLevel.H));
    }

    private void line(String alarm, long at, String level, TransitionType type) {
        KpiEntry raised = raised(alarm, at, RuleKind.LIMIT);
        lines.add(new KpiEntry(1, raised.at(), type, false, null, Transition.SYSTEM, false, AlarmState.B, alarm, RuleKind.LIMIT, level, Priority.P2,
                AlarmState.B, DisplayedState.G, false, true, 1, 1, raised.at(), false, List.of()));
    }

    private List<Double> skill(LimitLevel level) {
        KpiCalculator assessment = new KpiCalculator(OperatingPosition.ALL, observed, new ConfiguredAlarms(0, new long[4],
                java.util.Map.of("w", new ConfiguredAlarms.Forewarning(new ForewarnedLimit("l", level), 3_600_000))), List.of());
        lines.forEach(assessment::entry);
        return assessment.report().figures().stream().filter(figure -> figure.kpi() == Kpi.K21).map(Figure::value).toList();
    }

    private static KpiEntry raised(String alarm, long at, RuleKind kind) {
        return new KpiEntry(1, FROM + at, TransitionType.ALARM_RAISED, true, null, Transition.SYSTEM, false, AlarmState.A, alarm,
                kind, "H", Priority.P2, AlarmState.B, DisplayedState.B, false, true, 1, 1, FROM + at, false, List.of());
    }

    @Test
    void activeSinceTheDayBefore_isStaleFromTheHourAfterTwentyFour() {
        KpiEntry before = new KpiEntry(1, FROM - 3 * 3_600_000, TransitionType.ALARM_RAISED, true, null, Transition.SYSTEM, false,
                AlarmState.A, "a", RuleKind.LIMIT, "H", Priority.P2, AlarmState.B, DisplayedState.B, false, true, 1, 1, 0, false, List.of());
        assertEquals(1, value(Kpi.K12, new AlarmSnapshot(before, before.at())));
        clear("a", 21 * 3_600_000);
        assertEquals(0, value(Kpi.K12, new AlarmSnapshot(before, before.at())));
    }
}
