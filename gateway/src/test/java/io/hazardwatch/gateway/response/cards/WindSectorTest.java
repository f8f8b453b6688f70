package io.hazardwatch.gateway.response.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Down-wind sectors: thirty degrees to each side, wider with the spread, a circle in weak or unknown wind. */
class WindSectorTest {
    private static final long NOW = 1_763_781_234_567L;

    private static WindSector sector(double speed, double... directions) {
        return WindSector.of(DoubleStream.of(directions).mapToObj(each -> new WindSample(each, speed, NOW - 1_000)).toList(), NOW);
    }

    @Test
    void steadyWind_givesThirtyDegreesToEachSide_downWind() {
        WindSector sector = sector(3, 270, 270, 270);
        assertEquals(90, sector.towards(), 1e-6);
        assertEquals(30, sector.halfDegrees(), 1e-6);
        assertTrue(sector.contains(61) && sector.contains(119));
        assertFalse(sector.contains(59) || sector.contains(121) || sector.contains(270));
    }

    @Test
    void spread_widens_acrossNorthToo() {
        WindSector sector = sector(3, 350, 10, 350, 10);
        assertEquals(180, sector.towards(), 1e-6);
        assertEquals(40, sector.halfDegrees(), 0.2, "the standard deviation of the direction is ten degrees");
        assertTrue(sector.contains(145) && sector.contains(215));
        assertTrue(sector(3, 0, 120, 240).isCircle(), "from everywhere");
    }

    @Test
    void weakOrUnknownWind_isACircle() {
        assertTrue(sector(1.5, 270).isCircle());
        assertFalse(sector(1.51, 270).isCircle());
        assertTrue(WindSector.of(List.of(), NOW).isCircle());
        assertTrue(WindSector.of(List.of(new WindSample(270, 3, NOW - WindSector.AGE_MILLIS_MAX - 1)), NOW).isCircle());
        assertTrue(WindSector.of(List.of(), NOW).contains(123));
    }
}
