package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.RawHttp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProposalRoutesTest extends ApiTestCase {
    private static final String ONE = "/api/v1/proposals/1";

    @BeforeEach
    void propose() {
        desk.proposals.put(Desk.GAS, Desk.START);
    }

    @Test
    void key_isNotTheOtherPerson() {
        JsonObject wanted = new JsonObject().put("name", "x").put("rights", JsonArray.of("READ", "CHANGE_CONFIGURATION"))
                .put("expiresAt", "2025-11-23T00:00:00Z");
        String key = "Bearer " + client.post("admin", "/api/v1/api-keys", wanted).json().getString("key");
        for (String act : new String[] {"approve", "publish"}) {
            Client.Response answer = client.send("POST", ONE + '/' + act, "{}", "Authorization", key);
            assertEquals("403 PERSON_NEEDED", answer.status() + " " + answer.json().getString("reason"), act);
        }
        assertEquals(200, client.send("GET", ONE, null, "Authorization", key).status());
        assertEquals(200, client.post("admin", ONE + "/approve", new JsonObject().put("why", "seen")).status());
    }

    @Test
    void reason_forgesNoSecondPersonAndNoLoosening() {
        for (String why : new String[] {"works; agreed by Chen Hua", "loosened limit"}) {
            assertEquals(400, client.post("admin", ONE + "/approve", new JsonObject().put("why", why)).status(), why);
        }
    }

    @Test
    void authorsOtherAccount_approvesNothing() {
        String author = client.get("admin", ONE).json().getJsonObject("proposed").getString("by");
        desk.users.persons.putAll(Map.of(author, "li-wei", "admin", "li-wei"));
        Client.Response refused = client.post("admin", ONE + "/approve", new JsonObject());
        assertEquals("OWN_PROPOSAL", refused.json().getString("reason"), refused::text);
        desk.users.persons.put("admin", "chen-hua");
        assertEquals(200, client.post("admin", ONE + "/approve", new JsonObject()).status());
    }

    @Test
    void newSite_isProposedIfNoneIsThere() {
        String body = "{\"content\":\"x\",\"why\":\"y\"}";
        String site = "/api/v1/sites/huarun-gas/";
        Client.Response made = client.send("PUT", site + "brand-new", body, "Authorization", Client.basic("admin"), "If-None-Match", "*");
        assertEquals("FILES_UNSETTLED", made.json().getString("reason"), made::text);
        assertEquals(412, client.send("PUT", site + "lpg-depot-01", body, "Authorization", Client.basic("admin"), "If-None-Match", "*").status());
    }

    private int put(String site) {
        return client.send("PUT", "/api/v1/sites/" + site, "{\"content\":\"x\",\"why\":\"y\"}", "Authorization", Client.basic("admin")).status();
    }

    @Test
    void filesThatAreStillChecked_keepOthersWaiting_alsoWhenTheirClientsAreGone() {
        assertEquals(409, put("huarun-gas/brand-new"));
        List<CompletableFuture<Void>> goOn = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        desk.proposals.held.addAll(goOn);
        int before = desk.front.bounds().open();
        for (String site : List.of("huarun-gas/lpg-depot-01", "north-chem/tank-farm-02")) {
            int waiting = desk.proposals.held.size();
            try (RawHttp left = new RawHttp(desk.front.port())) {
                left.send("PUT /api/v1/sites/" + site + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + Client.basic("admin")
                        + "\r\nContent-Type: application/json\r\nContent-Length: 25\r\n\r\n{\"content\":\"x\",\"why\":\"y\"}");
                Await.until("it is in work", () -> desk.proposals.held.size() < waiting);
            }
            Await.until("the connection is gone", () -> desk.front.bounds().open() <= before);
        }
        int third = put("huarun-gas/brand-new");
        goOn.forEach(each -> each.complete(null));
        assertEquals(503, third);
        Await.until("both are done", () -> put("huarun-gas/brand-new") == 409);
        for (int i = 0; i < 3; i++) {
            assertEquals(400, client.send("PUT", "/api/v1/sites/huarun-gas/brand-new", "{}", "Authorization", Client.basic("admin")).status());
        }
        assertEquals(409, put("huarun-gas/brand-new"), "what was refused before it began holds nothing");
    }

    @Test
    void anotherVersion_isRefused() {
        String seen = client.get("admin", ONE).header("ETag");
        assertEquals(200, client.post("admin", ONE + "/approve", new JsonObject()).status());
        Client.Response late = client.send("POST", ONE + "/reject", "{}", "Authorization", Client.basic("admin"), "If-Match", seen);
        assertEquals(412, late.status());
        assertEquals("APPROVED", late.json().getJsonObject("present").getString("state"));
    }

    @Test
    void list_andRevisions_areOfWhatIsSeen() {
        desk.proposals.put(Desk.OTHER, Desk.START);
        JsonObject all = client.get("admin", "/api/v1/proposals?state=open").json();
        assertEquals(2, all.getJsonArray("proposals").size());
        assertNull(all.getValue("next"));
        JsonObject change = client.get("admin", ONE).json().getJsonArray("changes").getJsonObject(0);
        assertEquals("gd-07/lel: H 25 → 22 %LEL, tighter", change.getJsonObject("words").getString("en"));
        assertEquals(2, client.get("admin", "/api/v1/revisions").json().getJsonArray("revisions").size());
        assertEquals(400, client.get("admin", "/api/v1/proposals?state=x").status());
        assertEquals(404, client.get("admin", "/api/v1/proposals/99").status());
        assertEquals(404, client.get("admin", "/api/v1/proposals/x").status());
        Client.Response unsettled = client.send("PUT", "/api/v1/sites/huarun-gas/lpg-depot-01", "{\"content\":\"x\",\"why\":\"y\"}", "Authorization",
                Client.basic("admin"), "Content-Type", "application/json");
        assertTrue(unsettled.status() == 409 && unsettled.json().getString("reason").equals("FILES_UNSETTLED"), unsettled.text());
    }
}
