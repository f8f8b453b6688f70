package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.AccessEntry;
import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessLogTest extends ApiTestCase {
    private AccessEntry line(String path, int status) {
        Await.until(path + ' ' + status, () -> desk.accessLog.entries.stream().anyMatch(each -> each.path().equals(path) && each.status() == status));
        return desk.accessLog.entries.stream().filter(each -> each.path().equals(path) && each.status() == status).findFirst().orElseThrow();
    }

    @Test
    void whatAPersonDoes_isLoggedWithSessionAndAddress() {
        String path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/comment";
        String cookie = cookie();
        assertEquals(200, client.send("POST", path, "{\"comment\":\"seen\"}", "Cookie", cookie, "X-Requested-With", "hazardwatch").status());
        JsonArray sessions = client.send("GET", "/api/v1/sessions", null, "Cookie", cookie).json().getJsonArray("sessions");
        AccessEntry line = line(path, 200);
        assertEquals("operator", line.account());
        assertEquals(sessions.getJsonObject(0).getString("id"), line.session());
        assertEquals("127.0.0.1", line.address());
        assertEquals("POST", line.method());
        assertEquals(line.session(), line("/api/v1/session", 200).session(), "the log-in itself has the session it opened");
    }

    @Test
    void refusals_areLoggedWithTheirReason() {
        String path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/ack";
        client.post("viewer", path, new JsonObject());
        client.get("huarun", "/api/v1/sites/north-chem/tank-farm-02");
        client.send("GET", "/api/v1/users", null);
        client.send("GET", "/api/v1/kpis", null, "Authorization", "Basic " + Base64.getEncoder().encodeToString("operator:wrong".getBytes()));
        assertEquals("ROLE", line(path, 403).reason());
        assertEquals(AccessRecorder.BASIC, line(path, 403).session());
        AccessEntry foreign = line("/api/v1/sites/north-chem/tank-farm-02", 404);
        assertEquals(List.of("OUTSIDE_SCOPE", "huarun", "huarun-gas"), List.of(foreign.reason(), foreign.account(), foreign.enterprise()));
        assertEquals("", line("/api/v1/users", 401).account());
        assertEquals("operator", line("/api/v1/kpis", 401).account());
    }

    @Test
    void readingOfWhatIsNoFile_isNotLogged() {
        client.get("viewer", "/api/v1/sites");
        client.get("viewer", "/api/v1/alarms.csv");
        line("/api/v1/alarms.csv", 200);
        assertTrue(desk.accessLog.entries.stream().noneMatch(each -> each.path().equals("/api/v1/sites")));
    }

    @Test
    void tokensInPaths_areNotLogged() {
        String token = "a".repeat(27);
        IntStream.range(0, 30).forEach(i -> client.send("GET", "/answer/" + token, null));
        assertEquals("TOO_MANY_TRIES", line("/answer/…", 429).reason());
        assertTrue(desk.accessLog.entries.stream().noneMatch(each -> each.path().contains(token)));
    }

    @Test
    void finerScopeThanAnEnterprise_readsNoLog() {
        desk.users.scopes.put("auditor.of-site", new Scope("huarun-gas", List.of("huarun-gas/lpg-depot-01"), List.of(), List.of()));
        assertEquals(403, client.get("auditor.of-site", "/api/v1/access-log").status());
    }

    @Test
    void strangers_getABoundedNumberOfLines() {
        IntStream.range(0, AccessRecorder.STRANGERS_MAX + 20).forEach(i -> client.send("GET", "/api/v1/users", null));
        Await.until("the line that counts the others", () -> desk.accessLog.entries.stream().anyMatch(each -> each.status() == 0));
        assertEquals(AccessRecorder.STRANGERS_MAX, desk.accessLog.entries.stream().filter(each -> each.status() == 401).count());
    }

    @Test
    void auditor_readsTheLogOfTheOwnEnterpriseOnlyAndOthersNone() {
        client.get("huarun", "/api/v1/users");
        client.get("operator.all", "/api/v1/users");
        line("/api/v1/users", 403);
        Await.until("both lines", () -> desk.accessLog.entries.size() >= 2);
        Client.Response own = client.get("auditor.huarun-gas", "/api/v1/access-log");
        assertTrue(own.text().contains("\"huarun\"") && !own.text().contains("operator.all"), own.text());
        assertTrue(client.get("auditor.all", "/api/v1/access-log").text().contains("operator.all"));
        assertEquals(403, client.get("supervisor.all", "/api/v1/access-log").status());
        assertFalse(client.get("auditor.all", "/api/v1/alarms").status() == 200);
    }
}
