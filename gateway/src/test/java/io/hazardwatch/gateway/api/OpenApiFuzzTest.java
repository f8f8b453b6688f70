package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Sends every documented call of the API with seeded values that the document does not foresee: at the bounds and beyond, of a wrong type,
 * missing, twice. The answer is always one of the client's fault, or a right one, and the API reports no defect.
 */
class OpenApiFuzzTest extends ApiTestCase {
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_130L);
    private static final int ROUNDS = 12;
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    /** Calls that wait for nobody, end the test's own log-in, or are not HTTP. */
    private static final Set<String> LEFT_OUT = Set.of("GET /mqtt", "GET /api/v1/live", "DELETE /api/v1/session");
    private static final Pattern VARIABLE = Pattern.compile("\\{[a-z]+}");
    private static final List<String> TEXTS = List.of("", "0", "-1", "1", "1000", "1001", "9223372036854775807", "9223372036854775808",
            "-9223372036854775808",
            "1e309", "NaN", "true", "null",
            "a", "x".repeat(5_000), "..", "../..", "%00", "\u0000", "\uD83D\uDE00", "\u202e", "'; DROP TABLE account;--",
            "=cmd|' /C calc'!A0", "<script>", "\r\nX-Injected: yes", "2026-13-45T99:99:99Z",
            "9999-12-31T23:59:59.999+18:00", "-999999999-01-01T00:00:00Z",
            "10000000000000000", "PT9999999999H", "0s", "a/b/c/d", "a.b.c.d.e", "{}",
            "[]");
    private static final List<Object> VALUES = List.of(0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1e308, -0.0, true, false, "",
            "x", "x".repeat(5_000),
            "\u0000", "2026-13-45T99:99:99Z", new JsonObject(), new JsonArray(), new JsonArray().add(1).add(new JsonArray()).addNull(),
            new JsonObject().put("x", new JsonObject()));
    private static final List<String> BODIES = List.of("", "null", "[]", "{", "\"\"", "1", "{\"a\":1,\"a\":2}", "\u0000",
            "[".repeat(5_000), "{\"a\":".repeat(2_000));

    private final Random random = new Random(SEED);

    /** A documented call. */
    private record Call(String method, String path, List<String> queries, List<String> fields) {}

    @BeforeEach
    void open() {
        desk.weather.warn("matrix", "暴雨橙色预警");
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.duty.post("post-of-huarun-gas", "huarun-gas", List.of("zhang"), List.of("admin"), Desk.START);
        desk.duty.look(Desk.START);
    }

    @Test
    void whateverIsSent_isNeverAnErrorOfTheGateway() {
        List<String> failed = new ArrayList<>();
        List<Call> calls = calls();
        assertTrue(calls.size() > 100, "only " + calls.size() + " calls are documented");
        for (int round = 0; round < ROUNDS; round++) {
            calls.forEach(call -> send(call, failed));
        }
        assertEquals(List.of(), failed, "seed " + SEED);
    }

    private void send(Call call, List<String> failed) {
        String path = path(call) + query(call);
        String body = call.method().equals("GET") || call.method().equals("DELETE") ? null : body(call);
        Client.Response response = client.send(call.method(), path, body, "Authorization", Client.basic("admin"));
        boolean isAnswered = response.status() < 500 && response.header("X-Injected") == null;
        if (!isAnswered) {
            failed.add(call.method() + ' ' + path.substring(0, Math.min(path.length(), 300)) + ' '
                    + (body == null ? "" : body.substring(0, Math.min(body.length(), 300))) + " -> " + response.status() + ' ' + response.text());
        }
    }

    private String path(Call call) {
        String known = new AccessPaths(desk, client).fill(call.path(), Desk.GAS);
        Matcher open = VARIABLE.matcher(random.nextInt(3) == 0 ? call.path() : known);
        return open.replaceAll(variable -> Matcher.quoteReplacement(encoded(any(TEXTS), "x")));
    }

    private String query(Call call) {
        StringBuilder query = new StringBuilder();
        for (String name : call.queries()) {
            for (int times = random.nextInt(4) - 1; times > 0; times--) {
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(any(TEXTS), ""));
            }
        }
        return query.toString();
    }

    private String body(Call call) {
        if (call.fields().isEmpty() || random.nextInt(5) == 0) {
            return any(BODIES);
        }
        JsonObject body = new JsonObject();
        call.fields().stream().filter(field -> random.nextInt(5) > 0)
                .forEach(field -> body.put(field, random.nextInt(3) == 0 ? any(TEXTS) : any(VALUES)));
        return body.encode();
    }

    /** As a client sends it; an empty part of a path would be another path. */
    private static String encoded(String text, String otherwise) {
        String encoded = URLEncoder.encode(text.isEmpty() ? otherwise : text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.length() > 1_500 ? encoded.substring(0, 1_500) : encoded;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private List<Call> calls() {
        Map<String, Object> read = new Yaml().load(client.send("GET", "/api/v1/openapi.yaml", null).text());
        JsonObject document = new JsonObject(read);
        JsonObject paths = document.getJsonObject("paths");
        List<Call> calls = new ArrayList<>();
        for (String path : paths.fieldNames()) {
            JsonObject item = paths.getJsonObject(path);
            item.fieldNames().stream().filter(METHODS::contains).forEach(method -> {
                String name = method.toUpperCase(Locale.ROOT);
                if (!LEFT_OUT.contains(name + ' ' + path)) {
                    List<String> queries = new ArrayList<>(queries(document, item));
                    queries.addAll(queries(document, item.getJsonObject(method)));
                    calls.add(new Call(name, path, queries, fields(document, item.getJsonObject(method))));
                }
            });
        }
        return calls;
    }

    private static List<String> queries(JsonObject document, JsonObject holder) {
        List<String> names = new ArrayList<>();
        for (Object each : holder.getJsonArray("parameters", new JsonArray())) {
            JsonObject parameter = resolved(document, (JsonObject) each);
            if ("query".equals(parameter.getString("in"))) {
                names.add(parameter.getString("name"));
            }
        }
        return names;
    }

    private static List<String> fields(JsonObject document, JsonObject operation) {
        JsonObject content = resolved(document, within(operation, "requestBody")).getJsonObject("content", new JsonObject());
        JsonObject schema = resolved(document, within(within(content, "application/json"), "schema"));
        return List.copyOf(within(schema, "properties").fieldNames());
    }

    private static JsonObject within(JsonObject node, String name) {
        return node.getJsonObject(name, new JsonObject());
    }

    private static JsonObject resolved(JsonObject document, JsonObject node) {
        String reference = node.getString("$ref");
        if (reference == null) {
            return node;
        }
        JsonObject found = document;
        for (String name : reference.substring(2).split("/")) {
            found = found.getJsonObject(name);
        }
        return found;
    }
}
