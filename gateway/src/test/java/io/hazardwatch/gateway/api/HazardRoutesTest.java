package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.access.SealedAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Files of hazard sources and stock books are read and recorded by those who may, each change with its rule. */
class HazardRoutesTest extends ApiTestCase {
    private static final String FARM = "/api/v1/sites/huarun-gas/lpg-depot-01/hazard-sources/tank-farm-a";
    private static final String STOCK = FARM + "/stock";

    private static JsonObject assessment() {
        return new JsonObject().put("day", "2025-11-01").put("assessor", "安全评价所");
    }

    private static JsonObject stock(String direction, double tonnes) {
        return new JsonObject().put("substance", "68476-85-7").put("direction", direction).put("tonnes", tonnes).put("words", "tanker 7");
    }

    private List<String> open() {
        return client.get("viewer", "/api/v1/hazard-sources?enterprise=huarun-gas").json().getJsonArray("hazardSources").getJsonObject(0)
                .getJsonArray("open").stream().map(each -> ((JsonObject) each).getString("matter")).distinct().toList();
    }

    private JsonObject checklist() {
        return client.get("viewer", "/api/v1/hazard-sources?enterprise=huarun-gas").json().getJsonArray("hazardSources").getJsonObject(0)
                .getJsonObject("checklist");
    }

    private void state(String document, JsonObject said) {
        assertEquals(200, client.send("PUT", FARM + "/documents/" + document, said.put("reference", "r").encode(), "Authorization",
                Client.basic("supervisor")).status());
    }

    @Test
    void checklist_countsWhatIsNeededAndThere_andNamesWhatWaits_theSoonestDueFirst() {
        state("msds", new JsonObject().put("state", "present").put("day", "2025-09-01"));
        state("staff", new JsonObject().put("state", "present").put("day", "2025-09-01").put("due", "2025-10-01"));
        state("plan", new JsonObject().put("state", "in_preparation").put("due", "2025-09-15"));
        state("key_photographs", new JsonObject().put("state", "not_applicable").put("words", "no key place"));
        JsonObject list = checklist();
        assertEquals(12, list.getInteger("needed"));
        assertEquals(2, list.getInteger("there"));
        assertEquals(1, list.getInteger("overdue"));
        JsonArray waiting = list.getJsonArray("waiting");
        assertEquals(11, waiting.size());
        assertEquals(new JsonObject().put("document", "plan").put("state", "in_preparation").put("due", "2025-09-15"), waiting.getJsonObject(0));
        assertEquals(new JsonObject().put("document", "staff").put("state", "overdue").put("due", "2025-10-01"), waiting.getJsonObject(1));
        assertNull(waiting.getJsonObject(2).getString("due"));
        assertEquals(list, client.get("viewer", FARM).json().getJsonObject("checklist"));
    }

    @Test
    void list_countsWhatIsOpen_ofTheOwnScope() {
        JsonObject own = client.get("viewer", "/api/v1/hazard-sources?enterprise=huarun-gas").json();
        assertEquals(1, own.getInteger("total"));
        assertEquals("IV", own.getJsonArray("hazardSources").getJsonObject(0).getString("grade"));
        assertEquals(1, own.getJsonObject("figures").getInteger("asksForAssessment"));
        assertEquals(14, own.getJsonObject("figures").getInteger("openTotal"), "no assessment and 13 documents");
        assertEquals(13, checklist().getInteger("needed"));
        assertEquals(0, checklist().getInteger("there"));
        assertEquals(2, client.get("admin", "/api/v1/hazard-sources").json().getInteger("total"));
        JsonObject page = client.get("admin", "/api/v1/hazard-sources?limit=1&open=true").json();
        assertEquals("north-chem", client.get("admin", "/api/v1/hazard-sources?limit=1&cursor=" + page.getString("next")).json()
                .getJsonArray("hazardSources").getJsonObject(0).getString("enterprise"));
        assertEquals(1, client.get("admin", "/api/v1/hazard-sources?site=lpg-depot-01").json().getInteger("total"));
    }

