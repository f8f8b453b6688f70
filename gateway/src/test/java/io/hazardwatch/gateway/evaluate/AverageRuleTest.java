package io.hazardwatch.gateway.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.evaluate.stats.AverageWindow;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.AverageSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Means over a moving window: time-weighted, without negative drift, unknown with gaps, the same whatever the order of arrival. */
class AverageRuleTest {
    private static final AverageSetting STEL = new AverageSetting("stel", 900_000, 1_000, 30, Priority.P2);

    private final Probe probe = Probe.ofRules(STEL);

    private void hold(int from, int to, double value) {
        for (int second = from; second < to; second++) {
            probe.read(second, value);
        }
    }

    private RuleStatus status() {
        return probe.evaluator.standing(probe.state, "stel");
    }

    @Test
    void meanAboveTheLimit_raisesAndClearsBelowNineTenths() {
        hold(0, 900, 20);
        probe.found();
        hold(900, 1_800, 40);
        assertEquals(1, probe.findings.size());
        assertEquals(FindingType.RAISE, probe.findings.getFirst().type());
        assertEquals(RuleKind.AVERAGE, probe.findings.getFirst().kind());
        double raisedAt = (probe.findings.getFirst().eventMillis() - Probe.START) / 1_000.0;
        assertEquals(1_350, raisedAt, 20, "half of the window at 20 and half at 40 is the limit");
        hold(1_800, 2_700, 0);
        assertEquals(FindingType.CLEAR, probe.last().type());
    }

    @Test
    void shortPeakBelowTheMean_raisesNothing() {
        hold(0, 1_800, 10);
        hold(1_800, 2_000, 90);
        hold(2_000, 3_000, 10);
        probe.found();
    }

    @Test
    void negativeDrift_countsAsZeroAndHidesNothing() {
        hold(0, 450, -60);
        hold(450, 1_000, 62);
        assertEquals(FindingType.RAISE, probe.last().type());
    }

    @Test
    void moreThanAQuarterMissing_isUnknownNotNormal() {
        hold(0, 640, 20);
        assertEquals(RuleStatus.UNKNOWN, status());
        hold(640, 700, 20);
        assertEquals(RuleStatus.NORMAL, status());
        hold(1_000, 1_005, 20);
        assertEquals(RuleStatus.UNKNOWN, status());
    }

    /** Twelve minutes at 45 make a mean of 36 whatever was in the three that are missing. */
    @Test
    void exceededWhateverIsMissing_raises() {
        hold(0, 640, 45);
        assertEquals(FindingType.RAISE, probe.last().type());
    }

    @Test
    void lateReadings_giveWhatTheyWouldHaveGivenInOrder() {
        List<Integer> order = new ArrayList<>();
        for (int second = 0; second < 900; second++) {
            order.add(second);
        }
        Random random = new Random(5);
        for (int block = 20; block < 890; block += 5) {
            Collections.shuffle(order.subList(block, block + 5), random);
        }
        for (int second : order) {
            probe.read(second, 900, 20 + second % 21, Quality.GOOD);
        }
        Probe inOrder = Probe.ofRules(STEL);
        for (int second = 0; second < 900; second++) {
            inOrder.read(second, 20 + second % 21);
        }
        AverageRule shuffled = (AverageRule) PointRules.find(probe.state, "stel");
        AverageRule straight = (AverageRule) PointRules.find(inOrder.state, "stel");
        assertEquals(straight.shownValue(inOrder.state), shuffled.shownValue(probe.state), 1e-9);
    }

    /** A device that was cut off for two minutes sends what is new first and then what it kept. */
    @Test
    void backlogAfterNewerReadings_fillsItsGapAndEmptiesNothing() {
        hold(0, 900, 20);
        hold(1_020, 1_035, 20);
        for (int second = 900; second < 1_020; second++) {
            probe.read(second, 1_035 + second / 1_000.0, 20, Quality.GOOD);
        }
        assertEquals(RuleStatus.NORMAL, status());
        AverageRule rule = (AverageRule) PointRules.find(probe.state, "stel");
        assertEquals(20, rule.shownValue(probe.state), 1e-9);
        hold(1_036, 1_800, 20);
        assertEquals(RuleStatus.NORMAL, status());
    }

    @Test
    void clockSetBackBySomeSeconds_keepsTheWindow() {
        hold(0, 1_000, 20);
        for (int second = 0; second < 60; second++) {
            probe.read(960 + second, 1_000 + second, 21, Quality.GOOD);
        }
        assertEquals(RuleStatus.NORMAL, status());
    }

