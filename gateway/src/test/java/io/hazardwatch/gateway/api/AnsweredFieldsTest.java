package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every field that the API answers stands in its document; the recording of {@link RecordedAnswersTest} says what is answered. */
class AnsweredFieldsTest {
    private static final Pattern STEP = Pattern.compile("\\[]|[^.\\[\\]]+");
    private final JsonObject document = new JsonObject(new Yaml().<Map<String, Object>>load(text("/openapi.yaml")));

    private static String text(String resource) {
        try (InputStream file = AnsweredFieldsTest.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyFieldThatIsAnswered_isDocumented() {
        List<String> lines = text("/recorded-answers.txt").lines().map(line -> line.split(" = ")[0]).toList();
        assertTrue(lines.size() > 1_000, lines.size() + " fields");
        assertEquals(List.of(), lines.stream().filter(line -> !isDocumented(line)).toList());
    }

    @Test
    void fieldThatIsNot_isFound() {
        assertEquals(true, isDocumented("GET /api/v1/alarms 200 | .alarms[].id"));
        assertEquals(false, isDocumented("GET /api/v1/alarms 200 | .alarms[].invented"));
    }

    private boolean isDocumented(String line) {
        String[] parts = line.split(" \\| ", 2);
        String[] call = parts[0].split(" ");
        JsonObject operation = document.getJsonObject("paths").getJsonObject(call[1]).getJsonObject(call[0].toLowerCase(Locale.ROOT));
        JsonObject responses = operation.getJsonObject("responses");
        JsonObject content = resolved(responses.getJsonObject(call[2], responses.getJsonObject("default"))).getJsonObject("content");
        JsonObject schema = content.getJsonObject(content.fieldNames().iterator().next()).getJsonObject("schema");
        return has(schema, STEP.matcher(parts.length < 2 ? "" : parts[1]).results().map(MatchResult::group).toList());
    }

    private boolean has(JsonObject schema, List<String> path) {
        return path.isEmpty() || alternatives(schema).stream().anyMatch(each -> isOpen(each) || step(each, path));
    }

    /** An object of which the document does not say what it has. */
    private static boolean isOpen(JsonObject schema) {
        return !schema.containsKey("properties") && !schema.containsKey("items") && !schema.containsKey("additionalProperties")
                && Stream.of("allOf", "oneOf", "anyOf").noneMatch(schema::containsKey)
                && String.valueOf(schema.getValue("type")).contains("object");
    }

    private boolean step(JsonObject schema, List<String> path) {
        List<String> rest = path.subList(1, path.size());
        if (path.getFirst().equals("[]")) {
            return schema.containsKey("items") && has(schema.getJsonObject("items"), rest);
        }
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        return properties.containsKey(path.getFirst()) && has(properties.getJsonObject(path.getFirst()), rest)
                || schema.getValue("additionalProperties") instanceof JsonObject others && has(others, rest)
                || Boolean.TRUE.equals(schema.getValue("additionalProperties"));
    }

    private List<JsonObject> alternatives(JsonObject schema) {
        JsonObject own = resolved(schema);
        List<JsonObject> all = new ArrayList<>(List.of(own));
        Stream.of("allOf", "oneOf", "anyOf").flatMap(each -> own.getJsonArray(each, new JsonArray()).stream())
                .forEach(each -> all.addAll(alternatives((JsonObject) each)));
        return all;
    }

    private JsonObject resolved(JsonObject node) {
        String reference = node.getString("$ref");
        if (reference == null) {
            return node;
        }
        JsonObject found = document;
        for (String name : reference.substring(2).split("/")) {
            found = found.getJsonObject(name);
        }
        return resolved(found);
    }
}
