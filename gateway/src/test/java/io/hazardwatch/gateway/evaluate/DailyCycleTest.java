package io.hazardwatch.gateway.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.stats.DailyCycle;
import io.hazardwatch.gateway.evaluate.stats.PastHours;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.testkit.SharedData;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is usual at a time of day is neither reason to warn nor drift. "Before" is the same rule with what it learnt taken away each day. */
class DailyCycleTest {
    private static final int DAY = 86_400;

    /** One reading of a series. */
    private record Timed(double second, double value) { }

    private static Supplier<Probe> warning(double at, long windowMillis) {
        LimitSetting limit = new LimitSetting(LimitLevel.H, at, 2, 0, 60_000, Priority.P2, false);
        Point plain = Probe.point(List.of(limit), List.of(), 0);
        RuleSetting soon = new TimeToLimitSetting("soon", LimitLevel.H, at, windowMillis, 3 * windowMillis, 60_000, Priority.P3);
        return () -> new Probe(new Point(0, plain.id(), plain.name(), plain.unit(), -1_000, 1_000, 10_000, 0, List.of(limit), List.of(), null,
                List.of(soon)));
    }

    /** Noise of deviation 1 and correlation 0.8 around a course of a day of plus and minus {@code swing}, every 10 s. */
    private static List<Timed> made(long seed, int days, double swing, double perDay) {
        Random random = new Random(seed);
        double noise = 0;
        Timed[] series = new Timed[days * DAY / 10];
        for (int i = 0; i < series.length; i++) {
            noise = 0.8 * noise + 0.6 * random.nextGaussian();
            double days10 = 10.0 * i / DAY;
            series[i] = new Timed(10.0 * i, 30 + swing * Math.sin(2 * Math.PI * days10) + noise + perDay * Math.max(0, days10 - 6));
        }
        return Arrays.asList(series);
    }

    private static List<Timed> nab(String file) throws IOException {
        Path data = SharedData.folderWith("replay_specs.json");
        return Files.readAllLines(data.resolve("nab").resolve(file)).stream().skip(1).map(line -> line.split(",")).map(parts -> new Timed(
                LocalDateTime.parse(parts[0].replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC) - Probe.START / 1_000,
                Double.parseDouble(parts[1]))).toList();
    }

    /** What the rule told, from the fifth day on. */
    private static List<Finding> told(Supplier<Probe> rule, List<Timed> series, boolean isForgetful) {
        Probe probe = rule.get();
        double first = series.getFirst().second();
        double forgetAt = first + DAY;
        for (Timed reading : series) {
            if (isForgetful && reading.second() >= forgetAt) {
                forget(probe.state.rules()[0]);
                forgetAt += DAY;
            }
            probe.read(reading.second(), reading.value());
        }
        return probe.findings.stream().filter(finding -> finding.type() == FindingType.RAISE && !finding.rule().equals("high")
                && finding.eventMillis() >= Probe.millis(first + 4 * DAY)).toList();
    }

