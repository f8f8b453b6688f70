package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules take for bad is not kept as good, nor shown as good. */
class StoredQualityTest {
    private static final String SITE = """
            devices:
              - id: a
                points:
                  - {id: p, unit: MPa, period: 1s, range: [0, 2.5]}
                  - {id: s, unit: MPa, period: 1s, range: [-10000, 2.5], sensorHealth: {sentinels: [-9999]}}
                  - {id: l, unit: MPa, period: 1s, range: [0, 16], sensorHealth: {signal: 4-20mA}}
            """;

    @TempDir
    Path directory;

    @Test
    void valueOutOfRange_isKeptAndShownAsBadBesideGoodNeighbours() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE);
        rig.send("a/p", 1.2).leap(1_000).send("a/p", 800).leap(1_000);
        assertEquals(AlarmState.B, rig.state("a/p.quality"));
        Reading shown = rig.lane().view().lastReadings().of(rig.point("a/p").index(), PointId.parse("acme/yard/a/p"));
        assertEquals(Quality.BAD, shown.quality());
        rig.send("a/p", 1.3);
        assertEquals(List.of(Quality.GOOD, Quality.BAD, Quality.GOOD), qualities(rig));
        assertEquals(800, rig.kept().get(1).value());
    }

    @Test
    void outOfRangeButOlderOrRepeated_isKeptAsBadToo() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE);
        rig.send("a/p", 1.2).leap(1_000).send("a/p", -3, "good", rig.nowMillis() - 600_000)
                .send("a/p", -3, "good", rig.nowMillis() - 600_000).send("a/p", -3, "uncertain", rig.nowMillis() - 500_000);
        assertEquals(List.of(Quality.GOOD, Quality.BAD, Quality.BAD, Quality.BAD), qualities(rig));
    }

    @Test
    void whatTheSensorSaysOfItself_isKept() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE);
        rig.send("a/p", 1.2, "uncertain").leap(1_000).send("a/p", 1.2, "bad");
        assertEquals(List.of(Quality.UNCERTAIN, Quality.BAD), qualities(rig));
    }

    @Test
    void sentinelAndLoopOutOfBounds_areKeptAsBadAndSaturationAsUncertain() throws IOException {
        LaneRig rig = new LaneRig(directory, SITE);
        rig.send("a/s", -9999).send("a/s", -9998).send("a/l", 25).send("a/l", 16.8).send("a/l", 16);
        assertEquals(List.of(Quality.BAD, Quality.GOOD, Quality.BAD, Quality.UNCERTAIN, Quality.GOOD), qualities(rig));
    }

    private static List<Quality> qualities(LaneRig rig) {
        return rig.kept().stream().map(Reading::quality).toList();
    }
}
