package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.rollcall.RollCall;
import io.hazardwatch.gateway.duty.rollcall.RollCallState;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.signing.Sha256;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hand-over, duty log and roll calls over HTTP; everybody's password is their name. */
class DutyRoutesTest extends ApiTestCase {
    private static final long CHANGE = Desk.START;
    private static final LocalDate DAY = Instant.ofEpochMilli(CHANGE).atZone(DeskDuty.ZONE).toLocalDate();

    @BeforeEach
    void open() {
        desk.duty.post("room", "huarun-gas", List.of("huarun"), List.of("operator"), CHANGE);
        desk.duty.said.matters.add(new OpenMatter(OpenMatter.Kind.ALARM_ACKNOWLEDGED, "a.1", new Text("高高报", "HH")));
        desk.duty.said.matters.add(new OpenMatter(OpenMatter.Kind.UNPROTECTED, "p.1", new Text("失联", "stale")));
        desk.duty.look(CHANGE);
    }

    private JsonObject get(String path) {
        return client.get("operator", path).json();
    }

    private Client.Response post(String who, String path, JsonObject body) {
        return client.post(who, path, body);
    }

    private Client.Response form(String path, String fields) {
        return client.send("POST", path, fields, "Content-Type", "application/x-www-form-urlencoded");
    }

    private JsonObject handover() {
        return get("/api/v1/handovers/current").getJsonArray("handovers").getJsonObject(0);
    }

    @Test
    void headOfThePage_knowsWhoIsOnUntilWhen_andWhoAnswers() {
        JsonObject now = get("/api/v1/duty").getJsonArray("posts").getJsonObject(0);
        assertEquals("operator", now.getJsonObject("shift").getJsonArray("officers").getJsonObject(0).getString("person"));
        assertTrue(now.getJsonObject("shift").getString("to").endsWith("+08:00"));
        assertEquals("huarun", now.getJsonArray("responsible").getJsonObject(0).getString("person"));
        assertNull(now.getJsonObject("next"));
    }

    @Test
    void handover_itemByItem_thenTheWholeAsItWasSeen() {
        String id = handover().getString("id");
        JsonObject first = new JsonObject().put("items", List.of(1));
        Client.Response refused = post("huarun", "/api/v1/handovers/" + id + "/accept", first);
        assertEquals(403, refused.status());
        assertEquals("NOT_INCOMING", refused.json().getString("reason"));
        assertEquals("accepted", post("operator", "/api/v1/handovers/" + id + "/accept", first).json().getJsonArray("items")
                .getJsonObject(0).getString("state"));
        assertEquals(List.of("a.1 operator"), desk.duty.said.takenOver);
        JsonObject stale = new JsonObject().put("all", true).put("seen", 1);
        assertEquals("LIST_CHANGED", post("operator", "/api/v1/handovers/" + id + "/accept", stale).json().getString("reason"));
        assertEquals("accepted", post("operator", "/api/v1/handovers/" + id + "/accept", stale.put("seen", 2)).json().getString("state"));
        assertEquals(409, post("operator", "/api/v1/handovers/" + id + "/accept", stale).status());
        assertEquals(404, post("operator", "/api/v1/handovers/nothing/accept", stale).status());
    }

    @Test
    void handover_saysWhatIsNotKeptHere() {
        assertEquals(List.of("work_permit", "task"), handover().getJsonArray("notKept").getList());
    }

    @Test
    void handoverAtAConsoleOfSomebodyElse_isAcceptedByTheSecretOfWhoComes() {
        String id = handover().getString("id");
        JsonObject body = new JsonObject().put("all", true).put("seen", 2).put("username", "operator").put("secret", "wrong");
        assertEquals("WRONG_PASSWORD", post("huarun", "/api/v1/handovers/" + id + "/accept", body).json().getString("reason"));
        assertEquals("accepted", post("huarun", "/api/v1/handovers/" + id + "/accept", body.put("secret", "operator")).json().getString("state"));
    }

    @Test
    void spotCheck_orderedByASupervisor_answeredWithTheSecretOnly_isKeptWithItsHash() {
        JsonObject ordered = post("supervisor", "/api/v1/spot-checks", new JsonObject().put("post", "room")).json();
        assertEquals("asked", ordered.getString("state"));
        String answer = "/api/v1/roll-calls/" + ordered.getString("id") + "/answer";
        assertEquals(400, post("operator", answer, new JsonObject()).status());
        assertEquals("WRONG_PASSWORD", post("operator", answer, new JsonObject().put("secret", "guess")).json().getString("reason"));
        assertTrue(desk.notes.stream().anyMatch(note -> note.type() == TransitionType.LOG_IN_REFUSED), "a wrong secret is journaled");
        assertEquals("NOT_ON_DUTY", post("huarun", answer, new JsonObject().put("secret", "huarun")).json().getString("reason"));
        assertEquals(1, get("/api/v1/roll-calls?state=asked").getJsonArray("rollCalls").size());
        assertEquals("answered", post("operator", answer, new JsonObject().put("secret", "operator")).json().getString("state"));
        assertEquals("NOT_ASKED", post("operator", answer, new JsonObject().put("secret", "operator")).json().getString("reason"));
        JsonObject kept = get("/api/v1/spot-checks").getJsonArray("spotChecks").getJsonObject(0);
        assertEquals(Sha256.hex(kept.getString("record")), kept.getString("hash"));
        assertEquals("operator", new JsonObject(kept.getString("record")).getString("answeredBy"));
        assertEquals(403, post("operator", "/api/v1/spot-checks", new JsonObject().put("post", "room")).status());
        assertEquals(404, post("supervisor", "/api/v1/spot-checks", new JsonObject().put("post", "nowhere")).status());
    }

