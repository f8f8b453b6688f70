package io.hazardwatch.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads specification files, which list series and their locations. */
final class Sources {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS_PER_ROW = 180;

    private Sources() {}

    /** Reads {@code {"specs":[{"id","file","format",…}]}}. Relative file names start at the folder of the specification file. */
    static List<Source> specs(Path file) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (JsonNode spec : JSON.readTree(file.toFile()).path("specs")) {
            sources.add(spec(spec, file.toAbsolutePath().getParent()));
        }
        return sources;
    }

    private static Source spec(JsonNode spec, Path folder) {
        Map<String, String> where = new HashMap<>();
        spec.path("where").properties().forEach(entry -> where.put(entry.getKey(), entry.getValue().asText()));
        return new Source(spec.path("id").asText(), folder.resolve(spec.path("file").asText()), spec.path("format").asText("csv"),
                spec.path("time").asText(), spec.path("value").asText(), spec.path("delimiter").asText(",").charAt(0), where,
                spec.path("column").asInt(), spec.path("sample_s").asInt(SECONDS_PER_ROW), spec.path("device").asText());
    }
}
