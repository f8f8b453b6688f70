package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Client.Response;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.testkit.AuthenticatorApp;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A role that needs a second factor: its password alone opens a session that can do nothing but set one up. */
class SecondFactorLogInTest extends ApiTestCase {
    private static final String FACTOR = "/api/v1/session/second-factor";

    SecondFactorLogInTest() {
        super(ApiSettings.plain(0, HttpLimits.STANDARD).with(AccessSettings.STANDARD.with(Set.of(Role.ADMIN))));
    }

    private Response logIn(String name, String code) {
        return client.send("POST", "/api/v1/session", new JsonObject().put("username", name).put("password", name)
                .put("code", code == null ? "" : code).encode());
    }

    private static String cookieOf(Response response) {
        String cookie = response.header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private Response with(String cookie, String method, String path, JsonObject body) {
        return client.send(method, path, body == null ? null : body.encode(), "Cookie", cookie, "X-Requested-With", "hazardwatch");
    }

    private AuthenticatorApp enrol(String cookie) {
        Response offered = with(cookie, "POST", FACTOR, new JsonObject().put("password", "admin"));
        assertEquals(200, offered.status(), offered.text());
        AuthenticatorApp app = new AuthenticatorApp(offered.json().getString("secret"));
        assertTrue(offered.json().getString("address").startsWith("otpauth://totp/HazardWatch"));
        assertTrue(offered.json().getJsonArray("qr").size() >= 21);
        return app;
    }

    @Test
    void withoutFactor_onlyItsSettingUpIsAllowed() {
        String cookie = cookieOf(logIn("admin", null));
        assertTrue(with(cookie, "GET", "/api/v1/session", null).json().getBoolean("mustEnrol"));
        for (String path : new String[] {"/api/v1/alarms", "/api/v1/users", "/api/v1/sessions", "/api/v1/api-keys"}) {
            Response refused = with(cookie, "GET", path, null);
            assertEquals(403, refused.status(), path);
            assertEquals("ENROL_FIRST", refused.json().getString("reason"));
        }
        assertEquals(403, with(cookie, "POST", "/api/v1/session/pin", new JsonObject()).status());
        AuthenticatorApp app = enrol(cookie);
        assertEquals("WRONG_CODE", with(cookie, "POST", FACTOR + "/confirm", new JsonObject().put("code", "000000")).json().getString("reason"));
        Response confirmed = with(cookie, "POST", FACTOR + "/confirm", new JsonObject().put("code", app.code(clock.millis())));
        assertEquals(10, confirmed.json().getJsonArray("recoveryCodes").size());
        assertNotEquals(cookie, cookieOf(confirmed));
        assertEquals(401, with(cookie, "GET", "/api/v1/session", null).status());
        assertEquals(200, with(cookieOf(confirmed), "GET", "/api/v1/alarms", null).status());
        assertFalse(with(cookieOf(confirmed), "GET", "/api/v1/session", null).json().getBoolean("mustEnrol"));
    }

    @Test
    void withFactor_codeIsAskedForAndCountsOnce() {
        String cookie = cookieOf(logIn("admin", null));
        AuthenticatorApp app = enrol(cookie);
        JsonObject recovery = with(cookie, "POST", FACTOR + "/confirm", new JsonObject().put("code", app.code(clock.millis()))).json();
        clock.advance(60_000);
        assertEquals("SECOND_FACTOR", logIn("admin", "").json().getString("reason"));
        assertEquals("WRONG_CODE", logIn("admin", "000000").json().getString("reason"));
        assertEquals(200, logIn("admin", app.code(clock.millis())).status());
        assertEquals("WRONG_CODE", logIn("admin", app.code(clock.millis())).json().getString("reason"));
        assertEquals(200, logIn("admin", recovery.getJsonArray("recoveryCodes").getString(0)).status());
        assertEquals(401, logIn("admin", recovery.getJsonArray("recoveryCodes").getString(0)).status());
    }

    @Test
    void guessedCodes_areRefusedAfterAFew() {
        AuthenticatorApp app = enrol(cookieOf(logIn("admin", null)));
        with(cookieOf(logIn("admin", null)), "POST", FACTOR + "/confirm", new JsonObject().put("code", app.code(clock.millis())));
        int guesses = 0;
        while (guesses < 20 && logIn("admin", "000000").status() == 401) {
            guesses++;
        }
        assertEquals(5, guesses);
        clock.advance(20_000);
        Response early = logIn("admin", app.code(clock.millis()));
        assertEquals(429, early.status());
        assertEquals("10", early.header("Retry-After"));
        clock.advance(10_000);
        assertEquals(200, logIn("admin", app.code(clock.millis())).status());
    }

    @Test
    void basic_isRefusedWithAReasonAndKeysGoOn() {
        Response refused = client.get("admin", "/api/v1/alarms");
        assertEquals(403, refused.status());
        assertEquals("SECOND_FACTOR", refused.json().getString("reason"));
        assertTrue(desk.notes.stream().noneMatch(note -> note.type() == TransitionType.LOGGED_IN), "nobody is present by a password alone");
        assertTrue(desk.notes.stream().anyMatch(note -> note.type() == TransitionType.LOG_IN_REFUSED && note.subject().equals("admin")));
        assertEquals(403, client.get("admin", "/api/v1/alarms").status());
        assertEquals(200, client.get("operator", "/api/v1/alarms").status());
        assertEquals(200, logIn("operator", null).status());
        assertEquals(401, client.send("GET", "/api/v1/alarms", null, "Authorization", Client.basic("nobody")).status());
    }

    @Test
    void replacement_needsACodeOfThePresentFactor() {
        String cookie = cookieOf(logIn("admin", null));
        AuthenticatorApp app = enrol(cookie);
        String next = cookieOf(with(cookie, "POST", FACTOR + "/confirm", new JsonObject().put("code", app.code(clock.millis()))));
        assertEquals(401, with(next, "POST", FACTOR, new JsonObject().put("password", "admin")).status());
        clock.advance(30_000);
        assertEquals(200, with(next, "POST", FACTOR, new JsonObject().put("password", "admin").put("code", app.code(clock.millis()))).status());
    }
}
