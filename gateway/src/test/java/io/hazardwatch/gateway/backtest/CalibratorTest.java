package io.hazardwatch.gateway.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.backtest.Calibration.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private static final int READINGS = 20_000;
    private static final long PERIOD = 10_000;

    /** A sensor at rest: noise of one unit, each reading as alike to the last as asked for, read in steps of a half. */
    private static ReadingSeries sensor(double alike, double sigma) {
        SplittableRandom random = new SplittableRandom(7);
        ReadingSeries stretch = new ReadingSeries();
        double noise = 0;
        for (int i = 0; i < READINGS; i++) {
            noise = alike * noise + Math.sqrt(1 - alike * alike) * random.nextGaussian();
            stretch.add(i * PERIOD, Math.rint((50 + sigma * noise) * 2) / 2);
        }
        return stretch;
    }

    private static Calibrator.Wish wish(double limit, long withinMillis) {
        return new Calibrator.Wish(SignalKind.OTHER, 0, 100, limit, withinMillis, 0, 4.5);
    }

    @Test
    void whiteNoise_isMeasuredAndNotCalledCorrelated() {
        Calibration found = Calibrator.calibrate(sensor(0, 1), Calibrator.Wish.ALL);
        assertEquals(1, found.sigma(), 0.05);
        assertEquals(0, found.correlation(), 0.05);
        assertEquals(0.5, found.quantum());
        assertEquals(3 * found.sigma(), found.deadband());
        assertEquals(PERIOD, found.periodMillis());
    }

    @Test
    void correlatedNoise_needsALongerWindowForTheSameLimit() {
        long white = Calibrator.calibrate(sensor(0, 1), wish(0.01, 0)).rate().windowMillis();
        Calibration alike = Calibrator.calibrate(sensor(0.8, 1), wish(0.01, 0));
        assertEquals(0.75, alike.correlation(), 0.1);
        assertTrue(alike.rate().windowMillis() > 1.5 * white, alike + " beside " + white);
    }

    @Test
    void window_isTheFormulasAndWiderWhereTheSlopesSeenAskForIt() {
        Calibration found = Calibrator.calibrate(sensor(0, 1), wish(0.01, 0));
        double effective = 10 * (1 + found.correlation()) / (1 - found.correlation());
        double seconds = Math.cbrt(12 * Math.pow(4.5 * found.sigma() / 0.01, 2) * effective);
        double window = found.rate().windowMillis() / 1_000.0;
        assertTrue(window >= seconds && window < 1.3 * seconds, window + " beside " + seconds);
        assertEquals(List.of(), found.rate().verdicts());
    }

    @Test
    void coarseSensor_deadbandIsTwoStepsAtLeast() {
        Calibration found = Calibrator.calibrate(sensor(0, 0.2), Calibrator.Wish.ALL);
        assertTrue(found.deadband() >= 1, found.toString());
    }

    @Test
    void proposedLimit_isNotRaisedByTheHistoryItCameFrom() {
        Calibration found = Calibrator.calibrate(sensor(0.8, 1), Calibrator.Wish.ALL);
        assertEquals(found.rate().limitLeast(), found.rate().limitPerSecond());
        assertTrue(found.rate().limitLeast() >= 1.5 * found.rate().slope999());
        assertTrue(found.rate().expectedPerDay() < 1, found.toString());
    }

    @Test
    void limitThatTakesTooLongToSee_isSaidToBeNotMeasurable() {
        assertTrue(Calibrator.calibrate(sensor(0, 1), wish(0.01, 120_000)).rate().verdicts()
                .contains(Verdict.NOT_MEASURABLE_IN_TIME));
        assertFalse(Calibrator.calibrate(sensor(0, 1), wish(0.01, 3_600_000)).rate().verdicts()
                .contains(Verdict.NOT_MEASURABLE_IN_TIME));
    }

    @Test
    void slowRate_isOverSixTimesTheWindowAndAllowsLess() {
        Calibration found = Calibrator.calibrate(sensor(0, 1), wish(0.01, 0));
        assertEquals(6 * found.rate().windowMillis(), found.slowRate().windowMillis());
        assertTrue(found.slowRate().limitPerSecond() < found.rate().limitLeast(), found.toString());
        assertEquals(found.slowRate().limitLeast(), found.slowRate().limitPerSecond());
    }

    @Test
    void historyShorterThanTwoSlowWindows_saysNothingAboutThem() {
        ReadingSeries brief = new ReadingSeries();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            brief.add(i * PERIOD, random.nextGaussian());
        }
        Calibration found = Calibrator.calibrate(brief, Calibrator.Wish.ALL);
        assertEquals(List.of(), found.rate().verdicts());
        assertEquals(List.of(Verdict.TOO_FEW_READINGS), found.slowRate().verdicts());
    }

    @Test
    void constantSensor_isCalledThat() {
        ReadingSeries stretch = new ReadingSeries();
        for (int i = 0; i < 1_000; i++) {
            stretch.add(i * 1_000L, 20.0);
        }
        Calibration found = Calibrator.calibrate(stretch, Calibrator.Wish.ALL);
        assertEquals(0, found.sigma());
        assertTrue(found.rate().verdicts().contains(Verdict.CONSTANT));
    }

    @Test
    void largeOffset_changesNothing() {
        ReadingSeries near = new ReadingSeries();
        ReadingSeries far = new ReadingSeries();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 5_000; i++) {
            double value = Math.rint(random.nextGaussian() * 64) / 64;
            near.add(i * 1_000L, value);
            far.add(1_760_000_000_000L + i * 1_000L, 1_048_576 + value);
        }
        Calibration a = Calibrator.calibrate(near, Calibrator.Wish.ALL);
        Calibration b = Calibrator.calibrate(far, Calibrator.Wish.ALL);
        assertEquals(a.sigma(), b.sigma(), 1e-6);
        assertEquals(a.rate().slope999(), b.rate().slope999(), 1e-6);
    }
}
