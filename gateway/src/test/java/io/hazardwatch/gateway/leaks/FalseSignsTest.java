package io.hazardwatch.gateway.leaks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How often falls below a limit are counted on fault-free measurements of real plants. Each channel is scaled so that its lowest value is 0 and
 * its limit just above its highest, which is the worst case: every channel comes near its limit by itself.
 */
@EnabledIfSystemProperty(named = "hazardwatch.data", matches = ".+")
class FalseSignsTest {
    private static final Path DATA = Path.of(System.getProperty("hazardwatch.data", "."));

    private static List<double[]> columns(Path file, String separator, int skippedLines, int skippedCells) throws IOException {
        List<double[]> rows = Files.readAllLines(file).stream().skip(skippedLines).filter(line -> !line.isBlank())
                .map(line -> Arrays.stream(line.trim().split(separator)).skip(skippedCells).mapToDouble(Double::parseDouble).toArray()).toList();
        List<double[]> columns = new ArrayList<>();
        for (int i = 0; i < rows.getFirst().length; i++) {
            int column = i;
            columns.add(rows.stream().mapToDouble(row -> row[column]).toArray());
        }
        return columns;
    }

    /** Whether the channel gives the sign anywhere. */
    private static boolean isSign(double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        FallCount count = new FallCount(1.0001, 1_000);
        for (int i = 0; i < values.length; i++) {
            long at = (i + 1) * 1_000L;
            count.add(at, high > low ? (values[i] - low) / (high - low) : 0);
            if (count.isSign(at)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void faultFreeMeasurements_giveFewSigns() throws IOException {
        List<double[]> channels = new ArrayList<>(columns(DATA.resolve("skab/anomaly-free/anomaly-free.csv"), ";", 1, 1));
        channels.addAll(columns(DATA.resolve("tep/d00_te.dat"), "\\s+", 0, 0));
        long signs = channels.stream().filter(FalseSignsTest::isSign).count();
        System.out.println("falls below a limit: " + signs + " of " + channels.size() + " fault-free channels");
        assertTrue(signs <= channels.size() / 10, signs + " of " + channels.size());
    }
}
