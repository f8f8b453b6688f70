package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.vertx.core.json.JsonObject;
import java.util.List;
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
    void logIn_isThatOfAPersonWhomTheAccountMaySee() {
        Client.Response made = send("admin.all", "POST", "/api/v1/users", "{\"username\":\"gw-1\",\"password\":\"correct staple 7\","
                + "\"role\":\"OPERATOR\",\"enterprise\":\"huarun-gas\",\"person\":\"person-huarun-gas\"}");
        assertEquals("person-huarun-gas", made.json().getString("person"), made::text);
        String put = "/api/v1/users/gw-1";
        Client.Response kept = send("admin.all", "PUT", put, "{\"role\":\"SUPERVISOR\",\"enterprise\":\"huarun-gas\"}");
        assertEquals("person-huarun-gas", kept.json().getString("person"), kept::text);
        for (String stranger : List.of("nobody", "person-north-chem", "bureau-1")) {
            Client.Response refused = send("admin.all", "PUT", put, "{\"role\":\"OPERATOR\",\"enterprise\":\"huarun-gas\",\"person\":\""
                    + stranger + "\"}");
            assertEquals(400, refused.status(), stranger);
            assertEquals("person", refused.json().getString("parameter"));
        }
        assertEquals("bureau-1", send("admin.all", "PUT", put, "{\"role\":\"OPERATOR\",\"person\":\"bureau-1\"}").json().getString("person"));
        assertTrue(send("admin.all", "GET", "/api/v1/users", null).text().contains("\"person\":\"bureau-1\""));
        assertNull(send("admin.all", "PUT", put, "{\"role\":\"OPERATOR\",\"person\":null}").json().getString("person"));
        assertTrue(desk.notes.stream().anyMatch(note -> note.reason().startsWith("changed to role OPERATOR, all enterprises; was person bureau-1")),
                desk.notes::toString);
    }

    @Test
    void levelMadeOnesOwn_isInTheChainAndKeepsItsPeople() {
        Client.Response set = send("admin.huarun-gas", "PUT", "/api/v1/levels/huarun-gas/shift-leader", "{\"order\":20,\"name\":{\"en\":\"x\"},"
                + "\"fallback\":[\"person-huarun-gas\",\"bureau-1\"],\"reason\":\"first set-up\"}");
        assertEquals(200, set.status(), set::text);
        JsonObject chain = send("viewer.huarun-gas", "GET", "/api/v1/levels", null).json();
        assertEquals(7, chain.getJsonArray("levels").size());
        assertTrue(chain.getJsonArray("levels").getJsonObject(1).getBoolean("hasFallback"));
        JsonObject own = chain.getJsonObject("times").getJsonObject("P2");
        assertEquals("120 false [duty-officer, shift-leader]", own.getInteger("repeatSeconds") + " " + own.getBoolean("usual") + " "
                + own.getJsonArray("answers").getList());
        JsonObject other = send("viewer.north-chem", "GET", "/api/v1/levels", null).json().getJsonObject("times");
        assertEquals("300 true", other.getJsonObject("P2").getInteger("repeatSeconds") + " " + other.getJsonObject("P2").getBoolean("usual"));
        assertNull(other.getJsonObject("P4").getInteger("repeatSeconds"));
        Client.Response used = send("admin.all", "DELETE", PEOPLE + "/bureau-1", null);
        assertEquals(409, used.status());
        assertEquals("IN_USE", used.json().getString("reason"));
    }
}
