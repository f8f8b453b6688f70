package io.hazardwatch.gateway.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.DeviationSetting;
import org.junit.jupiter.api.Test;

/** Deviation from a fixed setpoint; {@code ComparisonsTest} has the other kind. */
class DeviationRuleTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static DeviationSetting around50(double low, double high, int onDelay, CountedOnDelay onSamples) {
        return new DeviationSetting("level", 50, null, low, high, 1, onDelay * 1_000L, onSamples, 5_000, Priority.P3);
    }

    private static Probe probe(double low, double high) {
        return Probe.ofRules(around50(low, high, 3, null));
    }

    @Test
    void eitherSide_raisesOnceAfterTheDelay() {
        probe(-4, 6).read(0, 50).read(1, 56).read(2, 57).read(3, 56).found().read(4, 56).found("RAISE level @1");
        Probe low = probe(-4, 6).read(0, 50).read(1, 45).read(4, 46).found("RAISE level @1");
        assertEquals(-5, low.last().value());
        assertEquals(-4, low.last().limit());
        assertEquals("%LEL", low.last().unit());
    }

    @Test
    void oneSideOnly_leavesTheOtherAlone() {
        probe(-4, NONE).read(0, 50).read(1, 900).read(10, 900).found().read(11, 46).read(14, 46).found("RAISE level @11");
    }

    @Test
    void insideTheDeadband_neitherRaisesNorClears() {
        probe(-4, 6).read(0, 50).read(1, 55.5).read(10, 55.5).found().read(11, 56).read(14, 56).found("RAISE level @11")
                .read(20, 55.5).read(30, 55.5).found().read(31, 54.9).read(35, 54).found().read(36, 54)
                .found("CLEAR level @31");
    }

    @Test
    void backBeforeTheDelay_isCancelled() {
        probe(-4, 6).read(0, 50).read(1, 57).read(3, 50).read(10, 50).found("PENDING_CANCELLED level @1");
    }

    @Test
    void noNews_raisesByTheClock() {
        probe(-4, 6).read(0, 50).read(1, 57).tick(3.9).found().tick(4).found("RAISE level @1");
    }

    @Test
    void countedReadings_raiseOnTheLast() {
        Probe.ofRules(around50(-4, 6, 0, new CountedOnDelay(2, 3))).read(0, 50).read(1, 57).read(2, 50).found()
                .read(3, 57).found("RAISE level @1");
    }

    @Test
    void badReading_isUnknownNotNormal() {
        probe(-4, 6).read(0, 50).read(1, 57).read(4, 57).found("RAISE level @1").read(5, 50, Quality.BAD)
                .found("RAISE quality @5", "QUALITY_BAD level @5").read(6, 50).found("CLEAR quality @6",
                        "QUALITY_GOOD level @6").read(10, 50).found().read(11, 50).found("CLEAR level @6");
    }

    @Test
    void lateReading_isLeftOut() {
        probe(-4, 6).read(0, 50).read(5, 50).read(1, 5.5, 99, Quality.GOOD).read(2, 5.6, 99, Quality.GOOD).read(6, 50).found();
    }

    @Test
    void ruleTakenOut_endsItsAlarm() {
        Probe probe = probe(-4, 6).read(0, 50).read(1, 57).read(4, 57).found("RAISE level @1");
        probe.reconfigure(5, Probe.point(java.util.List.of(), java.util.List.of(), 0)).found("CLEAR level @4");
    }

    @Test
    void otherLimits_keepTheAlarmUntilAReadingSaysMore() {
        Probe probe = probe(-4, 6).read(0, 50).read(1, 57).read(4, 57).found("RAISE level @1");
        probe.reconfigure(5, Probe.pointOf(around50(-4, 9, 3, null))).found().read(6, 57).read(10, 57).found()
                .read(11, 57).found("CLEAR level @6");
    }

    @Test
    void restored_holdsUntilAReadingSaysMore() {
        Probe probe = probe(-4, 6);
        probe.evaluator.restore(probe.state, "level", "level");
        probe.found().read(0, 50).found("QUALITY_GOOD level @0").read(5, 50).found("CLEAR level @0");
    }
}
