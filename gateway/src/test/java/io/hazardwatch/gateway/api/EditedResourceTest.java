package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class EditedResourceTest extends ApiTestCase {
    private static final String POST = "/api/v1/posts/post-huarun-gas";
    /** What is only begun or ended, so that there is no state that somebody else could have changed; and the calls of the own account. */
    private static final Set<String> ONLY_ENDED = Set.of("/api/v1/session", "/api/v1/session/preferences",
            "/api/v1/sessions/{session}", "/api/v1/exports/{export}",
            "/api/v1/push-devices/{device}", "/api/v1/roster/feed", "/api/v1/users/{username}/second-factor", "/api/v1/consoles/{console}",
            "/api/v1/enterprises/{enterprise}/claims/{serial}", "/api/v1/enterprises/{enterprise}/credential-archives/{archive}");
    private static final Map<String, String> EDITS = Map.of("/api/v1/people/person-huarun-gas", "{\"name\":\"%s\",\"enterprise\":\"huarun-gas\"}",
            POST, "{\"name\":{\"en\":\"%s\"},\"enterprise\":\"huarun-gas\",\"level\":\"duty-officer\"}",
            "/api/v1/levels/huarun-gas/shift-leader", "{\"order\":20,\"name\":{\"en\":\"%s\"},\"fallback\":[\"person-huarun-gas\",\"bureau-1\"]}",
            "/api/v1/calendar/holidays/new-year", "{\"name\":\"%s\",\"from\":\"2026-03-01\",\"to\":\"2026-03-02\"}",
            "/api/v1/calendar/key-periods/period-huarun-gas", "{\"name\":\"%s\",\"from\":\"2026-03-01\",\"to\":\"2026-03-02\","
                    + "\"enterprise\":\"huarun-gas\",\"tightens\":{\"leaderOnSite\":true}}");

    @Test
    void whatCanBeEdited_hasAVersion() {
        Map<?, ?> document = new Yaml().load(client.send("GET", "/api/v1/openapi.yaml", null).text());
        Set<String> edited = new TreeSet<>();
        Set<String> watched = new TreeSet<>();
        ((Map<?, ?>) document.get("paths")).forEach((path, item) -> {
            Map<?, ?> calls = (Map<?, ?>) item;
            if ((calls.containsKey("put") || calls.containsKey("delete")) && !ONLY_ENDED.contains(path)) {
                edited.add(path.toString());
            }
            if (String.valueOf(calls.get("parameters")).contains("ifMatch")) {
                watched.add(path.toString());
            }
        });
        assertEquals(edited, watched);
        String key = client.post("admin", "/api/v1/api-keys", new JsonObject().put("name", "x").put("rights", List.of("READ"))
                .put("expiresAt", "2025-11-23T00:00:00Z")).json().getString("id");
        for (String path : watched) {
            String filled = new AccessPaths(desk, client).fill(path.replace("{key}", key).replace("{post}", "post-huarun-gas")
                    .replace("{person}", "person-huarun-gas"), raised());
            Client.Response answer = client.get("admin", filled);
            assertTrue(answer.status() < 300 && answer.header("ETag") != null, filled + " -> " + answer.status() + ' ' + answer.text());
            assertEquals(answer.header("ETag"), client.get("admin", filled).header("ETag"), filled);
        }
    }

    private PointId raised() {
        if (desk.newest.isEmpty()) {
            desk.raise(Desk.GAS, Priority.P1, Desk.START);
            desk.warnings.send(Desk.GAS, Desk.START);
            desk.permits.issue(Desk.GAS, Desk.START);
        }
        return Desk.GAS;
    }

    @Test
    void changeOfAnotherVersion_isRefusedWithThePresentOne_andChangesNothing() {
        EDITS.forEach((path, body) -> {
            String first = client.get("admin", path).header("ETag");
            assertEquals(200, put(path, body.formatted("one"), "If-Match", first).status(), path);
            Client.Response stale = put(path, body.formatted("two"), "If-Match", first);
            assertEquals(412, stale.status(), path);
            assertEquals("CHANGED_MEANWHILE", stale.json().getString("reason"));
            Client.Response present = client.get("admin", path);
            assertEquals(present.json(), stale.json().getJsonObject("present"), path);
            assertEquals(present.header("ETag"), stale.header("ETag"), path);
            assertTrue(present.text().contains("one"), path);
            assertNotEquals(first, present.header("ETag"), path);
            assertEquals(412, client.send("DELETE", path, null, "Authorization", Client.basic("admin"), "If-Match", first).status(), path);
            assertEquals(200, put(path, body.formatted("three"), "If-Match", "\"none\", " + present.header("ETag")).status(), path);
            assertEquals(200, put(path, body.formatted("four"), "If-Match", "*").status(), path);
            assertEquals(412, put(path, body.formatted("five"), "If-None-Match", "*").status(), path);
            assertEquals(200, put(path, body.formatted("six")).status(), path);
            assertEquals(400, put(path, body.formatted("seven"), "If-Match", "unquoted").status(), path);
        });
    }

    @Test
    void wholeCalendar_isAnotherVersionAfterAHolidayChanged_whateverTheDay() {
        String before = client.get("admin", "/api/v1/calendar?day=2026-01-01").header("ETag");
        assertEquals(before, client.get("admin", "/api/v1/calendar?day=2026-02-02").header("ETag"));
        assertEquals(200, put("/api/v1/calendar/holidays/new-year", EDITS.get("/api/v1/calendar/holidays/new-year").formatted("x")).status());
        assertEquals(412, put("/api/v1/calendar", "{}", "If-Match", before).status());
    }

    @Test
    void whatDoesNotExist_isNotFoundWithAVersion_andMadeWithNone() {
        assertEquals(404, put("/api/v1/posts/none", EDITS.get(POST), "If-Match", "*").status());
        String body = "{\"post\":\"huarun-gas-room\",\"from\":\"2025-11-23T08:00\",\"to\":\"2025-11-23T09:00\",\"persons\":[\"huarun-gas-a\"]}";
        assertEquals(200, put("/api/v1/roster/shifts/brand-new", body, "If-None-Match", "*").status());
        assertEquals(412, put("/api/v1/roster/shifts/brand-new", body, "If-None-Match", "*").status());
    }

    @Test
    void ofChangesFromTheSameVersionAtOnce_oneIsMade() {
        String tag = client.get("admin", POST).header("ETag");
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 8).mapToObj(i -> client.http().sendAsync(
                HttpRequest.newBuilder(URI.create(desk.url() + POST)).header("Authorization", Client.basic("admin"))
                        .header("Content-Type", "application/json").header("If-Match", tag)
                        .PUT(BodyPublishers.ofString(EDITS.get(POST).formatted("writer " + i))).build(), BodyHandlers.ofString())).toList();
        List<Integer> statuses = new ArrayList<>();
        sent.forEach(each -> statuses.add(Desk.await(each).statusCode()));
        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(7, statuses.stream().filter(status -> status == 412).count(), statuses::toString);
    }

    private Client.Response put(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", Client.basic("admin")));
        all.addAll(List.of(headers));
        return client.send("PUT", path, body, all.toArray(String[]::new));
    }
}
