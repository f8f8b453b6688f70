package io.hazardwatch.gateway.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One entry of the data folder's list of replays. */
record Spec(String id, JsonNode json) {
    /** A time the data set itself labels as faulty. */
    record Window(long fromMillis, long toMillis) {}

    static List<Spec> all(Path data) throws IOException {
        JsonNode specs = new ObjectMapper().readTree(data.resolve("replay_specs.json").toFile()).get("specs");
        List<Spec> all = new ArrayList<>();
        specs.forEach(spec -> all.add(new Spec(spec.get("id").asText(), spec)));
        return all;
    }

    /** The series that NAB made, with its own labels; they have no rule. */
    static List<Spec> artificial(Path data) throws IOException {
        JsonNode windows = new ObjectMapper().readTree(data.resolve("nab/windows.json").toFile());
        List<Spec> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> series : windows.properties()) {
            if (series.getKey().startsWith("artificial")) {
                ObjectNode json = JsonNodeFactory.instance.objectNode().put("file", "nab/" + series.getKey())
                        .put("format", "csv").put("time", "timestamp").put("value", "value");
                json.set("label_windows", series.getValue());
                all.add(new Spec(series.getKey(), json));
            }
        }
        return all;
    }

    String rule() {
        return json.get("rule").asText();
    }

    double threshold() {
        return json.get("threshold").asDouble();
    }

    double deadband() {
        return json.path("deadband").asDouble(0);
    }

    int confirm() {
        return json.path("confirm").asInt(1);
    }

    int windowSeconds() {
        return json.path("window_s").asInt(0);
    }

    boolean isRate() {
        return windowSeconds() > 0;
    }

    List<Window> labels() {
        List<Window> windows = new ArrayList<>();
        json.get("label_windows").forEach(window -> windows.add(
                new Window(Samples.millis(window.get(0).asText()), Samples.millis(window.get(1).asText()))));
        return windows;
    }

    int expectedEpisodes() {
        return json.at("/expect/episodes").asInt();
    }

    /** When the reference raises its first alarm, or null when it must stay silent. */
    Instant expectedFirst() {
        JsonNode first = json.at("/expect/first");
        return first.isNull() ? null : Instant.ofEpochMilli(Samples.millis(first.asText()));
    }

    String expectedLabelHits() {
        return json.at("/expect/label_hits").asText();
    }

    @Override
    public String toString() {
        return id;
    }
}
