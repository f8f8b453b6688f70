package io.hazardwatch.gateway.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.RejectReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random valid payloads: our readings and rejects equal those found by walking Jackson's tree. */
class DecodeDifferentialTest {
    private static final long SEED = 20_251_122;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper mapper = new ObjectMapper();
    private final TelemetryDecoder decoder = new TelemetryDecoder(Payloads.LIMITS);
    private final Random random = new Random(SEED);

    @Test
    void randomValidPayload_givesWhatItsTreeHolds() throws IOException {
        for (int i = 0; i < 30_000; i++) {
            JsonNode tree = random.nextInt(3) == 0 ? array() : entry();
            byte[] payload = random.nextBoolean() ? mapper.writeValueAsBytes(tree)
                    : mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
            assertEquals(expected(tree), Payloads.decode(payload, decoder), () -> "seed " + SEED + ": " + tree);
        }
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
            array.add(random.nextInt(8) == 0 ? NODES.numberNode(1) : entry());
        }
        return array;
    }

    private ObjectNode entry() {
        ObjectNode entry = NODES.objectNode();
        boolean early = random.nextBoolean();
        boolean timed = random.nextBoolean();
        if (timed && early) {
            entry.put("ts", time());
        }
        if (random.nextBoolean()) {
            entry.set("values", pairs());
        } else {
            entry.setAll(pairs());
        }
        if (timed && !early) {
            entry.put("ts", time());
        }
        return entry;
    }

    private long time() {
        return random.nextInt(5) == 0 ? random.nextLong() : Payloads.ARRIVAL - random.nextInt(1_000_000);
    }

    private ObjectNode pairs() {
        ObjectNode pairs = NODES.objectNode();
        for (int i = random.nextInt(7); i > 0; i--) {
            String name = random.nextInt(4) == 0 ? "other\u00e9\"" + i : Payloads.NAMES.get(random.nextInt(6));
            pairs.set(name, value(3));
        }
        return pairs;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 11)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.textNode("t\u6d53\ud83d\ude00\\\t" + random.nextInt());
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> NODES.numberNode(random.nextLong());
            case 4 -> NODES.numberNode(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
            case 5 -> NODES.numberNode(new BigDecimal("1e" + random.nextInt(600)));
            case 6, 7 -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4)));
            case 8 -> NODES.arrayNode().add(value(depth - 1)).add(value(depth - 1));
            case 9 -> NODES.objectNode().<ObjectNode>set("a", value(depth - 1)).set("v", value(depth - 1));
            default -> NODES.objectNode().<ObjectNode>set("v", value(0))
                    .put("q", List.of("good", "bad", "odd").get(random.nextInt(3)));
        };
    }

    private static List<String> expected(JsonNode tree) {
        List<String> readings = new ArrayList<>();
        List<String> rejects = new ArrayList<>();
        int entries = 0;
        for (int i = 0; i < (tree.isArray() ? tree.size() : 1); i++) {
            JsonNode element = tree.isArray() ? tree.get(i) : tree;
            if (element.isObject()) {
                entries++;
                entry(element, readings, rejects);
            } else {
                rejects.add("reject [" + i + "] WRONG_TYPE");
            }
        }
        if (entries == 0 || readings.isEmpty() && rejects.isEmpty()) {
            return List.of("whole " + (entries == 0 ? RejectReason.WRONG_TYPE : RejectReason.EMPTY));
        }
        readings.addAll(rejects.subList(0, Math.min(rejects.size(), Decoded.REJECTS_KEPT)));
        return readings;
    }

    private static void entry(JsonNode entry, List<String> readings, List<String> rejects) {
        JsonNode time = entry.get("ts");
        JsonNode values = entry.get("values");
        if (values == null) {
            entry.properties().stream().filter(pair -> !pair.getKey().equals("ts"))
                    .forEach(pair -> value(pair.getKey(), pair.getValue(), Payloads.ARRIVAL, readings, rejects));
            if (time != null) {
                rejects.add("reject ts UNKNOWN_POINT");
            }
            return;
        }
        String trouble = time == null ? null : trouble(time.asLong());
        if (trouble != null) {
            rejects.add("reject ts " + trouble);
            return;
        }
        long at = time == null ? Payloads.ARRIVAL : time.asLong();
        values.properties().forEach(pair -> value(pair.getKey(), pair.getValue(), at, readings, rejects));
    }

    private static String trouble(long time) {
        if (time <= 0) {
            return "BAD_TIMESTAMP";
        }
        if (time > Payloads.ARRIVAL + 300_000) {
            return time < 1L << 53 || Long.toString(time).length() <= 18 ? "IN_FUTURE" : "BAD_TIMESTAMP";
        }
        return time < Payloads.ARRIVAL - 7 * 86_400_000L ? "TOO_OLD" : null;
    }

    private static void value(String name, JsonNode value, long at, List<String> readings, List<String> rejects) {
        int point = Payloads.NAMES.indexOf(name);
        if (point < 0) {
            rejects.add("reject " + name + " UNKNOWN_POINT");
            return;
        }
        JsonNode plain = value.isObject() ? value.path("v") : value;
        String said = value.path("q").asText("good");
        boolean absent = value.isObject() && (plain.isNull() || plain.isMissingNode());
        Double number = plain.isBoolean() ? Double.valueOf(plain.asBoolean() ? 1 : 0)
                : plain.isNumber() ? Double.valueOf(plain.decimalValue().doubleValue()) : null;
        String trouble = null;
        if (said.equals("odd") || number == null && !(absent && said.equals("bad"))) {
            trouble = "WRONG_TYPE";
        } else if (number != null && number.isInfinite()) {
            trouble = "NUMBER_OUT_OF_RANGE";
        }
        double reading = trouble != null || number == null ? Double.NaN : number;
        Quality quality = trouble != null || said.equals("bad") ? Quality.BAD : Quality.GOOD;
        readings.add(point + " " + name + " " + at + " " + reading + " " + quality);
        if (trouble != null) {
            rejects.add("reject " + name + " " + trouble);
        }
    }
}
