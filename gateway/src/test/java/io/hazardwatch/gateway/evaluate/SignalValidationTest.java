package io.hazardwatch.gateway.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.ValiditySetting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that are none, loops and sensors at their end: L at 10, H at 90, range 0 to 100. */
class SignalValidationTest {
    private static Probe probe(ValiditySetting screen) {
        Point plain = Probe.point(List.of(Probe.limit(LimitLevel.L, 10, 1, 0, 0, Priority.P2), Probe.h(90, 1, 0, 0, Priority.P2)),
                List.of(), 0);
        return new Probe(new Point(0, plain.id(), plain.name(), plain.unit(), 0, 100, 1_000, 0, plain.limits(), List.of(),
                null).withScreen(screen));
    }

    private static Probe loop() {
        return probe(ValiditySetting.loop(List.of(), 0, 100)).read(0, 50);
    }

    @Test
    void loop_knowsTheFiguresOfNe43() {
        ValiditySetting scaled = ValiditySetting.loop(List.of(), 0, 100);
        assertEquals(-2.5, scaled.validLow());
        assertEquals(-1.25, scaled.saturatedLow());
        assertEquals(103.125, scaled.saturatedHigh());
        assertEquals(106.25, scaled.validHigh());
        ValiditySetting milliamperes = ValiditySetting.loop(List.of(), 4, 20);
        assertEquals(List.of(3.6, 3.8, 20.5, 21.0), List.of(milliamperes.validLow(), milliamperes.saturatedLow(),
                milliamperes.saturatedHigh(), milliamperes.validHigh()));
    }

    @Test
    void loopFaultOfFourSeconds_isBad() {
        Probe probe = loop().read(1, -20).read(2, -20).read(3, -20).found();
        probe.read(4, -20).found("RAISE quality @4").read(5, -20).found().read(6, 50).found("CLEAR quality @6");
    }

    @Test
    void shorterLoopFault_isNeitherBadNorLow() {
        loop().read(1, -20).read(2, -20).read(3, 50).read(4, 110).read(5, 110).read(6, 50).found();
    }

    @Test
    void saturatedLoop_raisesAndDoesNotClear() {
        Probe probe = loop().read(1, 104).found("RAISE H @1");
        probe.read(2, -2).found("RAISE L @2").read(3, -2).found().read(4, 50).found("CLEAR L @4", "CLEAR H @4");
    }

    @Test
    void alittleBeyondTheRange_isGoodOnALoop() {
        Probe probe = loop().read(1, 102).found("RAISE H @1");
        assertTrue(!probe.state.isUncertain());
        probe(ValiditySetting.range(0, 100)).read(0, 50).read(1, 102).found("RAISE quality @1");
    }

    @Test
    void endOfTheConverter_isUncertain() {
        ValiditySetting rails = new ValiditySetting(List.of(), false, 0, 100, 0, 100);
        probe(rails).read(0, 50).read(1, 100).found("RAISE H @1").read(2, 0).found("RAISE L @2").read(3, 50)
                .found("CLEAR L @3", "CLEAR H @3");
    }

    @Test
    void sentinel_isBadWhereverItLies() {
        ValiditySetting screen = new ValiditySetting(List.of(-9999.0, 55.0), false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        probe(screen).read(0, 50).read(1, 50).read(2, 50).read(3, -9999).found("RAISE quality @3").read(4, 50)
                .found("CLEAR quality @4").read(5, 50).read(6, 55).found("RAISE quality @6");
    }
}
