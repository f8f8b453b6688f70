package io.hazardwatch.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.simulator.command.Options;
import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what the command line names: a file of specifications, or one data file described by options. */
final class Sources {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS_PER_ROW = 180;

    private Sources() {}

    static List<Source> of(Options options) throws UsageException, IOException {
        List<Source> sources = new ArrayList<>();
        for (String operand : options.operands()) {
            Path file = Path.of(operand);
            boolean isSpecs = operand.endsWith(".json") && options.text("format").equals("csv");
            sources.addAll(isSpecs ? specs(file) : List.of(single(file, options)));
        }
        if (sources.isEmpty()) {
            throw new UsageException("replay: name a file of specifications or a data file");
        }
        List<String> only = List.of(options.find("only").orElse("").split(","));
        sources.removeIf(source -> options.find("only").isPresent() && !only.contains(source.name()));
        return sources;
    }

    /** {@code {"specs":[{"id","file","format",…}]}}; files are relative to the specifications. */
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

    private static Source single(Path file, Options options) throws UsageException {
        Map<String, String> where = new HashMap<>();
        if (options.find("where").isPresent()) {
            String[] pair = options.text("where").split("=", 2);
            where.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return new Source(options.find("name").orElse(name), file, options.text("format"), options.text("time"),
                options.text("value"), options.text("delimiter").charAt(0), where, options.whole("column", 1),
                options.whole("sample-seconds", 1), options.find("from-device").orElse(""));
    }
}
