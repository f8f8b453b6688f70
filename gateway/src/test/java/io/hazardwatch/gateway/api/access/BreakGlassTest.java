package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.ApiKey;
import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Client.Response;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.signing.Sha256;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sealed account lets in once, whatever else is away, and not again before it is sealed anew. */
class BreakGlassTest extends ApiTestCase {
    private static final String PATH = "/api/v1/break-glass";
    private static final String NAME = "break-glass";

    BreakGlassTest() {
        super(ApiSettings.plain(0, HttpLimits.STANDARD).with(AccessSettings.STANDARD.with(Set.of(Role.ADMIN))));
    }

    private Response logIn() {
        return client.send("POST", "/api/v1/session", new JsonObject().put("username", NAME).put("password", NAME).encode());
    }

    private String state() {
        return desk.glass.state().name();
    }

    @Test
    void use_isGoodOnceWithoutSecondFactorAndAlarmed() {
        assertEquals(401, logIn().status());
        desk.glass.seal();
        Response in = logIn();
        assertEquals(200, in.status());
        assertEquals("USED", state());
        assertEquals(false, in.json().getBoolean("mustEnrol"));
        String cookie = in.header("Set-Cookie");
        assertEquals(200, client.send("GET", "/api/v1/alarms", null, "Cookie", cookie.substring(0, cookie.indexOf(';'))).status());
        assertEquals(401, logIn().status());
        assertTrue(desk.notes.stream().anyMatch(note -> note.subject().equals(NAME) && note.reason().contains("used")));
        desk.glass.seal();
        assertEquals(200, logIn().status());
    }

    private Response asUser(String cookie, String path, JsonObject body) {
        return client.send("POST", path, body.encode(), "Cookie", cookie, "X-Requested-With", "hazardwatch");
    }

    @Test
    void session_neitherSealsTheAccountNorMakesKeysThatOutlastIt() {
        desk.glass.seal();
        String set = logIn().header("Set-Cookie");
        String cookie = set.substring(0, set.indexOf(';'));
        Response sealed = asUser(cookie, PATH, new JsonObject());
        assertEquals(403, sealed.status());
        assertEquals("SEALED", sealed.json().getString("reason"));
        assertEquals("USED", state());
        Response key = asUser(cookie, "/api/v1/api-keys", new JsonObject().put("name", "k").put("rights", new JsonArray().add("READ"))
                .put("expiresAt", Times.utc(clock.millis() + 60_000)));
        assertEquals(403, key.status());
        assertEquals("SEALED", key.json().getString("reason"));
    }

    @Test
    void keyOfEarlier_isRefused() {
        desk.glass.seal();
        desk.apiKeys.add(new ApiKey("1", "k", Sha256.hex("hwk_x"), NAME, Set.of(Capability.READ), Scope.ALL, 0, Long.MAX_VALUE, 0));
        assertEquals(401, client.send("GET", "/api/v1/alarms", null, "Authorization", "Bearer hwk_x").status());
    }

    @Test
    void basicAndConfirmation_doNotBreakTheSeal() {
        desk.glass.seal();
        int checks = desk.users.checks.get();
        assertEquals(401, client.send("GET", "/api/v1/alarms", null, "Authorization", Client.basic(NAME)).status());
        assertEquals(checks, desk.users.checks.get(), "whether the password is right is not said");
        assertEquals("SEALED", state());
    }

    @Test
    void sealing_concernsThoseWhoSeeEverything() {
        assertEquals(403, client.post("enterprise_admin.huarun-gas", PATH, new JsonObject()).status());
        assertEquals(403, client.get("operator", PATH).status());
        Response sealed = client.post("enterprise_admin.all", PATH, new JsonObject());
        assertEquals(NAME, sealed.json().getString("username"));
        assertEquals("SEALED", client.get("enterprise_admin.all", PATH).json().getString("state"));
    }
}