    @Test
    void windowTurnedBack_losesOnlyWhatIsAhead() {
        AverageWindow window = new AverageWindow(STEL);
        for (int second = 0; second < 900; second++) {
            window.add(second * 1_000L, second < 600 ? 10 : 90);
        }
        window.turnBack(599_000);
        assertEquals(10, window.mean(), 1e-9);
        assertEquals(1.0 / 3, window.missing(), 1e-9);
        window.turnBack(-1_000_000);
        assertEquals(1, window.missing(), 1e-9);
    }

    /** A burst of readings weighs no more than the time it covers. */
    @Test
    void burst_weighsItsTime() {
        hold(0, 900, 10);
        for (int i = 0; i < 1_000; i++) {
            probe.read(900 + i / 1_000.0, 100);
        }
        AverageRule rule = (AverageRule) PointRules.find(probe.state, "stel");
        assertEquals(10.75, rule.shownValue(probe.state), 0.75);
    }

    @Test
    void otherLimit_keepsTheWindow() {
        hold(0, 900, 20);
        probe.reconfigure(900, Probe.pointOf(new AverageSetting("stel", 900_000, 1_000, 15, Priority.P2)));
        hold(900, 902, 20);
        assertEquals(FindingType.RAISE, probe.last().type());
    }

    @Test
    void storedReadings_fillTheWindowAfterARestart() {
        long[] event = new long[880];
        double[] value = new double[880];
        for (int i = 0; i < event.length; i++) {
            event[i] = Probe.millis(i);
            value[i] = 20;
        }
        hold(880, 890, 20);
        assertEquals(RuleStatus.UNKNOWN, status());
        probe.evaluator.refill(probe.state, new PastReadings(event, value, new byte[event.length]));
        hold(890, 892, 20);
        assertEquals(RuleStatus.NORMAL, status());
    }

    /** One reading a minute of a point that reports each second measures a fraction of the window, however it is spread. */
    @Test
    void singleReadingInAPart_doesNotMakeThePartWhole() {
        AverageSetting shift = new AverageSetting("twa", 8 * 3_600_000L, 1_000, 20, Priority.P2);
        AverageWindow window = new AverageWindow(shift);
        for (int minute = 0; minute < 480; minute++) {
            window.add(minute * 60_000L, 18);
        }
        assertEquals(1 - 7.5 / 60, window.missing(), 0.01);
        assertEquals(18, window.mean(), 1e-9);
        assertEquals(18 * 7.5 / 60, window.least(), 0.1, "nothing in the missing part");
        for (int second = 0; second < 28_800; second++) {
            window.add(28_740_000L + second * 1_000L, 18);
        }
        assertEquals(0, window.missing(), 0.02);
    }

    @Test
    void minutesFromTheStore_fillEightHoursAsFarAsTheyWereMeasured() {
        AverageSetting shift = new AverageSetting("twa", 8 * 3_600_000L, 1_000, 20, Priority.P2);
        Probe restarted = Probe.ofRules(shift);
        restarted.read(28_800, 18);
        assertEquals(RuleStatus.UNKNOWN, restarted.evaluator.standing(restarted.state, "twa"));
        restarted.evaluator.refill(restarted.state, minutes(480, 60));
        restarted.read(28_801, 18);
        assertEquals(RuleStatus.NORMAL, restarted.evaluator.standing(restarted.state, "twa"));
        AverageRule rule = (AverageRule) PointRules.find(restarted.state, "twa");
        assertEquals(18, rule.shownValue(restarted.state), 1e-9);

        Probe half = Probe.ofRules(shift);
        half.read(28_800, 18);
        half.evaluator.refill(half.state, minutes(480, 30));
        half.read(28_801, 18);
        assertEquals(RuleStatus.UNKNOWN, half.evaluator.standing(half.state, "twa"), "half of each minute is missing");
    }

    /** Minutes above the limit alarm with the first reading after the restart, not eight hours later. */
    @Test
    void exposureBeforeTheRestart_isRememberedAfterIt() {
        Probe restarted = Probe.ofRules(new AverageSetting("twa", 8 * 3_600_000L, 1_000, 15, Priority.P2));
        restarted.evaluator.refill(restarted.state, minutes(480, 60));
        restarted.read(28_801, 18);
        assertEquals(FindingType.RAISE, restarted.last().type());
    }

    private static PastMinutes minutes(int minutes, int readings) {
        long[] start = new long[minutes];
        double[] mean = new double[minutes];
        int[] count = new int[minutes];
        for (int i = 0; i < minutes; i++) {
            start[i] = Probe.millis(60 * i);
            mean[i] = 18;
            count[i] = readings;
        }
        return new PastMinutes(start, mean, count);
    }
}