    @Test
    void pinOfOnesOwn_answersInsteadOfThePasswordAndIsAskedFor() {
        JsonObject ordered = post("supervisor", "/api/v1/spot-checks", new JsonObject().put("post", "room")).json();
        String answer = "/api/v1/roll-calls/" + ordered.getString("id") + "/answer";
        assertEquals(400, post("operator", "/api/v1/session/pin", new JsonObject().put("password", "operator").put("pin", "12")).status());
        assertEquals("WRONG_PASSWORD", post("operator", "/api/v1/session/pin", new JsonObject().put("password", "guess").put("pin", "583921"))
                .json().getString("reason"));
        assertFalse(get("/api/v1/session").getBoolean("pinSet"));
        assertEquals(204, post("operator", "/api/v1/session/pin", new JsonObject().put("password", "operator").put("pin", "583921")).status());
        assertTrue(get("/api/v1/session").getBoolean("pinSet"));
        assertEquals("WRONG_PIN", post("operator", answer, new JsonObject().put("secret", "operator")).json().getString("reason"));
        JsonObject answered = post("operator", answer, new JsonObject().put("secret", "583921")).json();
        assertEquals("answered", answered.getString("state"));
        assertTrue(answered.getBoolean("pinSet"));
        assertTrue(desk.notes.stream().noneMatch(note -> note.reason().contains("583921")), desk.notes::toString);
    }

    @Test
    void rollCall_isAnsweredOnTheTelephone_byItsLinkAndThePinOfThePerson() {
        post("supervisor", "/api/v1/spot-checks", new JsonObject().put("post", "room"));
        RollCall call = desk.duty.now().get("room").rollCalls().getFirst();
        String link = "/presence/" + DeskCalls.TOKENS.presenceToken(call.question(), "operator");
        assertEquals(410, form("/presence/" + DeskCalls.TOKENS.presenceToken(call.question(), "huarun"), "secret=operator").status());
        assertTrue(client.send("GET", link, null).text().contains("中控室"));
        post("operator", "/api/v1/session/pin", new JsonObject().put("password", "operator").put("pin", "583921"));
        assertEquals(403, form(link, "secret=operator").status(), "the password does not count once there is a PIN");
        Client.Response wrong = form(link, "secret=583920");
        assertTrue(wrong.status() == 403 && wrong.text().contains("PIN 不正确"), wrong.text());
        assertEquals(400, form(link, "").status());
        assertEquals(RollCallState.ASKED, desk.duty.kept.rollCalls.get(call.id()).state());
        Client.Response right = form(link, "secret=583921");
        assertTrue(right.status() == 200 && right.text().contains("已应答"), right.text());
        assertEquals("operator", desk.duty.kept.rollCalls.get(call.id()).answeredBy());
        assertEquals(410, form(link, "secret=583921").status(), "a link is good once");
    }

    @Test
    void answerTimesAndMisses_areInTheFigures_byPersonShiftAndSite() {
        JsonObject ordered = post("supervisor", "/api/v1/spot-checks", new JsonObject().put("post", "room")).json();
        clock.advance(42_000);
        assertEquals(200, post("operator", "/api/v1/roll-calls/" + ordered.getString("id") + "/answer",
                new JsonObject().put("secret", "operator")).status());
        clock.advance(1000);
        JsonObject duty = get("/api/v1/kpis?enterprise=huarun-gas").getJsonObject("duty");
        assertEquals(new JsonObject().put("person", "operator").put("answered", 1).put("missed", 0).put("secondsMedian", 42).put("secondsMost", 42),
                duty.getJsonArray("byPerson").getJsonObject(0));
        assertEquals("huarun-gas", duty.getJsonArray("bySite").getJsonObject(0).getString("site"));
        assertTrue(duty.getJsonArray("byShift").getJsonObject(0).getString("shift").startsWith("room "));
        String csv = client.get("operator", "/api/v1/kpis.csv?enterprise=huarun-gas").text();
        assertTrue(csv.lines().anyMatch(line -> line.contains("rollCalls.secondsMedian") && line.contains("person operator,42,s")), csv);
        assertTrue(csv.lines().anyMatch(line -> line.contains("rollCalls.missed") && line.contains("site huarun-gas,0,")), csv);
        assertEquals(0, get("/api/v1/kpis?enterprise=north-chem").getJsonObject("duty").getJsonArray("byPerson").size());
    }

