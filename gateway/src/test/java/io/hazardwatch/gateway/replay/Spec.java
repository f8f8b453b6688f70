package io.hazardwatch.gateway.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
