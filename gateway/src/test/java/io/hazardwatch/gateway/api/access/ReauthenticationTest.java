package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Client.Response;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Priority;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What cannot be undone is done by a session only shortly after it gave the own secret. */
class ReauthenticationTest extends ApiTestCase {
    private static final String PATH = "/api/v1/session/reauthenticate";
    private static final String ACCOUNT = "/api/v1/users/gw-1";

    /** Cookies of a new session, as a browser sends them: that of the session, and that by which the browser is known. */
    private String logIn(String user) {
        Response in = client.send("POST", "/api/v1/session", new JsonObject().put("username", user).put("password", user).encode());
        assertEquals(200, in.status());
        return in.headers().allValues("Set-Cookie").stream().map(each -> each.substring(0, each.indexOf(';'))).collect(Collectors.joining("; "));
    }

    private Response send(String cookie, String method, String path, JsonObject body) {
        return client.send(method, path, body == null ? null : body.encode(), "Cookie", cookie, "X-Requested-With", "hazardwatch");
    }

    private Response prove(String cookie, String password) {
        return send(cookie, "POST", PATH, new JsonObject().put("password", password));
    }

    private static void refused(Response response) {
        assertEquals(403, response.status(), response::text);
        assertEquals("REAUTHENTICATE", response.json().getString("reason"));
        assertEquals("password", response.json().getString("by"));
    }

    private String left(String user) {
        String cookie = logIn(user);
        clock.advance(Reauthentication.MILLIS);
        return cookie;
    }

    @Test
    void sessionThatGaveItsSecret_isBelievedForAWhile_andNoOtherSessionOfThePerson() {
        String cookie = logIn("admin");
        clock.advance(Reauthentication.MILLIS - 1);
        assertEquals(204, send(cookie, "DELETE", ACCOUNT, null).status());
        clock.advance(1);
        String other = left("admin");
        refused(send(cookie, "DELETE", ACCOUNT, null));
        Response proved = prove(cookie, "admin");
        assertEquals(Times.utc(clock.millis() + Reauthentication.MILLIS), proved.json().getString("until"));
        assertEquals(204, send(cookie, "DELETE", ACCOUNT, null).status());
        refused(send(other, "DELETE", ACCOUNT, null));
        clock.advance(Reauthentication.MILLIS);
        refused(send(cookie, "DELETE", ACCOUNT, null));
    }

    @Test
    void refusalsAndSecrets_areInTheJournal() {
        String cookie = left("admin");
        refused(send(cookie, "DELETE", ACCOUNT, null));
        assertEquals("WRONG_PASSWORD", prove(cookie, "guess").json().getString("reason"));
        refused(send(cookie, "DELETE", ACCOUNT, null));
        assertEquals(200, prove(cookie, "admin").status());
        Map<TransitionType, List<String>> told = desk.notes.stream().filter(note -> note.actor().equals("admin") || note.subject().equals("admin"))
                .collect(Collectors.groupingBy(note -> note.type(), Collectors.mapping(note -> note.reason(), Collectors.toList())));
        assertTrue(told.get(TransitionType.ACCESS_REFUSED).getFirst().startsWith("REAUTHENTICATE from "), told::toString);
        assertTrue(told.get(TransitionType.LOG_IN_REFUSED).getFirst().startsWith("wrong password from "), told::toString);
        assertTrue(told.get(TransitionType.LOGGED_IN).getLast().startsWith("gave the own password again from "), told::toString);
    }

    @Test
    void guessesInAStolenSession_wait_andKeepTheOwnerOutNowhere() {
        String own = left("admin");
        String stolen = own.replaceFirst("; hazardwatch_trusted.*", "");
        int tried = 0;
        Response answer;
        do {
            answer = prove(stolen, "guess");
            tried++;
        } while (answer.status() == 403 && tried < LogInThrottle.FREE);
        assertEquals(LogInThrottle.FREE, tried);
        assertEquals(200, prove(own, "admin").status(), "the browser in which the owner logged in is counted by itself");
        assertEquals(204, send(own, "DELETE", ACCOUNT, null).status());
        JsonObject again = new JsonObject().put("username", "admin").put("password", "admin");
        String browser = own.replaceFirst("hazardwatch_session=[^;]*; ", "");
        assertEquals(200, client.send("POST", "/api/v1/session", again.encode(), "Cookie", browser).status());
    }

