package io.hazardwatch.gateway.evaluate;

import static io.hazardwatch.gateway.evaluate.Probe.h;
import static io.hazardwatch.gateway.evaluate.Probe.hh;
import static io.hazardwatch.gateway.model.Priority.P1;
import static io.hazardwatch.gateway.model.Priority.P2;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came before comes again, fast or slowly; and a clock that really was set back. */
class RepeatedReadingsTest {
    private static final int ROWS = 100;

    private final Probe plain = Probe.of(h(25, 2, 0, 0, P2), hh(50, 2, 0, 0, P1));

    private static double value(int second) {
        return second > 30 && second < 40 ? 60 + second * 0.1 : 10 + second % 7 * 0.1;
    }

    private void rows(double from, double arrivalSecondsEach) {
        for (int second = 1; second <= ROWS; second++) {
            plain.read(second, from + second * arrivalSecondsEach, value(second), Quality.GOOD);
        }
    }

    @Test
    void repetitionOfAnyPace_isNoNewTimeline() {
        rows(0, 1);
        plain.found("RAISE HH @31", "CLEAR HH @40");
        double from = 101;
        for (double each : new double[] {0.001, 0.08, 0.5, 1, 1.1, 3, 30}) {
            rows(from, each);
            from += ROWS * each;
            plain.found();
        }
        plain.read(101, from + 1, 30, Quality.GOOD).found("RAISE H @101 late");
    }

    @Test
    void repetitionOfMoreThanIsRemembered_isNoNewTimeline() {
        for (int second = 1; second <= 3_000; second++) {
            plain.read(second, value(second % 100));
        }
        int found = plain.findings.size();
        for (int second = 1; second <= 3_000; second++) {
            plain.read(second, 3_000 + second * 0.08, value(second % 100), Quality.GOOD);
        }
        assertEquals(found, plain.findings.size());
    }

    @Test
    void secondWayThatLagsAMinute_changesNothing() {
        for (int second = 1; second <= 3 * ROWS; second++) {
            plain.read(second, value(second % ROWS));
            if (second > 60) {
                plain.read(second - 60, second, value((second - 60) % ROWS), Quality.GOOD);
            }
        }
        plain.found("RAISE HH @31", "CLEAR HH @40", "RAISE HH @131", "CLEAR HH @140", "RAISE HH @231", "CLEAR HH @240");
    }

    @Test
    void repetitionWhileTheNewestIsBad_raisesNothingAgain() {
        rows(0, 1);
        plain.read(101, Double.NaN).found("RAISE HH @31", "CLEAR HH @40", "RAISE quality @101");
        for (int second = 90; second <= ROWS; second++) {
            plain.read(second, 102, value(second), Quality.GOOD);
        }
        plain.found();
    }

    @Test
    void missedReadingsAmongARepetition_areNoNewTimeline() {
        for (int second = 1; second <= ROWS; second++) {
            if (second % 20 > 4) {
                plain.read(second, 10);
            }
        }
        for (int second = 1; second <= ROWS; second++) {
            plain.read(second, 100 + second, 10, Quality.GOOD);
        }
        plain.read(101, 201, 30, Quality.GOOD).found("RAISE H @101");
    }

    @Test
    void wrongClockAndOldReadingsComeAgain_areNotTakenForThePresent() {
        Point limits = Probe.point(List.of(h(25, 2, 0, 0, P2)), List.of(), 0);
        Probe wrong = new Probe(new Point(0, limits.id(), limits.name(), limits.unit(), -1_000, 1_000, 1_000, 0, limits.limits(),
                List.of(), null, List.of(new ClockSetting("clock", 60_000, P2))));
        for (int second = 1; second <= ROWS; second++) {
            wrong.read(second, 7_200 + second, second > 90 ? 30 + second : 10 + second * 0.01, Quality.GOOD);
        }
        int found = wrong.findings.size();
        assertEquals(FindingType.RAISE, wrong.last().type());
        assertEquals("high", wrong.last().rule());
        for (int second = 20; second <= ROWS; second++) {
            wrong.read(second, 7_400 + second, second > 90 ? 30 + second : 10 + second * 0.01, Quality.GOOD);
        }
        assertEquals(found, wrong.findings.size());
        wrong.read(101, 7_501, 10, Quality.GOOD);
        assertEquals(FindingType.CLEAR, wrong.last().type());
    }

    @Test
    void clockSetBackOntoTimesAlreadyTold_isToldByItsValues() {
        List<Long> steps = new ArrayList<>();
        Evaluator evaluator = new Evaluator(told(steps));
        for (int second = 1; second <= ROWS; second++) {
            read(evaluator, second, second, value(second));
        }
        for (int second = 1; second <= 20; second++) {
            read(evaluator, second + 20, ROWS + second, 40 + second * 0.1);
        }
        assertEquals(List.of(74_000L), steps);
        plain.found("RAISE HH @31", "CLEAR HH @40", "RAISE H @26 late");
    }

    private void read(Evaluator evaluator, int second, int arrival, double value) {
        evaluator.onReading(plain.state, Probe.millis(second), Probe.millis(arrival) + Probe.AHEAD, value, (byte) 0);
    }

    private FindingHandler told(List<Long> steps) {
        return new FindingHandler() {
            @Override
            public void on(Finding finding) {
                plain.findings.add(finding);
            }

            @Override
            public void onClockSetBack(Point point, long byMillis, long arrivalMillis) {
                steps.add(byMillis);
            }
        };
    }
}
