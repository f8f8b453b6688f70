package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Compares what the API answers with what it answered when it was recorded: a field that is gone or has another type breaks a client, a new one
 * does not. {@code recorded-answers.txt} has a line for each field of each call: its path, and the types that it may have. With
 * {@code -Dhazardwatch.record=true} the file is written anew; a line that is gone from it is a break that somebody wanted.
 */
class RecordedAnswersTest extends ApiTestCase {
    private static final String FILE = "recorded-answers.txt";
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
    private static final Pattern WITH_OFFSET = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");
    /** Wall times of a post, which the document says are so. */
    private static final Pattern WALL = Pattern.compile(".*/roster/(shifts|swaps|plans|coverage).*|.*/roster \\|.*");
    private static final Set<String> NO_JSON = Set.of("GET /api/v1/live", "GET /api/v1/openapi.yaml", "GET /mqtt", "GET /metrics");
    /** The commands of the contract, with what they are given. */
    private static final List<String> COMMANDS = List.of("POST /api/v1/alarms/{id}/ack {\"occurrence\":1,\"annSeq\":1}",
            "POST /api/v1/alarms/{id}/comment {\"comment\":\"seen\"}",
            "POST /api/v1/alarms/{id}/shelve {\"minutes\":30,\"reason\":\"test\"}",
            "POST /api/v1/alarms/{id}/ack {\"occurrence\":1,\"annSeq\":9}",
            "POST /api/v1/enterprises/{enterprise}/credentials {\"name\":\"gw\"}",
            "POST /api/v1/api-keys {\"name\":\"x\",\"rights\":[\"READ\"],\"expiresAt\":\"2025-11-23T00:00:00Z\"}",
            "POST /api/v1/users {\"username\":\"li\",\"password\":\"correct staple 7\",\"role\":\"VIEWER\"}",
            "POST /api/v1/exports {\"enterprise\":\"huarun-gas\",\"from\":\"2025-11-22T00:00:00Z\",\"to\":\"2025-11-22T00:00:01Z\"}",
            "POST /api/v1/backtests {\"point\":\"huarun-gas/lpg-depot-01/gd-07/lel\"}");
    private static final Map<String, String> QUERIES = Map.of("/api/v1/notices", "?alarm={id}", "/api/v1/corrections",
            "?alarm={id}", "/api/v1/duty-log", "?post=post-of-huarun-gas", "/api/v1/roster/feed", "?person=huarun-gas-a",
            "/api/v1/search", "?q=tank", "/api/v1/journal", "?limit=3");

    /** Types by the path of their field, such as {@code GET /api/v1/alarms | .alarms[].id}. */
    private final Map<String, Set<String>> shapes = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void open() {
        desk.weather.warn("matrix", "暴雨橙色预警");
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.warnings.send(Desk.GAS, Desk.START);
        desk.permits.issue(Desk.GAS, Desk.START);
        desk.duty.post("post-of-huarun-gas", "huarun-gas", List.of("zhang"), List.of("admin"), Desk.START);
        desk.duty.look(Desk.START);
        client.post("admin", "/api/v1/exports", new JsonObject().put("enterprise", "huarun-gas").put("from", "2025-11-22T00:00:00Z")
                .put("to", "2025-11-22T00:00:01Z"));
        client.send("POST", "/api/v1/session", "{\"username\":\"admin\",\"password\":\"admin\"}");
        Await.until("the access log is written", () -> !desk.accessLog.entries.isEmpty());
    }

    private List<String> calls() {
        Map<?, ?> document = new Yaml().load(client.send("GET", "/api/v1/openapi.yaml", null).text());
        List<String> calls = new ArrayList<>();
        ((Map<?, ?>) document.get("paths")).forEach((path, item) -> {
            if (((Map<?, ?>) item).containsKey("get") && !NO_JSON.contains("GET " + path)) {
                calls.add("GET " + path);
            }
        });
        calls.addAll(COMMANDS);
        return calls;
    }

