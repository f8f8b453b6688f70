package io.hazardwatch.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.plant.SeededRandom;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DeviceId DEVICE = new DeviceId("a", "b", "c");

    private static String write(Row... rows) {
        return new String(TelemetryWriter.write(new Telemetry(DEVICE, List.of(rows))), StandardCharsets.UTF_8);
    }

    private static Sample good(String point, double value) {
        return new Sample(point, value, Quality.GOOD);
    }

    @Test
    void goodValues_bareNumbers() {
        assertEquals("{\"ts\":1763781234567,\"values\":{\"lel\":2.5,\"level\":60}}",
                write(new Row(1763781234567L, List.of(good("lel", 2.5), good("level", 60)))));
    }

    @Test
    void otherQuality_saidSo() {
        assertEquals("{\"ts\":1,\"values\":{\"lel\":{\"v\":2.5,\"q\":\"bad\"}}}",
                write(new Row(1, List.of(new Sample("lel", 2.5, Quality.BAD)))));
    }

    @Test
    void severalRows_anArray() {
        assertEquals("[{\"ts\":1,\"values\":{\"p\":1}},{\"ts\":2,\"values\":{\"p\":2}}]",
                write(new Row(1, List.of(good("p", 1))), new Row(2, List.of(good("p", 2)))));
    }

    @Test
    void notANumber_refused() {
        assertThrows(IllegalArgumentException.class, () -> write(new Row(1, List.of(good("p", Double.NaN)))));
    }

    @Test
    void anyDoubles_readBackTheSameByAnotherParser() throws IOException {
        SeededRandom random = new SeededRandom(20260101, "a/b/c", 0);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.bits(i));
            samples.add(good("p" + i, Double.isFinite(value) ? value : -0.0));
        }
        JsonNode values = JSON.readTree(write(new Row(1, samples))).path("values");
        for (Sample sample : samples) {
            assertEquals(0, Double.compare(sample.value() + 0.0, values.path(sample.point()).doubleValue() + 0.0), sample.toString());
        }
    }
}
