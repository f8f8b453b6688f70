package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Everybody reads public messages, but the accounts behind them are shown only to those who see the site. */
class OwnWarningNamesTest extends ApiTestCase {
    private JsonObject first(String user) {
        return client.get(user, "/api/v1/cap/messages").json().getJsonArray("messages").getJsonObject(0);
    }

    @Test
    void accounts_areHiddenFromOtherEnterprises() {
        desk.warnings.tell(Desk.OTHER, "wang", Desk.START);
        assertEquals("wang", first("north").getString("preparedBy"));
        assertEquals("wang", first("north").getJsonArray("releasedBy").getString(0));
        JsonObject foreign = first("huarun");
        assertEquals("public", foreign.getString("scope"));
        for (String field : new String[] {"preparedBy", "releasedBy", "note"}) {
            assertNull(foreign.getValue(field), field);
        }
    }

    @Test
    void fieldThatNobodyReads_isRefusedByItsName_alsoOneWithin() {
        JsonObject text = new JsonObject().put("zh", "泄漏").put("en", "leak");
        JsonObject body = new JsonObject().put("enterprise", Desk.GAS.enterprise()).put("site", Desk.GAS.site()).put("event", text)
                .put("headline", text).put("description", text);
        for (String wrong : new String[] {"exercice", "Urgency"}) {
            Client.Response refused = client.post("operator", "/api/v1/cap/messages", body.copy().put(wrong, true));
            assertEquals("400 " + wrong, refused.status() + " " + refused.json().getString("parameter"));
            assertEquals(true, refused.json().getString("rule").contains("exercise"), "it says what there is");
        }
        Client.Response within = client.post("operator", "/api/v1/cap/messages", body.copy().put("event", text.copy().put("fr", "fuite")));
        assertEquals("400 fr", within.status() + " " + within.json().getString("parameter"));
        JsonObject whole = body.put("description", new JsonObject().put("zh", "泄漏，请撤离").put("en", "leak, leave")).put("instruction", text);
        assertEquals(201, client.post("operator", "/api/v1/cap/messages", whole).status());
    }

    @Test
    void messageChangedInTheStore_isMarkedInTheListOfTheSite_andInNoFeed() {
        String identifier = desk.warnings.tell(Desk.OTHER, "wang", Desk.START).identifier();
        assertEquals(1, client.get("huarun", "/api/v1/cap/feed.atom").text().split("<entry>").length - 1);
        desk.warnings.alter();
        assertEquals(0, client.get("huarun", "/api/v1/cap/feed.atom").text().split("<entry>").length - 1);
        assertEquals(0, client.get("huarun", "/api/v1/cap/messages").json().getJsonArray("messages").size());
        assertEquals(true, first("north").getBoolean("altered"));
        assertEquals(404, client.get("north", "/api/v1/cap/" + identifier + ".xml").status());
    }
}