    @Test
    void assessmentAndFiling_areRecorded_andAStaleVersionIsRefused() {
        String before = client.get("supervisor", FARM).header("ETag");
        Client.Response made = client.post("supervisor", FARM + "/assessments", assessment());
        assertEquals(201, made.status(), made.text());
        assertEquals("2028-11-01", made.json().getString("due"));
        assertEquals(List.of("not_filed", "document_missing"), open());
        Client.Response stale = client.send("POST", FARM + "/assessments", assessment().encode(), "Authorization", Client.basic("supervisor"),
                "If-Match", before);
        assertEquals(412, stale.status());
        String filing = FARM + "/assessments/" + made.json().getString("id") + "/filing";
        assertEquals(400, client.post("supervisor", filing, new JsonObject().put("filed", "2025-10-31")).status(), "before it was assessed");
        assertEquals(200, client.post("supervisor", filing, new JsonObject().put("filed", "2025-11-10").put("filing", "BA-1")).status());
        Client.Response again = client.post("supervisor", filing, new JsonObject().put("filed", "2025-11-10"));
        assertEquals("FILED_ALREADY", again.json().getString("reason"));
        assertEquals(List.of("document_missing"), open());
        assertEquals(404, client.post("supervisor", FARM + "/assessments/ha-x/filing", new JsonObject().put("filed", "2025-11-10")).status());
    }

    @Test
    void enteredTrigger_asksForANewAssessment() {
        client.post("supervisor", FARM + "/assessments", assessment());
        JsonObject accident = new JsonObject().put("kind", "accident").put("day", "2025-11-20").put("words", "one dead");
        assertEquals(201, client.post("supervisor", FARM + "/triggers", accident).status());
        JsonObject file = client.get("viewer", FARM).json();
        assertTrue(file.getBoolean("asksForAssessment"));
        assertTrue(file.getJsonArray("entries").getJsonObject(0).getBoolean("open"));
        assertEquals(6, file.getJsonArray("triggers").size());
        assertTrue(open().contains("trigger"));
    }

    @Test
    void document_isEditedByVersion_andFollowsItsPeriod() {
        String drills = FARM + "/documents/drills";
        Client.Response present = client.get("viewer", drills);
        assertEquals("missing", present.json().getString("state"));
        JsonObject said = new JsonObject().put("state", "present").put("day", "2025-09-01").put("reference", "drill-3.pdf");
        Client.Response stated = client.send("PUT", drills, said.encode(), "Authorization", Client.basic("supervisor"), "If-Match",
                present.header("ETag"));
        assertEquals("2026-03-01", stated.json().getString("due"), "each half-year: " + stated.text());
        assertEquals(412, client.send("PUT", drills, said.encode(), "Authorization", Client.basic("supervisor"), "If-Match",
                present.header("ETag")).status());
        JsonArray documents = client.get("viewer", FARM).json().getJsonArray("documents");
        assertEquals(13, documents.size());
        for (JsonObject wrong : List.of(said.copy().put("state", "lost"), said.copy().putNull("day"), said.copy().put("due", "2025-08-01"),
                said.copy().put("day", "2099-01-01"), new JsonObject().put("state", "not_applicable"))) {
            assertEquals(400, client.send("PUT", drills, wrong.encode(), "Authorization", Client.basic("supervisor")).status(), wrong.encode());
        }
        assertEquals(404, client.send("PUT", FARM + "/documents/poem", said.encode(), "Authorization", Client.basic("supervisor")).status());
    }

