package io.hazardwatch.gateway.decode.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.gateway.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payloads of Eclipse Tahu's encoder, as its decoder reads them; and damaged ones. */
class SparkplugPayloadTest {
    private static final long SEED = 20_261_130;

    private static JsonNode index() throws IOException {
        return new ObjectMapper().readTree(SharedData.path("sparkplug/index.json").toFile());
    }

    private static byte[] bytes(JsonNode entry) throws IOException {
        return Files.readAllBytes(SharedData.path("sparkplug/" + entry.get("file").asText()));
    }

    @Test
    void everyPayloadOfTheCollection_isReadAsTahuReadsIt() throws IOException {
        int compared = 0;
        for (JsonNode entry : index()) {
            SparkplugPayload read = SparkplugPayload.read(bytes(entry));
            JsonNode tahu = entry.get("tahu_js_decodes_to");
            assertEquals(tahu.get("timestamp").asLong(), read.timestamp());
            assertEquals(tahu.has("seq") ? tahu.get("seq").asInt() : -1, read.seq());
            assertEquals(tahu.get("metrics").size(), read.metrics().size());
            for (int i = 0; i < read.metrics().size(); i++) {
                compare(tahu.get("metrics").get(i), entry.get("input").get("metrics").get(i), read.metrics().get(i));
                compared++;
            }
        }
        assertTrue(compared > 20, "compared " + compared);
    }

    private static void compare(JsonNode tahu, JsonNode input, SparkplugMetric read) {
        assertEquals(tahu.path("name").asText(""), read.name());
        assertEquals(tahu.has("alias") ? tahu.get("alias").asLong() : -1, read.alias());
        assertEquals(tahu.get("timestamp").asLong(), read.timestamp());
        JsonNode value = input.get("value");
        String type = input.get("type").asText();
        if (type.matches("U?Int(8|16|32|64)|Float|Double|DateTime")) {
            assertEquals(value.asDouble(), read.number(0), read.toString());
        } else if (type.equals("Boolean")) {
            assertEquals(value.asBoolean() ? 1.0 : 0.0, read.number(0), read.toString());
        } else {
            assertTrue(Double.isNaN(read.number(0)), read.toString());
        }
    }

    @Test
    void propertyQuality_isRead() throws IOException {
        SparkplugPayload birth = SparkplugPayload.read(bytes(index().get(1)));
        assertEquals(192, birth.metric("tank1/level").quality());
        assertEquals(-1, birth.metric("tank1/gas_lel").quality());
    }

    @Test
    void payloadCutAnywhere_isNoneOrShorter() throws IOException {
        byte[] whole = bytes(index().get(0));
        int metrics = SparkplugPayload.read(whole).metrics().size();
        for (int length = 0; length < whole.length; length++) {
            SparkplugPayload read = SparkplugPayload.read(Arrays.copyOf(whole, length));
            assertTrue(read == null || read.metrics().size() <= metrics);
        }
        assertNull(SparkplugPayload.read(new byte[] {0x12, 0x7F, 1}));
        assertNull(SparkplugPayload.read("{\"online\":true}".getBytes()));
    }

    @Test
    void fuzzedPayloads_areSurvived() throws IOException {
        fuzz(1_000_000);
    }

    @Test
    @Tag("long")
    void tenMillionFuzzedBytes_areSurvived_withTheHeapFlat() throws IOException {
        fuzz(1_000_000);
        long before = usedBytes();
        fuzz(10_000_000);
        long grown = usedBytes() - before;
        assertTrue(grown < 4 << 20, "heap grew by " + grown);
    }

    private static void fuzz(int bytes) throws IOException {
        Random random = new Random(SEED);
        byte[][] good = new byte[4][];
        for (int i = 0; i < good.length; i++) {
            good[i] = bytes(index().get(i));
        }
        for (int fed = 0; fed < bytes;) {
            byte[] next = good[random.nextInt(good.length)].clone();
            for (int damage = random.nextInt(6); damage > 0; damage--) {
                next[random.nextInt(next.length)] = (byte) random.nextInt(256);
            }
            next = random.nextInt(4) == 0 ? Arrays.copyOf(next, random.nextInt(next.length + 8)) : next;
            SparkplugPayload read = SparkplugPayload.read(next);
            if (read != null) {
                read.metrics().forEach(metric -> metric.number(0));
            }
            fed += next.length + 1;
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