    @Test
    void passwordWithEachCallAndKeys_areNotAsked() {
        clock.advance(Reauthentication.MILLIS);
        String key = client.post("admin", "/api/v1/api-keys", new JsonObject().put("name", "x").put("rights", List.of("MANAGE_ACCOUNTS"))
                .put("expiresAt", Times.utc(clock.millis() + 1_000_000))).json().getString("key");
        clock.advance(Reauthentication.MILLIS);
        assertEquals(204, client.send("DELETE", ACCOUNT, null, "Authorization", "Bearer " + key).status());
        assertEquals(204, client.send("DELETE", ACCOUNT, null, "Authorization", Client.basic("admin")).status());
        assertEquals("NO_SESSION", client.post("admin", PATH, new JsonObject().put("password", "admin")).json().getString("reason"));
    }

    @Test
    void deskTakenOverByPin_isNotBelieved() {
        client.post("supervisor", "/api/v1/session/pin", new JsonObject().put("password", "supervisor").put("pin", "583921"));
        String known = logIn("supervisor");
        String cookie = logIn("operator") + "; " + known.replaceFirst("hazardwatch_session=[^;]*; ", "");
        Response over = send(cookie, "POST", "/api/v1/session/hand-over", new JsonObject().put("username", "supervisor").put("pin", "583921"));
        assertEquals(200, over.status(), over::text);
        String session = over.headers().allValues("Set-Cookie").stream().filter(each -> each.startsWith("hazardwatch_session=")).findFirst()
                .map(each -> each.substring(0, each.indexOf(';'))).orElseThrow();
        String alarm = desk.raise(Desk.GAS, Priority.P2, clock.millis()).id();
        refused(send(session, "POST", "/api/v1/alarms/" + alarm + "/out-of-service", new JsonObject()));
    }

    @Test
    void secondPersonAtAConsoleThatTheFirstHasLeft_agreesToNothing() {
        String alarm = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P2, Desk.START).id() + "/shelve";
        String cookie = left("operator");
        JsonObject shelving = new JsonObject().put("minutes", 10).put("reason", "test").put("second",
                new JsonObject().put("username", "supervisor").put("password", "supervisor"));
        refused(send(cookie, "POST", alarm, shelving));
        assertEquals(200, prove(cookie, "operator").status());
        assertEquals(200, send(cookie, "POST", alarm, shelving).status());
    }

    @Test
    void repeatedCall_goesThroughOnceTheSecretIsGiven() {
        String alarm = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P2, Desk.START).id() + "/shelve";
        String cookie = left("operator");
        JsonObject wrong = new JsonObject().put("minutes", 10).put("reason", "test").put("second",
                new JsonObject().put("username", "supervisor").put("password", "guess"));
        refused(repeat(cookie, alarm, wrong));
        assertEquals(200, prove(cookie, "operator").status());
        assertEquals("WRONG_PASSWORD", repeat(cookie, alarm, wrong).json().getString("reason"));
        wrong.getJsonObject("second").put("password", "supervisor");
        assertEquals(200, repeat(cookie, alarm, wrong).status());
    }

    private Response repeat(String cookie, String path, JsonObject body) {
        return client.send("POST", path, body.encode(), "Cookie", cookie, "X-Requested-With", "hazardwatch", "Idempotency-Key", "one");
    }

    @Test
    void codeAlone_isNoProof() {
        String cookie = left("admin");
        assertEquals(400, send(cookie, "POST", PATH, new JsonObject().put("code", "123456")).status());
        refused(send(cookie, "DELETE", ACCOUNT, null));
        assertEquals(400, send(cookie, "POST", PATH, new JsonObject()).status());
    }
}
