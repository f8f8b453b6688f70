package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.accounts.ApiKey;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiKeyTest extends ApiTestCase {
    private static final String PATH = "/api/v1/api-keys";

    private Client.Response make(String user, long lifeMillis, String... rights) {
        return client.post(user, PATH, new JsonObject().put("name", "robot").put("rights", new JsonArray(List.of(rights)))
                .put("expiresAt", Times.utc(Desk.START + lifeMillis)));
    }

    private Client.Response get(String key, String path) {
        return client.send("GET", path, null, "Authorization", "Bearer " + key);
    }

    @Test
    void key_mayOnlyWhatItsRightsSay_andNeverUsesTheAccount() {
        String key = make("operator", 1_000, "READ").json().getString("key");
        assertEquals(200, get(key, "/api/v1/alarms").status());
        assertEquals("ROLE", get(key, "/api/v1/journal").json().getString("reason"));
        assertEquals(403, get(key, PATH).status());
        assertEquals(403, get(key, "/api/v1/session").status());
        String alarm = desk.raise(Desk.GAS, Priority.P1, Desk.START).id();
        assertEquals(403, client.send("POST", "/api/v1/alarms/" + alarm + "/comment", "{\"comment\":\"x\"}", "Authorization", "Bearer " + key)
                .status());
    }

    @Test
    void key_isShownOnceAndStoredAsAHash() {
        JsonObject made = make("operator", 1_000, "READ").json();
        String listed = client.get("operator", PATH).text();
        assertFalse(listed.contains(made.getString("key")));
        assertFalse(desk.apiKeys.byHash.toString().contains(made.getString("key")));
        assertNull(client.get("operator", PATH).json().getJsonArray("keys").getJsonObject(0).getValue("usedAt"));
        get(made.getString("key"), "/api/v1/alarms");
        assertNotNull(client.get("operator", PATH).json().getJsonArray("keys").getJsonObject(0).getValue("usedAt"));
        assertEquals(401, get(made.getString("id"), "/api/v1/alarms").status());
    }

    @Test
    void key_endsWithItsTimeAndLivesNoLongerThanAYear() {
        assertEquals(400, make("operator", ApiKey.LIFE_MILLIS_MAX + 1_000, "READ").status());
        assertEquals(400, make("operator", -1_000, "READ").status());
        String key = make("operator", 60_000, "READ").json().getString("key");
        clock.advance(60_000);
        assertEquals(401, get(key, "/api/v1/alarms").status());
    }

    @Test
    void nobody_makesAKeyWithMoreThanTheOwnRightsOrScope() {
        assertEquals(400, make("viewer", 1_000, "HANDLE_ALARMS").status());
        assertEquals(400, make("operator", 1_000, "OWN_ACCOUNT").status());
        assertEquals(400, make("operator", 1_000).status());
        JsonObject foreign = new JsonObject().put("name", "x").put("rights", new JsonArray().add("READ")).put("enterprise", "north-chem")
                .put("expiresAt", Times.utc(Desk.START + 1_000));
        assertEquals(400, client.post("huarun", PATH, foreign).status());
        String narrow = client.post("operator", PATH, foreign).json().getString("key");
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        assertFalse(get(narrow, "/api/v1/alarms").text().contains("huarun-gas"));
    }

    @Test
    void keyOfAnAccountThatSeesLessNow_isVoid() {
        String key = make("operator", 60_000, "READ").json().getString("key");
        desk.users.scopes.put("operator", Scope.of("huarun-gas"));
        assertEquals(401, get(key, "/api/v1/alarms").status());
    }

    @Test
    void revokedKey_endsItsOpenFeedWithinFiveSeconds() {
        JsonObject made = make("operator", 60_000, "READ").json();
        WebSocket socket = Desk.await(sockets.connect(webSocket("/api/v1/live").addHeader("Authorization", "Bearer " + made.getString("key")))
                .toCompletionStage());
        assertEquals(404, client.send("DELETE", PATH + '/' + made.getString("id"), null, "Authorization", Client.basic("viewer")).status());
        long before = System.nanoTime();
        assertEquals(204, client.send("DELETE", PATH + '/' + made.getString("id"), null, "Authorization", Client.basic("operator")).status());
        Await.until("the feed ends", 60_000, socket::isClosed);
        System.out.println("feed of a revoked key ended after ms: " + (System.nanoTime() - before) / 1_000_000);
    }

    @Test
    void administrator_seesAndRevokesKeysOfThoseItManages() {
        String id = make("huarun", 60_000, "READ").json().getString("id");
        assertEquals(404, client.send("DELETE", PATH + '/' + id, null, "Authorization", Client.basic("north")).status());
        assertEquals(204, client.send("DELETE", PATH + '/' + id, null, "Authorization", Client.basic("admin")).status());
    }
}
