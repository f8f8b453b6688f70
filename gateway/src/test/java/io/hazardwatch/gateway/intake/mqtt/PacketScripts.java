package io.hazardwatch.gateway.intake.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scripted packet sequences of the test data: what a client sends, lawful or not, and what a broker answers. */
final class PacketScripts {
    /**
     * One script.
     *
     * @param greets          whether a lawful CONNECT comes first
     * @param sends           packets as hex, in order
     * @param answers         what a broker would answer
     * @param endsConnection  whether a broker would close the connection
     * @param needsDeliveries whether it is about messages a broker delivers to subscribers
     */
    record Script(String file, String group, String name, int version, boolean greets, List<String> sends,
                  List<String> answers, boolean endsConnection, boolean needsDeliveries) {
        @Override
        public String toString() {
            return file + " / " + group + " / " + name;
        }
    }

    private PacketScripts() {}

    static List<Script> read(Path directory) {
        List<Script> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
                for (JsonNode group : new ObjectMapper().readTree(file.toFile())) {
                    group.get("tests").forEach(test -> all.add(script(file, group, test)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Script script(Path file, JsonNode group, JsonNode test) {
        List<String> sends = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        boolean deliveries = false;
        for (JsonNode message : test.get("msgs")) {
            String hex = message.get("payload").asText().replace(" ", "").toUpperCase(java.util.Locale.ROOT);
            switch (message.get("type").asText()) {
                case "send" -> sends.add(hex);
                case "recv" -> answers.add(hex);
                default -> deliveries = true;
            }
        }
        return new Script(file.getFileName().toString(), group.get("group").asText(), test.get("name").asText(),
                test.path("ver").asInt(4), test.path("connect").asBoolean(true), sends, answers,
                test.path("expect_disconnect").asBoolean(true), deliveries);
    }
}