    private void ask(String call) {
        String[] parts = call.split(" ", 3);
        String key = client.post("admin", "/api/v1/api-keys", new JsonObject().put("name", "x").put("rights", JsonArray.of("READ"))
                .put("expiresAt", "2025-11-23T00:00:00Z")).json().getString("id");
        String path = new AccessPaths(desk, client).fill(parts[1].replace("{key}", key).replace("{action}", "rain-drains")
                .replace("/posts/{post}", "/posts/post-huarun-gas") + QUERIES.getOrDefault(parts[1], ""), Desk.GAS);
        Client.Response answer = client.send(parts[0], path, parts.length > 2 ? parts[2] : null, "Authorization", Client.basic("admin"));
        if (String.valueOf(answer.header("Content-Type")).contains("json")) {
            look(parts[0] + ' ' + parts[1] + ' ' + answer.status() + " | ", new JsonObject(answer.text()));
        }
        client.send("DELETE", "/api/v1/api-keys/" + key, null, "Authorization", Client.basic("admin"));
    }

    private void look(String path, Object value) {
        switch (value) {
            case JsonObject object -> {
                see(path, "object");
                object.forEach(field -> look(path + '.' + (isId(field.getKey()) ? "*" : field.getKey()), field.getValue()));
            }
            case JsonArray array -> {
                see(path, "array");
                array.forEach(each -> look(path + "[]", each));
            }
            case String text -> {
                see(path, "string");
                check(path, text);
            }
            case Boolean flag -> see(path, "boolean");
            case Number number -> see(path, "number");
            case null -> see(path, "null");
            default -> throw new AssertionError(path + ' ' + value.getClass());
        }
    }

    /** Objects by ids have other fields each time. */
    private static boolean isId(String name) {
        return name.matches(".*[/.].*|.*\\d.*") && !name.matches("P[1-4]");
    }

    private void see(String path, String type) {
        shapes.computeIfAbsent(path, each -> new TreeSet<>()).add(type);
    }

    private void check(String path, String text) {
        if (TIME.matcher(text).matches() && !WITH_OFFSET.matcher(text).matches() && !WALL.matcher(path).matches()) {
            wrong.add(path + " is a time without offset: " + text);
        }
        if (text.equals("NaN") || text.endsWith("Infinity")) {
            wrong.add(path + " is no number: " + text);
        }
    }

    @Test
    void noFieldIsGone_orOfAnotherType() throws IOException {
        calls().forEach(this::ask);
        if (Boolean.getBoolean("hazardwatch.record")) {
            record();
        }
        Map<String, Set<String>> recorded = recorded();
        assertTrue(recorded.size() > 500, recorded.size() + " fields are recorded");
        List<String> broken = new ArrayList<>();
        recorded.forEach((path, types) -> {
            Set<String> now = shapes.get(path);
            if (now == null) {
                broken.add(path + " is gone");
            } else if (!types.containsAll(now) && !types.equals(Set.of("null"))) {
                broken.add(path + " was " + types + " and is " + now);
            }
        });
        assertEquals(List.of(), broken);
    }

    @Test
    void everyTime_hasAnOffset_andNoNumberIsNaN() {
        desk.read(Desk.START, Double.NaN, Quality.BAD);
        calls().forEach(this::ask);
        desk.read(Desk.START, Double.POSITIVE_INFINITY, Quality.BAD);
        calls().forEach(this::ask);
        assertEquals(List.of(), wrong);
    }

    @Test
    void comparison_findsWhatIsGoneAndWhatHasAnotherType() {
        look("x | ", new JsonObject("{\"a\":1,\"b\":[{\"c\":\"NaN\"}],\"at\":\"2026-01-01T00:00\"}"));
        assertEquals(Set.of("x | ", "x | .a", "x | .b", "x | .b[]", "x | .b[].c", "x | .at"), shapes.keySet());
        assertEquals(2, wrong.size(), wrong::toString);
    }

    private static Map<String, Set<String>> recorded() throws IOException {
        try (InputStream file = RecordedAnswersTest.class.getResourceAsStream("/" + FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(" = "))
                    .collect(Collectors.toMap(line -> line[0], line -> Set.of(line[1].split(" ")), (a, b) -> a, TreeMap::new));
        }
    }

    private void record() throws IOException {
        Path file = Path.of(System.getProperty("hazardwatch.root", ".."), "gateway/src/test/resources", FILE);
        Files.write(file, shapes.entrySet().stream().map(each -> each.getKey() + " = " + String.join(" ", each.getValue())).toList());
    }
}
