package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A point whose older fingerprints stand in the file of its slot is judged as one that has all of them in memory. */
class FingerprintsInFilesTest {
    private static final int ROWS = 3_000;
    private static final String POINT = "{id: p, unit: bar, range: [-50, 200], period: 1s, staleAfter: 0s, "
            + "limits: {H: {at: 40, priority: P2}, HH: {at: 60, priority: P1, offDelay: 5s}}}";

    @TempDir
    Path directory;

    /** Repeats up to 110 readings back, late readings never seen, and silences. */
    private static LaneRig played(LaneRig rig, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(ROWS, 10, 70).toArray();
        double now = 0;
        for (int row = 0; row < ROWS; row++) {
            now += random.nextInt(80) == 0 ? 45 : 1;
            int chance = random.nextInt(8);
            int back = chance == 0 ? random.nextInt(110) : chance == 1 ? random.nextInt(300) : 0;
            boolean isNew = chance == 1;
            rig.sendAt("p", isNew ? now - back - 0.5 : row - back, now, values[Math.max(0, row - back)], Quality.GOOD);
        }
        return rig;
    }

    private static List<String> told(LaneRig rig) {
        return rig.transitions().stream().map(each -> each.type() + " " + each.after().level() + " @" + each.after().eventAt()).toList();
    }

    @Test
    void repetitionsAndLateReadings_sameTransitionsAsWithAllInMemory() throws IOException {
        for (long seed = 0; seed < 4; seed++) {
            LaneRig inMemory = played(LaneRig.ofPoints("- " + POINT), seed);
            LaneRig inFile = played(new LaneRig(directory.resolve("s" + seed), "devices: [{id: d, points: [" + POINT + "]}]"), seed);
            assertEquals(told(inMemory), told(inFile), "seed " + seed);
            assertTrue(inFile.transitions().size() > 100, "seed " + seed);
        }
    }
}
