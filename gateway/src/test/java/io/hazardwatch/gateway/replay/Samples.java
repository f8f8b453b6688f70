package io.hazardwatch.gateway.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads one column of a data file in the order of the file; times without a zone are taken as UTC. */
final class Samples {
    /** One measurement. */
    record Sample(long millis, double value) {}

    private Samples() {}

    static List<Sample> read(Path data, Spec spec) throws IOException {
        Path file = data.resolve(spec.json().get("file").asText());
        return switch (spec.json().get("format").asText()) {
            case "csv" -> csv(file, spec.json());
            case "tep" -> tep(file, spec.json());
            case "stafford" -> stafford(file, spec.json());
            default -> throw new IOException("unknown format in " + spec.id());
        };
    }

    static long millis(String text) {
        String iso = text.replace(' ', 'T');
        return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static List<Sample> csv(Path file, JsonNode spec) throws IOException {
        String delimiter = spec.path("delimiter").asText(",");
        List<String> lines = Files.readAllLines(file);
        List<String> header = Arrays.asList(lines.get(0).split(delimiter));
        int time = header.indexOf(spec.get("time").asText());
        int value = header.indexOf(spec.get("value").asText());
        List<Sample> samples = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(delimiter);
            if (matches(cells, header, spec.path("where"))) {
                samples.add(new Sample(millis(cells[time]), Double.parseDouble(cells[value])));
            }
        }
        return samples;
    }

    private static boolean matches(String[] cells, List<String> header, JsonNode where) {
        for (Map.Entry<String, JsonNode> condition : where.properties()) {
            if (!cells[header.indexOf(condition.getKey())].equals(condition.getValue().asText())) {
                return false;
            }
        }
        return true;
    }

    private static List<Sample> tep(Path file, JsonNode spec) throws IOException {
        int column = spec.get("column").asInt() - 1;
        long start = millis("2000-01-01 00:00:00");
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            double value = Double.parseDouble(line.strip().split("\\s+")[column]);
            samples.add(new Sample(start + samples.size() * spec.get("sample_s").asLong() * 1000, value));
        }
        return samples;
    }

    private static List<Sample> stafford(Path file, JsonNode spec) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(file.toFile())) {
            if (row.get("device").asText().equals(spec.get("device").asText())) {
                samples.add(new Sample((long) (row.get("ts").asDouble() * 1000),
                        row.get("data").get(spec.get("value").asText()).asDouble()));
            }
        }
        return samples;
    }
}