    private static void forget(PointRule rule) {
        try {
            boolean isWarning = rule instanceof TimeToLimitRule;
            Field learnt = rule.getClass().getDeclaredField(isWarning ? "usual" : "cycle");
            learnt.setAccessible(true);
            learnt.set(rule, new DailyCycle(DailyCycle.DAYS_LEAST + 1));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static int[] beforeAndAfter(String what, Supplier<Probe> rule, List<Timed> series) {
        int[] both = {told(rule, series, true).size(), told(rule, series, false).size()};
        System.out.printf(Locale.ROOT, "%-60s before %3d after %3d in %.0f days%n", what, both[0], both[1],
                (series.getLast().second() - series.getFirst().second()) / DAY - 4);
        return both;
    }

    private static Supplier<Probe> drift(long bucketMillis) {
        return () -> Probe.ofRules(new DriftSetting("drift", bucketMillis, Priority.P3));
    }

    /** The experiment of the reference: correlated noise on a day's course of three deviations, limit ten deviations away. */
    @Test
    void courseOfADay_isNoReasonToWarn() {
        int before = 0;
        for (long seed = 0; seed < 4; seed++) {
            int[] both = beforeAndAfter("warning, noise and course of a day, seed " + seed, warning(40, 600_000), made(seed, 9, 3, 0));
            before += both[0];
            assertEquals(0, both[1]);
        }
        assertTrue(before >= 20, before + " before");
    }

    /** Up to the limit within an hour, at each time of the eighth day. */
    @Test
    void riseOnTopOfTheCourse_isForeseen() {
        for (int hour = 0; hour < 24; hour += 6) {
            double begin = 7 * DAY + hour * 3_600.0;
            List<Timed> series = made(hour, 8, 3, 0).stream().map(reading -> new Timed(reading.second(), reading.value()
                    + 14 * Math.clamp((reading.second() - begin) / 3_600, 0, 1))).toList();
            Probe probe = warning(40, 600_000).get();
            series.forEach(reading -> probe.read(reading.second(), reading.value()));
            Finding warned = first(probe, "soon", begin);
            double minutes = (first(probe, "high", begin).eventMillis() - warned.eventMillis()) / 60_000.0;
            assertTrue(minutes >= 5, hour + " h: " + minutes + " min before");
        }
    }

    /** A runaway at the time of the usual peak, below which it begins: what is usual there is no reason to be silent until it is passed. */
    @Test
    void runawayAtTheTimeOfAUsualPeakNearTheLimit_isForeseenAsIfNothingWasUsual() {
        double begin = 7 * DAY + 6 * 3_600;
        for (double swing : new double[] {6, 9}) {
            List<Timed> series = made(3, 8, swing, 0).stream().map(reading -> reading.second() < 7 * DAY ? reading
                    : new Timed(reading.second(), 30 + (reading.second() % 50) / 100 + Math.clamp((reading.second() - begin) / 60, 0, 15))).toList();
            double knowing = lead(series, begin, false);
            assertTrue(knowing >= 2 && knowing >= lead(series, begin, true) - 0.5, swing + ": " + knowing + " min before");
        }
    }

    private static double lead(List<Timed> series, double begin, boolean isForgetful) {
        Probe probe = warning(40, 600_000).get();
        for (Timed reading : series) {
            if (isForgetful && reading.second() == begin) {
                forget(probe.state.rules()[0]);
            }
            probe.read(reading.second(), reading.value());
        }
        return (first(probe, "high", begin).eventMillis() - first(probe, "soon", begin).eventMillis()) / 60_000.0;
    }

    private static Finding first(Probe probe, String rule, double from) {
        return probe.findings.stream().filter(finding -> finding.type() == FindingType.RAISE && finding.rule().equals(rule)
                && finding.eventMillis() >= Probe.millis(from)).findFirst().orElseThrow();
    }

    /** Buckets of ten minutes learn from a third of a day what the rest of it then departs from. */
    @Test
    void courseOfADay_isNoDrift() {
        int before = 0;
        int after = 0;
        for (long seed = 0; seed < 4; seed++) {
            int[] both = beforeAndAfter("drift, 10 min, noise and course of a day, seed " + seed, drift(600_000), made(seed, 12, 3, 0));
            before += both[0];
            after += both[1];
        }
        assertTrue(before >= 25 && after <= 3, before + " before, " + after + " after");
    }

    /** From the seventh day on by half a deviation a day, which the course of the day hid. */
    @Test
    void driftBehindTheCourse_isFound() {
        for (long seed = 0; seed < 4; seed++) {
            int[] both = beforeAndAfter("drift, 30 min, departs behind the course of a day, seed " + seed, drift(1_800_000), made(seed, 12, 3, 0.5));
            assertEquals(0, both[0]);
            assertEquals(1, both[1]);
        }
    }

    /** A sensor that is off by ten from the first morning on: buckets of ten minutes knew it before the course was known, which is learnt with it. */
    @Test
    void driftBeforeTheCourseIsKnown_isAnAlarmStillWhenItIs() {
        Probe probe = drift(600_000).get();
        made(6, 9, 3, 0).forEach(reading -> probe.read(reading.second(), reading.value() + (reading.second() > 0.4 * DAY ? 10 : 0)));
        assertTrue(probe.state.rules()[0].isActive());
    }

    /** What buckets of ten minutes took for drift in the first days ends within a day after the course is known. */
    @Test
    void courseTakenForDrift_endsWhenItIsKnown() {
        for (long seed = 0; seed < 4; seed++) {
            Probe probe = drift(600_000).get();
            made(seed, 7, 3, 0).forEach(reading -> probe.read(reading.second(), reading.value()));
            assertTrue(probe.findings.stream().anyMatch(finding -> finding.type() == FindingType.RAISE), "taken for drift at first");
            assertFalse(probe.state.rules()[0].isActive(), "seed " + seed);
        }
    }

    /** Each day from nine to eighteen o'clock the value is higher by {@code by}, in two steps an hour apart; on the eighth day it goes on rising. */
    private static List<Timed> steps(long seed, double by, double more) {
        Random random = new Random(seed);
        Timed[] series = new Timed[8 * DAY / 60];
        for (int i = 0; i < series.length; i++) {
            double second = 60.0 * i;
            double hour = second / 3_600 % 24;
            double on = hour >= 10 && hour < 18 ? by : hour >= 9 && hour < 18 ? 0.7 * by : 0;
            double rise = more * Math.clamp((second - 7 * DAY - 10.5 * 3_600) / 7_200, 0, 1);
            series[i] = new Timed(second, 20 + on + rise + random.nextGaussian());
        }
        return Arrays.asList(series);
    }

    /** A line over a step ends up to a third of the step beyond the value; once the steps are usual, that is no reason to warn. */
    @Test
    void usualSteps_areNoTrend() {
        int before = 0;
        for (long seed = 0; seed < 4; seed++) {
            int[] both = beforeAndAfter("warning, 60 min, made day of steps, seed " + seed, warning(75, 3_600_000), steps(seed, 48, 0));
            before += both[0];
            assertEquals(0, both[1], "seed " + seed);
        }
        assertTrue(before >= 8, before + " before");
    }

    /** What rises after a usual step is foreseen from there. */
    @Test
    void riseAfterAUsualStep_isForeseen() {
        for (long seed = 0; seed < 4; seed++) {
            Probe probe = warning(75, 3_600_000).get();
            steps(seed, 35, 30).forEach(reading -> probe.read(reading.second(), reading.value()));
            double left = (first(probe, "high", 7 * DAY).eventMillis() - first(probe, "soon", 7 * DAY).eventMillis()) / 60_000.0;
            assertTrue(left >= 20, seed + ": " + left + " min before");
        }
    }

    /** The Numenta series: two made ones with a day that goes in steps, the second with one day that is not usual, and a machine's temperature. */
    @Test
    void seriesOfOthers_tellNoMoreThanBefore() throws IOException {
        List<Timed> steps = nab("artificialNoAnomaly/art_daily_small_noise.csv");
        List<Timed> jump = nab("artificialWithAnomaly/art_daily_jumpsup.csv");
        List<Timed> machine = nab("realKnownCause/machine_temperature_system_failure.csv");
        assertEquals(0, beforeAndAfter("drift, 10 min, NAB daily steps", drift(600_000), steps)[1]);
        assertEquals(1, beforeAndAfter("drift, 10 min, NAB daily steps, one odd day", drift(600_000), jump)[1]);
        int[] unchanged = beforeAndAfter("drift, 30 min, NAB machine temperature, no cycle", drift(1_800_000), machine);
        assertEquals(unchanged[0], unchanged[1]);
        int[] fewer = beforeAndAfter("warning, 60 min, NAB machine temperature, limit 110", warning(110, 3_600_000), machine);
        assertTrue(fewer[1] < fewer[0]);
        int[] told = beforeAndAfter("warning, 60 min, NAB daily steps, limit 95", warning(95, 3_600_000), steps);
        assertTrue(told[1] <= 3, "what is left are second steps hardly larger than the scatter");
    }

    @Test
    void hoursOfTheStore_giveBackWhatWasUsual() {
        List<Timed> series = made(5, 9, 3, 0);
        Probe steady = warning(40, 600_000).get();
        Probe restarted = warning(40, 600_000).get();
        int stop = 8 * DAY / 10;
        series.subList(0, stop).forEach(reading -> steady.read(reading.second(), reading.value()));
        restarted.evaluator.refill(restarted.state, hours(series.subList(0, stop)));
        assertEquals(0, restarted.findings.size());
        DailyCycle kept = usual(steady);
        DailyCycle filled = usual(restarted);
        for (int second = 0; second < DAY; second += 600) {
            long event = Probe.millis(8 * DAY + second);
            assertEquals(kept.at(event), filled.at(event), 0.05, second + " s");
            assertEquals(kept.nearest(event, true), filled.nearest(event, true), 0.05);
        }
    }

    private static PastHours hours(List<Timed> series) {
        Map<Long, DoubleSummaryStatistics> hours = series.stream().collect(Collectors.groupingBy(
                reading -> Probe.millis(reading.second()) / PastHours.MILLIS, TreeMap::new, Collectors.summarizingDouble(Timed::value)));
        return new PastHours(hours.keySet().stream().mapToLong(hour -> hour * PastHours.MILLIS).toArray(),
                hours.values().stream().mapToDouble(DoubleSummaryStatistics::getAverage).toArray(),
                hours.values().stream().mapToInt(each -> (int) each.getCount()).toArray());
    }

    private static DailyCycle usual(Probe probe) {
        try {
            Field learnt = TimeToLimitRule.class.getDeclaredField("usual");
            learnt.setAccessible(true);
            return (DailyCycle) learnt.get(probe.state.rules()[0]);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twoDaysOrAWeekOfSilence_areNotUsual() {
        DailyCycle cycle = new DailyCycle(DailyCycle.WEEK);
        for (int hour = 0; hour < 48; hour++) {
            cycle.add(hour * PastHours.MILLIS, hour % 24);
        }
        assertTrue(Double.isNaN(cycle.at(60 * PastHours.MILLIS)));
        for (int hour = 48; hour < 73; hour++) {
            cycle.add(hour * PastHours.MILLIS, hour % 24);
        }
        assertTrue(cycle.isWhole());
        assertEquals(12, cycle.at(84 * PastHours.MILLIS + PastHours.MILLIS / 2), 0);
        assertEquals(12.5, cycle.at(85 * PastHours.MILLIS), 0);
        assertEquals(13, cycle.nearest(84 * PastHours.MILLIS, true), 0);
        assertEquals(11, cycle.nearest(84 * PastHours.MILLIS, false), 0);
        cycle.add(48 * PastHours.MILLIS, 0);
        assertTrue(cycle.isWhole(), "a clock set back costs at most an hour");
        cycle.add(1_000 * PastHours.MILLIS, 5);
        assertTrue(Double.isNaN(cycle.at(84 * PastHours.MILLIS)), "nothing is usual after weeks of silence");
    }
}
