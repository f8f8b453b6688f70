package io.hazardwatch.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests the golden wire files from the sender's side: the writer encodes the readings that a golden file lists, and an independent
 * parser must read the same readings from the result.
 */
class GoldenWireTest {
    private static final Path FOLDER = Path.of(System.getProperty("hazardwatch.root"), "docs", "wire");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final DeviceId DEVICE = new DeviceId("a", "b", "c");

    private static List<Path> expectations() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "there are no golden wire files at " + FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".expected")).sorted().toList();
        }
    }

    /** Reads the lines {@code index key ts value quality}; other lines describe rejects and are ignored. */
    private static List<Row> readings(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ");
            if (words.length == 5 && !words[3].equals("NaN")) {
                rows.add(new Row(Long.parseLong(words[2]),
                        List.of(new Sample(words[1], Double.parseDouble(words[3]), Quality.valueOf(words[4])))));
            }
        }
        return rows;
    }

    @Test
    void everyReadingOfTheGoldenFiles_writtenSoThatAnotherParserReadsIt() throws IOException {
        int written = 0;
        for (Path file : expectations()) {
            List<Row> rows = readings(file);
            if (!rows.isEmpty()) {
                JsonNode root = JSON.readTree(TelemetryWriter.write(new Telemetry(DEVICE, rows)));
                List<Row> read = new ArrayList<>();
                (root.isArray() ? root : List.of(root)).forEach(entry -> read.add(row(entry)));
                assertEquals(plain(rows), plain(read), file.toString());
                written += rows.size();
            }
        }
        assertTrue(written > 20, "only " + written + " readings");
    }

    private static Row row(JsonNode entry) {
        JsonNode values = entry.path("values");
        String name = values.fieldNames().next();
        JsonNode value = values.path(name);
        return new Row(entry.path("ts").asLong(), List.of(value.isObject()
                ? new Sample(name, value.path("v").asDouble(), Quality.valueOf(value.path("q").asText().toUpperCase(java.util.Locale.ROOT)))
                : new Sample(name, value.asDouble(), Quality.GOOD)));
    }

    /** Replaces negative zero by zero, because the writer writes it as zero and both are equal. */
    private static List<String> plain(List<Row> rows) {
        return rows.stream().map(row -> row.stampMillis() + " " + row.samples().get(0).point() + " "
                + (row.samples().get(0).value() + 0.0) + " " + row.samples().get(0).quality()).toList();
    }

    @Test
    void payloadsThatGiveReadings_areJsonToAnotherParserToo() throws IOException {
        for (Path file : expectations()) {
            boolean isNoJson = file.getFileName().toString().startsWith("tolerated-");
            if (!isNoJson && !readings(file).isEmpty()) {
                Path payload = file.resolveSibling(file.getFileName().toString().replace(".expected", ".json"));
                assertTrue(JSON.readTree(Files.readAllBytes(payload)).isContainerNode(), payload.toString());
            }
        }
    }
}