    @Test
    void stock_isEnteredByOneAndConfirmedByAnother() {
        Client.Response entered = client.post("operator", STOCK, stock("in", 20));
        assertEquals(201, entered.status(), entered.text());
        String entry = STOCK + '/' + entered.json().getString("entry");
        assertEquals(0, client.get("viewer", STOCK).json().getJsonArray("balances").getJsonObject(0).getDouble("tonnes"));
        assertTrue(open().contains("stock_unconfirmed"));
        Client.Response own = client.post("operator", entry + "/confirm", new JsonObject());
        assertEquals(409, own.status());
        assertEquals("STOCK_OWN_ENTRY", own.json().getString("reason"));
        assertEquals(200, client.post("admin", entry + "/confirm", new JsonObject()).status());
        JsonObject book = client.get("viewer", STOCK).json();
        assertEquals(20, book.getJsonArray("balances").getJsonObject(0).getDouble("tonnes"));
        assertEquals(100, book.getJsonArray("balances").getJsonObject(0).getDouble("designTonnes"));
        assertNull(book.getJsonArray("balances").getJsonObject(0).getDouble("measuredTonnes"));
        assertEquals(0, book.getJsonArray("pending").size());
        Client.Response tooMuch = client.post("operator", STOCK, stock("out", 21));
        assertEquals("STOCK_NEGATIVE", tooMuch.json().getString("reason"));
        Client.Response back = client.post("operator", entry + "/take-back", new JsonObject().put("words", "weighed wrongly"));
        assertEquals("out", back.json().getString("direction"));
        assertEquals(200, client.post("operator", STOCK + '/' + back.json().getString("entry") + "/refuse", new JsonObject().put("words", "no"))
                .status());
        assertEquals(404, client.post("admin", STOCK + "/999/confirm", new JsonObject()).status());
        String csv = client.get("viewer", STOCK + ".csv").text();
        assertEquals(3, csv.lines().count(), csv);
        assertTrue(csv.contains(",68476-85-7,in,20,confirmed,,tanker 7,operator,"), csv);
        assertEquals(0, client.get("viewer", STOCK + "?from=2025-01-01&to=2025-01-31").json().getJsonArray("entries").size());
    }

    @Test
    void stockAboveTheDesignMaximum_isOpen_andTheGradeStays() {
        String entry = STOCK + '/' + client.post("operator", STOCK, stock("in", 500)).json().getString("entry");
        client.post("admin", entry + "/confirm", new JsonObject());
        assertTrue(open().contains("stock_above_design"));
        assertEquals("IV", client.get("viewer", FARM).json().getString("grade"));
    }

    @Test
    void whatCannotBe_isRefusedWithItsRule() {
        for (JsonObject wrong : List.of(stock("up", 1), stock("in", 0), stock("in", -1), stock("in", 1e7), stock("in", 0.0000001),
                stock("in", 1).put("substance", "water"), stock("in", 1).put("day", "2099-01-01"), stock("in", 1).put("day", "2001-01-01"))) {
            assertEquals(400, client.post("operator", STOCK, wrong).status(), wrong.encode());
        }
        for (JsonObject wrong : List.of(assessment().put("day", "2099-01-01"), assessment().put("assessor", " "), assessment().put("filed", "x"))) {
            assertEquals(400, client.post("supervisor", FARM + "/assessments", wrong).status(), wrong.encode());
        }
        assertEquals(403, client.post("operator", FARM + "/assessments", assessment()).status());
        assertEquals(403, client.post("viewer", STOCK, stock("in", 1)).status());
        assertEquals(404, client.get("viewer", FARM.replace("tank-farm-a", "tank-farm-x")).status());
        assertEquals(400, client.get("viewer", STOCK + "?from=2025-02-01&to=2025-01-01").status());
    }