    @Test
    void rollCallThatIsStillToBeAsked_isShownToNobody() {
        assertTrue(desk.duty.kept.rollCalls.size() >= 2);
        for (String path : List.of("/api/v1/roll-calls", "/api/v1/roll-calls?state=asked", "/api/v1/duty")) {
            String text = client.get("admin", path).text();
            assertTrue(desk.duty.kept.rollCalls.keySet().stream().noneMatch(text::contains), path);
        }
        assertEquals(400, client.get("admin", "/api/v1/roll-calls?state=waiting").status());
    }

    @Test
    void duty_log_isWrittenReadSearchedCorrectedAndDone() {
        JsonObject call = new JsonObject().put("post", "room").put("kind", "call").put("party", "王工").put("matter", "泵房异响").put("action", "现场查看");
        JsonObject written = post("operator", "/api/v1/duty-log", call).json();
        assertEquals("operator", written.getString("author"));
        JsonObject correction = new JsonObject().put("post", "room").put("kind", "correction").put("matter", "应为 2 号泵")
                .put("about", written.getString("id"));
        assertEquals(201, post("operator", "/api/v1/duty-log", correction).status());
        JsonObject instruction = new JsonObject().put("post", "room").put("kind", "instruction").put("party", "wang").put("matter", "停泵")
                .put("action", "停 2 号泵");
        assertEquals("NO_ASSIGNEE", post("operator", "/api/v1/duty-log", instruction).json().getString("reason"));
        String order = post("operator", "/api/v1/duty-log", instruction.put("due", Times.utc(CHANGE + 3_600_000))).json().getString("id");
        JsonObject done = new JsonObject().put("post", "room").put("kind", "done").put("matter", "已停").put("about", order);
        assertEquals(201, post("operator", "/api/v1/duty-log", done).status());
        assertEquals(409, post("operator", "/api/v1/duty-log", done).status());
        assertEquals("NOT_BY_HAND", post("operator", "/api/v1/duty-log", call.copy().put("kind", "alarm")).json().getString("reason"));
        assertEquals(400, post("operator", "/api/v1/duty-log", call.copy().put("kind", "gossip")).status());
        assertEquals(1, get("/api/v1/duty-log/entries?q=%E6%B3%B5%E6%88%BF").getJsonArray("entries").size());
        assertEquals(1, get("/api/v1/duty-log/entries?kind=correction").getJsonArray("entries").size());
        assertEquals(400, client.get("operator", "/api/v1/duty-log?post=room&day=yesterday").status());
        assertTrue(get("/api/v1/duty-log?post=room").getJsonArray("entries").size() >= 5);
    }

    @Test
    void day_isSignedByBothWithSecretsOfTheirOwn_andPrinted() {
        JsonObject note = new JsonObject().put("post", "room").put("matter", "<b>巡检</b>").put("at", Times.utc(CHANGE));
        assertEquals(201, post("operator", "/api/v1/duty-log", note).status());
        JsonObject body = new JsonObject().put("post", "room").put("secret", "operator");
        assertEquals("DAY_NOT_OVER", post("operator", "/api/v1/duty-log/" + DAY + "/sign", body).json().getString("reason"));
        clock.advance(DAY.plusDays(1).atStartOfDay(DeskDuty.ZONE).toInstant().toEpochMilli() - clock.millis());
        long refused = desk.front.logInsRefused();
        assertEquals("WRONG_PASSWORD", post("operator", "/api/v1/duty-log/" + DAY + "/sign", body.copy().put("secret", "x")).json()
                .getString("reason"));
        assertEquals(refused + 1, desk.front.logInsRefused(), "a wrong secret is counted");
        assertNull(post("operator", "/api/v1/duty-log/" + DAY + "/sign", body).json().getJsonObject("sealed"));
        assertEquals("ALREADY_SIGNED", post("operator", "/api/v1/duty-log/" + DAY + "/sign", body).json().getString("reason"));
        JsonObject other = new JsonObject().put("post", "room").put("username", "huarun").put("secret", "huarun");
        JsonObject sealed = post("operator", "/api/v1/duty-log/" + DAY + "/sign", other).json().getJsonObject("sealed");
        assertTrue(sealed.getBoolean("isWhole"));
        assertTrue(desk.duty.said.journal.stream().anyMatch(line -> line.startsWith("DUTY_DAY_SIGNED") && line.contains(sealed.getString("hash"))));
        String page = client.get("operator", "/api/v1/duty-log/" + DAY + "/print?post=room").text();
        assertTrue(page.contains(sealed.getString("hash")) && page.contains("&lt;b&gt;巡检&lt;/b&gt;"), page);
        assertFalse(page.contains("<b>"));
    }

    @Test
    void storeAway_whatCountsOnlyThereIsRefused_andTheRestGoesOn() {
        desk.duty.kept.away = true;
        assertTrue(post("operator", "/api/v1/duty-log", new JsonObject().put("post", "room").put("matter", "x")).status() >= 500);
        assertEquals("accepted", post("operator", "/api/v1/handovers/" + handover().getString("id") + "/accept",
                new JsonObject().put("all", true).put("seen", 2)).json().getString("state"));
        desk.defects.clear();
    }
}
