package io.hazardwatch.gateway.history.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.model.PointId;
import org.junit.jupiter.api.Test;

/** Ids of a spool, each once, of words that are there once. */
class SpooledPointsTest {
    private final SpooledPoints points = new SpooledPoints();

    @Test
    void sameName_isOnePointAndItsWordsAreThoseOfItsNeighbours() {
        PointId lel = points.of("city/north/home-1/lel");
        PointId battery = points.of("city/north/home-1/battery");
        assertEquals(PointId.parse("city/north/home-1/lel"), lel);
        assertSame(lel, points.of("city/north/home-1/lel"));
        assertNotEquals(lel, battery);
        assertSame(lel.device(), battery.device());
        assertSame(lel.point(), points.of("city/south/home-1/lel").point());
    }

    @Test
    void textThatIsNoName_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> points.of("city/north/home-1"));
    }
}
