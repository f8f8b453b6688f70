package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A healthy sensor of SKAB repeats itself 17 times; "five equal values" would call it dead. A flat line is still found. */
@Tag("replay")
class Story18NaturalRepeatsTest {
    private static final Path DATA = Path.of(System.getProperty("hazardwatch.root"), "../shared/data");

    private static LaneRig play(String file, String delimiter, String column, String check, String period) throws IOException {
        LaneRig rig = LaneRig.ofPoints("- {id: p, unit: u, period: %s, staleAfter: 0s, sensorHealth: {frozen: {%s}}}"
                .formatted(period, check));
        List<String> lines = Files.readAllLines(DATA.resolve(file));
        int value = Arrays.asList(lines.getFirst().split(delimiter)).indexOf(column);
        double first = second(lines.get(1), delimiter);
        for (String line : lines.subList(1, lines.size())) {
            rig.sendAt("p", second(line, delimiter) - first, Double.parseDouble(line.split(delimiter)[value]));
        }
        return rig;
    }

    private static double second(String line, String delimiter) {
        return LocalDateTime.parse(line.split(delimiter)[0].replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
    }

    @Test
    void skabWithoutAFault_isNotFrozen() throws IOException {
        for (String column : List.of("Pressure", "Volume Flow RateRMS")) {
            play("skab/anomaly-free/anomaly-free.csv", ";", column, "longestRepeat: 17s", "1s").expect();
        }
    }

    @Test
    void nabFlatLine_isFrozenAndNoiseIsNot() throws IOException {
        LaneRig flat = play("nab/artificialNoAnomaly/art_flatline.csv", ",", "value", "", "5m");
        flat.expect("ALARM_RAISED d.p.frozen suspect", "ALARM_ESCALATED d.p.frozen fail");
        assertEquals(LaneRig.START_MILLIS + 3_000_000, flat.transitions().getFirst().atMillis());
        play("nab/artificialNoAnomaly/art_daily_small_noise.csv", ",", "value", "", "5m").expect();
    }
}
