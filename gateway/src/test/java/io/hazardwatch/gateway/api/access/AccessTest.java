package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class AccessTest extends ApiTestCase {
    @Test
    void nobody_isAskedForBasic_butAScriptIsNot() {
        Client.Response plain = client.send("GET", "/api/v1/alarms", null);
        assertEquals(401, plain.status());
        assertNotNull(plain.header("WWW-Authenticate"));
        assertEquals(401, plain.json().getInteger("status"));
        Client.Response script = client.send("GET", "/api/v1/alarms", null, "Sec-Fetch-Mode", "cors");
        assertEquals(401, script.status());
        assertNull(script.header("WWW-Authenticate"));
        assertEquals(401, client.send("GET", "/api/v1/alarms", null, "Authorization", "Basic %%%").status());
        assertEquals(401, client.send("GET", "/api/v1/alarms", null, "Authorization", "Bearer x").status());
    }

    @Test
    void loggedIn_usesTheCookieUntilLoggedOut() {
        Client.Response in = logIn("operator", "operator");
        assertEquals(200, in.status());
        assertEquals("OPERATOR", in.json().getString("role"));
        String cookie = in.header("Set-Cookie");
        assertTrue(cookie.contains("HTTPOnly") && cookie.contains("SameSite=Strict"), cookie);
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertEquals("operator", client.send("GET", "/api/v1/session", null, "Cookie", pair).json().getString("user"));
        assertEquals(204, client.send("DELETE", "/api/v1/session", null, "Cookie", pair,
                "X-Requested-With", "hazardwatch").status());
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", pair).status());
    }

    @Test
    void sessionThatMayOnlyLook_endsAfterTwelveIdleHours() {
        String cookie = logIn("viewer", "viewer").header("Set-Cookie").split(";")[0];
        clock.advance(Sessions.IDLE_MILLIS - 1);
        assertEquals(200, client.send("GET", "/api/v1/session", null, "Cookie", cookie).status());
        clock.advance(Sessions.IDLE_MILLIS);
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", cookie).status());
    }

    @Test
    void sessionWithRightsToChange_endsAfterThirtyIdleMinutes() {
        String cookie = cookie();
        clock.advance(AccessSettings.STANDARD.changeIdleMillis() - 1);
        assertEquals(200, client.send("GET", "/api/v1/session", null, "Cookie", cookie).status());
        clock.advance(AccessSettings.STANDARD.changeIdleMillis());
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", cookie).status());
    }

    @Test
    void basicUsedAgainAndAgain_isHashedOnceAndOnceMoreAfterTwelveIdleHours() {
        assertEquals(200, client.get("viewer", "/api/v1/session").status());
        clock.advance(Sessions.IDLE_MILLIS - 1);
        assertEquals(200, client.get("viewer", "/api/v1/session").status());
        clock.advance(Sessions.IDLE_MILLIS - 1);
        clock.stepWall(10 * Sessions.IDLE_MILLIS);
        assertEquals(200, client.get("viewer", "/api/v1/session").status());
        assertEquals(1, desk.users.checks.get());
        clock.advance(Sessions.IDLE_MILLIS);
        assertEquals(200, client.get("viewer", "/api/v1/session").status());
        assertEquals(2, desk.users.checks.get());
    }

    @Test
    void foreignPage_canNeitherWriteNorListen() {
        String path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/ack";
        String ack = new JsonObject().put("occurrence", 1).put("annSeq", 1).encode();
        String cookie = cookie();
        assertEquals("CSRF", client.send("POST", path, ack, "Cookie", cookie).json().getString("reason"));
        assertEquals("FOREIGN_ORIGIN", client.send("POST", path, ack, "Cookie", cookie, "Origin", "https://evil.example",
                "X-Requested-With", "hazardwatch").json().getString("reason"));
        assertEquals("FOREIGN_ORIGIN", client.send("POST", path, ack, "Authorization", Client.basic("operator"), "Origin",
                "null").json().getString("reason"));
        assertEquals(200, client.send("POST", path, ack, "Cookie", cookie, "Origin", desk.url()).status());
    }

    @Test
    void credentials_areForAdministratorsOfThatEnterprise() {
        String path = "/api/v1/enterprises/huarun-gas/credentials";
        JsonObject wanted = new JsonObject().put("name", "gw").put("device", "gd-07");
        assertEquals(403, client.post("operator", path, wanted).status());
        Client.Response issued = client.post("admin", path, wanted);
        assertEquals(201, issued.status());
        assertEquals("secret", issued.json().getString("password"));
        assertEquals(400, client.post("admin", path, wanted.copy().put("device", "nope")).status());
        assertEquals(404, client.post("admin", "/api/v1/enterprises/nobody/credentials", wanted).status());
        assertEquals("gw-1", client.get("admin", path).json().getJsonArray("credentials").getJsonObject(0)
                .getString("username"));
        assertEquals(204, client.send("DELETE", path + "/gw-1", null, "Authorization", Client.basic("admin")).status());
        assertEquals(404, client.send("DELETE", path + "/gw-2", null, "Authorization", Client.basic("admin")).status());
    }

    @Test
    void everyAnswer_carriesTheStrictPolicy() {
        for (String path : new String[] {"/", "/api/v1/alarms", "/nothing", "/health/live"}) {
            Client.Response response = client.send("GET", path, null);
            assertTrue(response.header("Content-Security-Policy").startsWith("default-src 'none'; script-src 'self'"), path);
            assertEquals("nosniff", response.header("X-Content-Type-Options"));
        }
    }

    @Test
    void brokenRequests_areProblemsNotBugs() {
        String basic = Client.basic("operator");
        String path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/ack";
        assertEquals(400, client.send("POST", path, "{not json", "Authorization", basic).status());
        assertEquals(400, client.send("POST", path, "[1]", "Authorization", basic).status());
        assertEquals(400, client.send("POST", path, "\"x\"", "Authorization", basic).status());
        assertEquals(413, client.send("POST", path, "x".repeat(100_000), "Authorization", basic).status());
        assertEquals(405, client.send("PUT", "/api/v1/alarms", "{}", "Authorization", basic).status());
        Client.Response missing = client.get("operator", "/api/v1/none-such");
        assertEquals(404, missing.status());
        assertEquals("application/problem+json", missing.header("Content-Type"));
    }

    @Test
    void sessions_areListedAndEndedByTheirOwnerAndByAnAdministrator() {
        String desk = cookie();
        String phone = cookie();
        JsonArray listed = client.send("GET", "/api/v1/sessions", null, "Cookie", phone).json().getJsonArray("sessions");
        assertEquals(2, listed.size());
        assertEquals(1, listed.stream().filter(each -> ((JsonObject) each).getBoolean("current")).count());
        String path = "/api/v1/sessions/" + listed.stream().map(JsonObject.class::cast).filter(each -> !each.getBoolean("current"))
                .findFirst().orElseThrow().getString("id");
        assertEquals(204, client.send("DELETE", path, null, "Cookie", phone, "X-Requested-With", "hazardwatch").status());
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", desk).status());
        assertEquals(404, client.send("DELETE", path, null, "Cookie", phone, "X-Requested-With", "hazardwatch").status());
        assertEquals(1, client.get("admin", "/api/v1/sessions?user=operator").json().getJsonArray("sessions").size());
        assertEquals(403, client.get("huarun", "/api/v1/sessions?user=operator").status());
        assertEquals(404, client.get("north", "/api/v1/sessions?user=operator").status());
        assertEquals(404, client.get("admin", "/api/v1/sessions?user=nobody").status());
    }

    @Test
    void openSession_isStoredAndDeletedWhenItEnds() {
        String cookie = cookie();
        Await.until("the session is stored", () -> desk.sessions.stored.size() == 1);
        assertEquals("operator", desk.sessions.stored.values().iterator().next().account());
        client.send("DELETE", "/api/v1/session", null, "Cookie", cookie, "X-Requested-With", "hazardwatch");
        Await.until("the session is deleted", desk.sessions.stored::isEmpty);
    }

    private Client.Response logIn(String username, String password) {
        return client.send("POST", "/api/v1/session",
                new JsonObject().put("username", username).put("password", password).encode());
    }
}
