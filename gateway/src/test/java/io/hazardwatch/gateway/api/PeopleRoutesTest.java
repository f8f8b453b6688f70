package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class PeopleRoutesTest extends ApiTestCase {
    private static final String PEOPLE = "/api/v1/people";
    private static final String LI = "{\"id\":\"li-wei\",\"name\":\"李伟\",\"enterprise\":\"huarun-gas\",\"phones\":[\"110\"],"
            + "\"reason\":\"new colleague\","
            + "\"qualifications\":[{\"name\":\"急救\",\"expires\":\"2027-03-31\"}],\"means\":{\"urgent\":[{\"kind\":\"voice\",\"address\":\"+86 110\","
            + "\"verifiedAt\":\"2020-01-01T00:00:00Z\"}]}}";

    private Client.Response send(String person, String method, String path, String body) {
        return client.send(method, path, body, "Authorization", Client.basic(person));
    }

    @Test
    void personAddedVerifiedAndRemoved_isJournaledWithWhoAndWhy() {
        Client.Response added = send("admin.all", "POST", PEOPLE, LI);
        assertEquals(201, added.status(), added::text);
        assertFalse(added.json().getBoolean("reachableUrgently"));
        assertEquals(409, send("admin.all", "POST", PEOPLE, LI).status());
        Client.Response verified = send("admin.all", "POST", PEOPLE + "/li-wei/verifications", "{\"kind\":\"voice\",\"address\":\"+86 110\"}");
        assertTrue(verified.json().getBoolean("reachableUrgently"), verified::text);
        assertEquals(204, send("admin.all", "DELETE", PEOPLE + "/li-wei?reason=left", null).status());
        assertEquals(404, send("admin.all", "GET", PEOPLE + "/li-wei", null).status());
        assertEquals(3, desk.notes.stream().filter(note -> note.type() == TransitionType.PERSON_CHANGED && note.subject().equals("li-wei")
                && note.actor().equals("admin.all") && note.enterprise().equals("huarun-gas")).count());
        assertTrue(desk.notes.stream().anyMatch(note -> note.reason().startsWith("added: new colleague from ")), desk.notes::toString);
        assertTrue(desk.notes.stream().anyMatch(note -> note.reason().startsWith("removed: left from ")), desk.notes::toString);
    }

    @Test
    void telephoneNumbers_areForOperatorsOfThatEnterpriseOnly() {
        assertFalse(send("viewer.huarun-gas", "GET", PEOPLE, null).text().contains("7654321"));
        String operator = send("operator.huarun-gas", "GET", PEOPLE, null).text();
        assertTrue(operator.contains("7654321") && !operator.contains("north-chem"), operator);
        JsonObject bureau = send("operator.huarun-gas", "GET", PEOPLE + "/bureau-1", null).json();
        assertEquals("District bureau", bureau.getString("authority"));
        assertFalse(bureau.containsKey("phones"));
        assertEquals(403, send("admin.huarun-gas", "DELETE", PEOPLE + "/bureau-1", null).status());
    }

    @Test
    void whatBreaksARule_isToldByFieldValueAndRule() {
        Client.Response means = send("admin.all", "PUT", PEOPLE + "/person-huarun-gas",
                "{\"name\":\"x\",\"enterprise\":\"huarun-gas\",\"means\":{\"urgent\":[{\"kind\":\"mail\",\"address\":\"nowhere\"}]}}");
        assertEquals(400, means.status());
        assertEquals("means.urgent.address", means.json().getString("parameter"));
        assertEquals(400, send("admin.all", "POST", PEOPLE, LI.replace("voice", "pigeon")).status());
        assertEquals(400, send("admin.all", "POST", PEOPLE, LI.replace("2027-03-31", "soon")).status());
        assertEquals(400, send("admin.all", "POST", "/api/v1/posts", "{\"id\":\"p\",\"name\":{\"en\":\"x\"},\"enterprise\":\"huarun-gas\","
                + "\"level\":\"nowhere\"}").status());
        assertEquals(400, send("admin.all", "PUT", "/api/v1/levels/huarun-gas/shift-leader", "{\"order\":20,\"name\":{\"en\":\"x\"},"
                + "\"fallback\":[\"person-huarun-gas\"]}").status());
    }

    @Test
    void levelMadeOnesOwn_isInTheChainAndKeepsItsPeople() {
        Client.Response set = send("admin.huarun-gas", "PUT", "/api/v1/levels/huarun-gas/shift-leader", "{\"order\":20,\"name\":{\"en\":\"x\"},"
                + "\"fallback\":[\"person-huarun-gas\",\"bureau-1\"],\"reason\":\"first set-up\"}");
        assertEquals(200, set.status(), set::text);
        JsonObject chain = send("viewer.huarun-gas", "GET", "/api/v1/levels", null).json();
        assertEquals(7, chain.getJsonArray("levels").size());
        assertTrue(chain.getJsonArray("levels").getJsonObject(1).getBoolean("hasFallback"));
        Client.Response used = send("admin.all", "DELETE", PEOPLE + "/bureau-1", null);
        assertEquals(409, used.status());
        assertEquals("IN_USE", used.json().getString("reason"));
    }
}
