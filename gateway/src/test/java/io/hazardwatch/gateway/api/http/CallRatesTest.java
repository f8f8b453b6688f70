package io.hazardwatch.gateway.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.accounts.AccessQuery;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallRatesTest extends ApiTestCase {
    private static final int PER_USER = 20;
    private static final int PER_KEY = 10;
    private static final int PER_ADDRESS = 50;
    private static final AccessQuery ALL = new AccessQuery(Long.MAX_VALUE, 0, Long.MAX_VALUE, null, null, true);
    private static final String LIST = "/api/v1/alarms";

    CallRatesTest() {
        super(ApiSettings.plain(0, HttpLimits.STANDARD).with(new CallLimits(PER_USER, PER_KEY, PER_ADDRESS)));
    }

    private void use(String user, int calls) {
        for (int i = 0; i < calls; i++) {
            assertEquals(200, client.get(user, LIST).status(), "call " + i + " of " + user);
        }
    }

    @Test
    void callBeyondTheLimitOfAUser_isToldWhenToTryAgain_andIsAnsweredThen() {
        use("operator", PER_USER);
        Client.Response refused = client.get("operator", LIST);
        assertEquals(429, refused.status());
        assertEquals("TOO_MANY_CALLS", refused.json().getString("reason"));
        assertEquals("user", refused.json().getString("limit"));
        int seconds = Integer.parseInt(refused.header("Retry-After"));
        assertEquals(3, seconds);
        use("viewer", 1);
        clock.advance(seconds * 1000L - 1);
        assertEquals(429, client.get("operator", LIST).status());
        clock.advance(1);
        use("operator", 1);
        assertEquals(429, client.get("operator", LIST).status());
        assertEquals(3, desk.front.callsRefused());
    }

    @Test
    void acknowledgementsAndTheLiveFeed_areNotKeptOutByTheCallersOwnLists() {
        String ack = LIST + '/' + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/ack";
        use("operator", PER_USER);
        assertEquals(429, client.get("operator", "/api/v1/alarms.csv").status());
        assertEquals(429, client.post("operator", "/api/v1/exports", new JsonObject()).status());
        assertEquals(200, client.post("operator", ack, new JsonObject().put("occurrence", 1).put("annSeq", 1)).status());
        Queue<JsonObject> frames = new ConcurrentLinkedQueue<>();
        connect("operator", "", frames);
        Await.until("the snapshot", () -> !frames.isEmpty());
    }

    @Test
    void acknowledgements_areNotKeptOutByOthersAtTheSameAddress() {
        String ack = LIST + '/' + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/ack";
        use("viewer", PER_USER);
        use("supervisor", PER_USER);
        use("admin", PER_ADDRESS - 2 * PER_USER);
        Client.Response refused = client.get("operator", LIST);
        assertEquals("address", refused.json().getString("limit"));
        assertEquals(200, client.post("operator", ack, new JsonObject().put("occurrence", 1).put("annSeq", 1)).status());
    }

    @Test
    void strangers_keepNobodyAtTheirAddressOut() {
        String ack = LIST + '/' + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/ack";
        for (int i = 0; i < PER_ADDRESS; i++) {
            assertEquals(401, client.send("POST", ack, "{}").status());
            assertEquals(401, client.send("GET", LIST, null, "Authorization", "Bearer nonsense").status());
        }
        for (String[] credentials : List.of(new String[0], new String[] {"Authorization", "Bearer nonsense"})) {
            assertEquals("address", client.send("POST", ack, "{}", credentials).json().getString("limit"));
            assertEquals("address", client.send("GET", LIST, null, credentials).json().getString("limit"));
        }
        assertEquals(200, client.post("operator", ack, new JsonObject().put("occurrence", 1).put("annSeq", 1)).status());
        use("operator", 1);
        assertEquals(200, client.send("POST", "/api/v1/session", "{\"username\":\"operator\",\"password\":\"operator\"}").status());
    }

    @Test
    void logIns_areBounded_butNotOfABrowserThatLoggedInBefore() {
        String operator = "{\"username\":\"operator\",\"password\":\"operator\"}";
        String browser = client.send("POST", "/api/v1/session", operator).headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';'))).collect(Collectors.joining("; "));
        for (int i = 1; i < PER_ADDRESS; i++) {
            client.send("POST", "/api/v1/session", "{\"username\":\"x" + i + "\",\"password\":\"x\"}");
        }
        assertEquals("address", client.send("POST", "/api/v1/session", operator).json().getString("limit"));
        assertEquals(200, client.send("POST", "/api/v1/session", operator, "Cookie", browser).status());
    }

    @Test
    void key_hasALimitOfItsOwn_andIsNoneOfItsAccounts() {
        JsonObject wanted = new JsonObject().put("name", "x").put("rights", List.of("READ")).put("expiresAt", "2025-11-23T00:00:00Z");
        String key = client.post("operator", "/api/v1/api-keys", wanted).json().getString("key");
        for (int i = 0; i < PER_KEY; i++) {
            assertEquals(200, client.send("GET", LIST, null, "Authorization", "Bearer " + key).status());
        }
        assertEquals("key", client.send("GET", LIST, null, "Authorization", "Bearer " + key).json().getString("limit"));
        use("operator", PER_USER - 1);
    }

    @Test
    void refusals_areInTheAccessLog() {
        use("operator", PER_USER);
        client.get("operator", LIST);
        Await.until("it is written", () -> desk.accessLog.read(ALL, 10).stream()
                .anyMatch(entry -> "TOO_MANY_CALLS".equals(entry.reason()) && entry.account().equals("operator")));
    }
}
