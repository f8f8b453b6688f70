package io.hazardwatch.gateway.evaluate;

import static io.hazardwatch.gateway.evaluate.Probe.h;
import static io.hazardwatch.gateway.evaluate.Probe.hh;
import static io.hazardwatch.gateway.evaluate.Probe.limit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from the limits of a point, and machines that move when a level comes or goes. */
class LimitLayoutTest {
    private static final LimitSetting L = limit(LimitLevel.L, 5, 1, 0, 0, Priority.P3);
    private static final LimitSetting H = h(25, 2, 0, 0, Priority.P2);
    private static final LimitSetting HH = hh(50, 2, 0, 0, Priority.P1);

    private static Point point(LimitSetting... limits) {
        return Probe.point(List.of(limits), List.of(), 0);
    }

    @Test
    void places_areThoseOfTheListWhateverItsOrder() {
        LimitLayout sparse = LimitLayout.of(point(L, HH));
        assertEquals(List.of(-1, 0, -1, 1), places(sparse));
        assertEquals(List.of(-1, 2, 1, 0), places(LimitLayout.of(point(HH, H, L))));
        assertEquals(List.of(-1, -1, -1, -1), places(LimitLayout.of(point())));
        assertEquals(2, sparse.count());
    }

    private static List<Integer> places(LimitLayout layout) {
        return List.of(LimitLevel.values()).stream().map(layout::place).toList();
    }

    @Test
    void calmBand_endsAtTheNearestReturnsAndIsEmptyWhereEachValueCounts() {
        LimitLayout layout = LimitLayout.of(point(L, H, HH));
        assertEquals(6, layout.calmLow());
        assertEquals(23, layout.calmHigh());
        assertEquals(Double.POSITIVE_INFINITY, LimitLayout.of(Probe.pointOf(new JumpSetting("jump", 10, 5, 60_000, Priority.P3))).calmLow());
    }

    @Test
    void pointsOfTheSameSettings_shareOne() {
        LimitLayouts layouts = new LimitLayouts();
        Point first = point(H, HH);
        assertSame(layouts.of(first), layouts.of(first.withIndex(7)));
        assertNotSame(layouts.of(first), layouts.of(point(H)));
    }

    @Test
    void alarm_staysWithItsLevelWhenAnotherComesBeforeItOrGoes() {
        Probe probe = new Probe(point(H, HH));
        probe.read(0, 10).read(1, 60).found("RAISE HH @1");
        probe.reconfigure(2, point(L, H, HH)).found();
        probe.reconfigure(3, point(L, HH)).found();
        probe.read(4, 3).found("RAISE L @4", "CLEAR HH @4").read(5, 10).found("CLEAR L @5");
    }
}
