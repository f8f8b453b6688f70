package io.hazardwatch.simulator.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gas goes where the wind goes, from the begin of the release on; the same script gives the same. */
class CloudSeriesTest {
    private static List<double[]> rows(String script) {
        List<double[]> rows = new ArrayList<>();
        CloudSeries.everySecond(script, row -> rows.add(row.clone()));
        return rows;
    }

    @Test
    void detectorDownWind_seesGasAfterTheBegin_theOneUpWindNone() {
        double from = Math.toRadians(rows("seed=5;seconds=60;source=0,0").getLast()[1]);
        String places = (-20 * Math.sin(from)) + "," + (-20 * Math.cos(from)) + "," + 20 * Math.sin(from) + "," + 20 * Math.cos(from);
        List<double[]> rows = rows("seed=5;seconds=400;quiet=60;source=0,0;detectors=" + places);
        assertEquals(400, rows.size());
        assertEquals(0, rows.get(59)[3], 0, "nothing escapes yet");
        assertTrue(rows.stream().mapToDouble(row -> row[3]).max().orElse(0) > 10);
        assertTrue(rows.stream().mapToDouble(row -> row[4]).max().orElse(0) < 0.1);
        assertArrayEquals(rows.get(200), rows("seed=5;seconds=400;quiet=60;source=0,0;detectors=" + places).get(200), 0);
    }
}
