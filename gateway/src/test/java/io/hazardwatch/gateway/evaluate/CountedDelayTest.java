package io.hazardwatch.gateway.evaluate;

import static io.hazardwatch.gateway.evaluate.Probe.counted;
import static io.hazardwatch.gateway.model.Priority.P1;
import static io.hazardwatch.gateway.model.Priority.P2;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import org.junit.jupiter.api.Test;

/** On-delays that count readings (V2 to V6 with readings in place of time). */
class CountedDelayTest {
    private static final CountedOnDelay THREE = new CountedOnDelay(3, 3);
    private static final CountedOnDelay THREE_OF_FIVE = new CountedOnDelay(3, 5);

    @Test
    void thirdViolationInARow_raisesDatedByTheFirst() {
        Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).read(2, 30).found().read(3, 30).found("RAISE H @1");
    }

    @Test
    void readingBetween_cancelsTheConsecutiveRule() {
        Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).read(2, 30).read(3, 10).found("PENDING_CANCELLED H @1")
                .read(4, 30).read(5, 30).found().read(6, 30).found("RAISE H @4");
    }

    @Test
    void threeOfFive_toleratesReadingsBetween() {
        Probe.of(counted(THREE_OF_FIVE, P2)).read(0, 10).read(1, 30).read(2, 10).read(3, 30).read(4, 10).found()
                .read(5, 30).found("RAISE H @1");
    }

    @Test
    void violationsTooRare_neverRaise() {
        Probe probe = Probe.of(counted(THREE_OF_FIVE, P2)).read(0, 10);
        for (int second = 1; second < 200; second++) {
            probe.read(second, second % 3 == 0 ? 30 : 10);
        }
        probe.found();
    }

    @Test
    void windowWithoutAViolation_cancels() {
        Probe.of(counted(THREE_OF_FIVE, P2)).read(0, 10).read(1, 30).read(2, 10).read(3, 10).read(4, 10).read(5, 10)
                .found().read(6, 10).found("PENDING_CANCELLED H @1");
    }

    @Test
    void firstViolationOutOfTheWindow_isNoLongerTheDate() {
        Probe.of(counted(THREE_OF_FIVE, P2)).read(0, 10).read(1, 30).read(2, 10).read(3, 10).read(4, 30).read(5, 10)
                .read(6, 30).read(7, 10).found().read(8, 30).found("RAISE H @6");
    }

    @Test
    void noFurtherReading_isHeldForThreePeriodsPerMissingOne() {
        Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).tick(6.9).found().tick(7).found("RAISE H @1");
        Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).read(2, 30).tick(4.9).found().tick(5).found("RAISE H @1");
    }

    @Test
    void lastReadingOk_isNotHeldAgainstThePoint() {
        Probe.of(counted(THREE_OF_FIVE, P2)).read(0, 10).read(1, 30).read(2, 30).read(3, 10).tick(3_600).found();
    }

    @Test
    void slowReadings_countAllTheSame() {
        Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).read(3, 30).found().read(4, 30).found("RAISE H @1");
    }

    @Test
    void lateViolation_isCountedInItsPlace() {
        Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).read(3, 30).found().read(2, 3.5, 30, Quality.GOOD)
                .found("RAISE H @1 late");
    }

    @Test
    void lateOk_breaksTheRow() {
        Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).read(3, 30).read(2, 3.5, 10, Quality.GOOD)
                .read(4, 30).found().read(5, 30).found("RAISE H @3");
    }

    @Test
    void uncertainReading_countsWhenItViolatesAndOnlyThen() {
        Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).read(2, 10, Quality.UNCERTAIN)
                .read(3, 30, Quality.UNCERTAIN).found().read(4, 30).found("RAISE H @1");
    }

    @Test
    void badWhilePending_raisesOnlyAP1() {
        Probe.of(counted(THREE, P1)).read(0, 10).read(1, 30).read(2, 5, Quality.BAD)
                .found("RAISE quality @2", "RAISE H @1", "QUALITY_BAD H @2");
        Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).read(2, 5, Quality.BAD).found("RAISE quality @2");
    }

    @Test
    void raised_clearsAfterTheOffDelayAsEver() {
        Probe probe = Probe.of(counted(THREE, P2)).read(0, 10).read(1, 30).read(2, 30).read(3, 30)
                .found("RAISE H @1").read(4, 10).read(13, 10).found().read(14, 10).found("CLEAR H @4");
        assertEquals(30, probe.last().worst());
    }
}