    @Test
    void filing_hasQuantityPlaceAndManagers_asJsonTableAndPage() {
        client.post("supervisor", FARM + "/assessments", assessment().put("assessor", "<b>所</b>"));
        JsonObject filing = client.get("viewer", FARM + "/filing").json();
        assertEquals(100, filing.getJsonArray("substances").getJsonObject(0).getDouble("tonnes"));
        assertEquals(31.78, filing.getDouble("lat"));
        assertEquals("li-wei", filing.getJsonArray("managers").getJsonObject(0).getString("person"));
        assertNull(filing.getJsonArray("managers").getJsonObject(1).getString("person"), "nobody is named");
        String csv = client.get("viewer", FARM + "/filing.csv").text();
        assertEquals(2, csv.lines().count());
        assertTrue(csv.contains(",IV,2,4.5,1.5,60,GB 18218-2018,LPG,68476-85-7,,100,50,li-wei,,,2025-11-01,"), csv);
        String page = client.get("viewer", FARM + "/filing/print").text();
        assertTrue(page.contains("四级 IV") && page.contains("未指定 nobody") && page.contains("68476-85-7"), page);
        assertFalse(page.contains("<b>所</b>"), "what people wrote is escaped");
    }

    private Client.Response emergency(String cookie, String path, JsonObject body) {
        return client.send("POST", path, body.encode(), "Cookie", cookie, "X-Requested-With", "hazardwatch");
    }

    @Test
    void accountForEmergencies_neitherEntersNorConfirmsNorTakesBack() {
        String confirmed = STOCK + '/' + client.post("operator", STOCK, stock("in", 20)).json().getString("entry");
        client.post("admin", confirmed + "/confirm", new JsonObject());
        String waiting = STOCK + '/' + client.post("operator", STOCK, stock("in", 5)).json().getString("entry");
        desk.glass.seal();
        String set = client.send("POST", "/api/v1/session", new JsonObject().put("username", SealedAccount.NAME).put("password", SealedAccount.NAME)
                .encode()).header("Set-Cookie");
        String cookie = set.substring(0, set.indexOf(';'));
        for (Client.Response refused : List.of(emergency(cookie, waiting + "/confirm", new JsonObject()), emergency(cookie, STOCK, stock("in", 1)),
                emergency(cookie, confirmed + "/take-back", new JsonObject().put("words", "weighed wrongly")))) {
            assertEquals(403, refused.status(), refused.text());
            assertEquals("PERSON_NEEDED", refused.json().getString("reason"));
        }
        assertEquals(2, client.get("viewer", STOCK).json().getJsonArray("entries").size());
    }

    @Test
    void beforeTheStoreWasRead_nothingIsSaidOfWhatIsOpenOrThere() {
        String made = client.post("supervisor", FARM + "/assessments", assessment()).json().getString("id");
        desk.proposals.hazards.isUnread = true;
        for (String path : List.of("/api/v1/hazard-sources", "/api/v1/hazard-sources?open=true", FARM, FARM + "/documents/drills", FARM + "/filing",
                FARM + "/filing.csv", FARM + "/filing/print", STOCK)) {
            assertEquals(503, client.get("viewer", path).status(), path);
        }
        assertEquals(503, client.post("supervisor", FARM + "/assessments/" + made + "/filing", new JsonObject().put("filed", "2025-11-10")).status());
        assertEquals(503, client.post("operator", STOCK, stock("in", 1).put("substance", "of-the-book")).status());
        desk.proposals.hazards.isUnread = false;
        assertFalse(open().contains("not_assessed"));
    }

    @Test
    void storeThatDoesNotAnswer_isNoDefect() {
        desk.proposals.hazards.failure = new TimeoutException();
        Client.Response refused = client.post("operator", STOCK, stock("in", 1));
        assertEquals(503, refused.status());
        assertEquals("UNANSWERED", refused.json().getString("reason"));
    }

    @Test
    void sourceWithoutAnAssessment_isAGapOfCoverage_onceThatIsKnown() {
        desk.proposals.hazards.assessment("north-chem", "tank-farm-02");
        assertEquals("huarun-gas", unassessed().getJsonObject(0).getString("enterprise"));
        assertEquals(1, unassessed().size());
        desk.proposals.hazards.isUnread = true;
        assertEquals(0, unassessed().size(), "nothing is said of what was not read");
    }

    private JsonArray unassessed() {
        return client.get("viewer", "/api/v1/coverage?kind=not_assessed").json().getJsonArray("gaps");
    }
}
