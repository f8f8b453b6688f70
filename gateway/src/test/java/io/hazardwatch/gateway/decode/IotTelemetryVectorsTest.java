package io.hazardwatch.gateway.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.model.NameIndex;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Ten thousand readings of sensor boards as they sent them: each value comes out as Jackson reads it. */
@EnabledIfSystemProperty(named = "hazardwatch.data", matches = ".+")
class IotTelemetryVectorsTest {
    private static final List<String> NAMES = List.of("co", "humidity", "light", "lpg", "motion", "smoke", "temp");

    private final ObjectMapper json = new ObjectMapper();
    private final Decoded decoded = new Decoded();

    @Test
    void everyValueOfTheCollection_isReadAtItsTime() throws IOException {
        NameIndex keys = NameIndex.of(NAMES, new int[] {0, 1, 2, 3, 4, 5, 6});
        TelemetryDecoder decoder = new TelemetryDecoder(DecodeLimits.STANDARD);
        int records = 0;
        for (String file : List.of("raw_data_small.json", "raw_data_large.json")) {
            for (JsonNode record : json.readTree(SharedData.path("iot-telemetry/" + file).toFile())) {
                long millis = Math.round(record.get("ts").asDouble() * 1_000);
                byte[] payload = ("{\"ts\":" + millis + ",\"values\":" + record.get("data") + '}').getBytes(StandardCharsets.UTF_8);
                decoder.decode(keys, payload, 0, payload.length, millis + 1_000, decoded);
                assertEquals(record.get("data").size(), decoded.count, record::toString);
                assertEquals(0, decoded.rejectCount, record::toString);
                for (int i = 0; i < decoded.count; i++) {
                    JsonNode value = record.get("data").get(NAMES.get(decoded.point[i]));
                    double expected = value.isBoolean() ? value.asBoolean() ? 1 : 0 : value.asDouble();
                    assertEquals(expected, decoded.value[i], record::toString);
                    assertEquals(millis, decoded.eventMillis[i]);
                    assertEquals(Quality.GOOD, Quality.of(decoded.quality[i]));
                }
                records++;
            }
        }
        assertEquals(10_000, records);
        assertTrue(decoded.count > 0);
    }
}
