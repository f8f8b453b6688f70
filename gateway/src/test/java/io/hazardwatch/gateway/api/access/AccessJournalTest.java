package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What of people's coming, going and doing is in the journal. */
class AccessJournalTest extends ApiTestCase {
    private static final String USERS = "/api/v1/users";

    @Test
    void logIn_isJournaledWithWhoAndFromWhere() {
        logIn("operator", "operator");
        logIn("huarun", "huarun");
        List<Note> told = List.copyOf(desk.notes);
        assertEquals(List.of("_system operator operator", "huarun-gas huarun huarun"),
                told.stream().map(note -> note.enterprise() + ' ' + note.subject() + ' ' + note.actor()).toList());
        told.forEach(note -> assertEquals("from 127.0.0.1 by session " + note.session(), note.reason()));
        assertEquals(told.getFirst().session(), client.get("operator", "/api/v1/sessions").json().getJsonArray("sessions").getJsonObject(0)
                .getString("id"));
    }

    @Test
    void pollingByBasic_isOneLogIn() {
        for (int i = 0; i < 5; i++) {
            assertEquals(200, client.get("operator", "/api/v1/session").status());
            clock.advance(60_000);
        }
        assertEquals(1, desk.notes.size(), desk.notes::toString);
    }

    @Test
    void wrongOnes_areToldOnceAMinuteAndCounted() {
        for (int i = 0; i < 5; i++) {
            logIn("huarun", "s3cret guess");
        }
        assertEquals(List.of(note(TransitionType.LOG_IN_REFUSED, "huarun-gas", "huarun", "system", "wrong password from 127.0.0.1")),
                List.copyOf(desk.notes));
        clock.advance(AccessJournal.WINDOW_MILLIS);
        Await.until("the minute is told", () -> desk.notes.size() == 2);
        Note rest = List.copyOf(desk.notes).getLast();
        assertEquals("wrong password from 127.0.0.1, 4 more within a minute", rest.reason());
        assertFalse(desk.notes.toString().contains("s3cret"));
    }

    @Test
    void nameNobodyHas_isNotWrittenDown() {
        logIn("my-own-password", "x");
        assertEquals("unknown name", desk.notes.element().subject());
        assertEquals("_system", desk.notes.element().enterprise());
        assertFalse(desk.notes.toString().contains("my-own"));
    }

    @Test
    void refusedForTooManyTries_isJournaledToo() {
        desk.users.held.put("admin", new CompletableFuture<>());
        List<CompletableFuture<?>> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tries.add(client.http().sendAsync(HttpRequest.newBuilder(URI.create(desk.url() + "/api/v1/session"))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(
                            body("admin", "guess"))).build(), BodyHandlers.ofString()));
        }
        Await.until("too many", () -> desk.notes.stream().anyMatch(note -> note.reason().startsWith("too many tries")));
        desk.users.held.get("admin").complete(null);
        Await.until("all had their turn", () -> {
            clock.advance(LogInThrottle.PAUSE_MILLIS);
            return tries.stream().allMatch(CompletableFuture::isDone);
        });
    }

    @Test
    void floodOfRefusals_isBoundedInTheJournal() {
        AccessJournal trace = new AccessJournal(desk.notes::add, desk.users, clock);
        for (int i = 0; i < 10_000; i++) {
            trace.bounded(new AccessJournal.Kind(TransitionType.LOG_IN_REFUSED, "_system", "user-" + i, "system", "wrong password", null));
        }
        assertEquals(AccessJournal.KINDS_MAX, desk.notes.size());
        trace.stop();
        assertEquals(AccessJournal.KINDS_MAX + 1, desk.notes.size());
        assertTrue(List.copyOf(desk.notes).getLast().reason().contains(Integer.toString(10_000 - AccessJournal.KINDS_MAX)));
    }

    @Test
    void actionOfSomebodyWhoSeesAll_standsUnderTheEnterpriseThatTheCallNames() {
        assertEquals(200, send("PUT", "/api/v1/import/mappings/huarun-gas", new JsonObject().put("mapping", new JsonObject().put("a", "DEVICE")))
                .status());
        assertEquals(200, client.send("POST", "/api/v1/import?enterprise=huarun-gas&site=lpg-depot-01", "位号,项目\nV-1,p\n", "Authorization",
                Client.basic("admin"), "Content-Type", "text/csv").status());
        assertEquals(201, send("POST", "/api/v1/roster/feed", new JsonObject()).status());
        assertEquals(List.of("huarun-gas PUT /api/v1/import/mappings/huarun-gas", "huarun-gas POST /api/v1/import",
                "_system POST /api/v1/roster/feed"), desk.notes.stream().filter(note -> note.type() == TransitionType.ACTION)
                .map(note -> note.enterprise() + ' ' + note.subject()).toList());
    }

    @Test
    void enterpriseThatTheCallNamesInVain_isNotTaken() {
        assertEquals(201, send("POST", "/api/v1/roster/feed?enterprise=_other", new JsonObject()).status());
        assertEquals(201, client.post("enterprise_admin.north-chem", "/api/v1/roster/feed?enterprise=huarun-gas", new JsonObject()).status());
        assertEquals(List.of("_system", "north-chem"),
                desk.notes.stream().filter(note -> note.type() == TransitionType.ACTION).map(Note::enterprise).toList());
    }

    @Test
    void accountsMadeChangedAndRemoved_areJournaled() {
        JsonObject person = new JsonObject().put("username", "li-wei").put("role", "OPERATOR").put("enterprise", "huarun-gas")
                .put("password", "correct staple 7");
        assertEquals(201, client.post("admin", USERS, person).status());
        assertEquals(200, send("PUT", USERS + "/gw-1", new JsonObject().put("role", "OPERATOR")).status());
        assertEquals(204, send("POST", USERS + "/gw-1/password", new JsonObject().put("new", "correct staple 7")).status());
        assertEquals(204, send("DELETE", USERS + "/gw-1", null).status());
        assertEquals(List.of("made, role OPERATOR, enterprise huarun-gas from 127.0.0.1",
                "changed to role OPERATOR, all enterprises; was role VIEWER, all enterprises from 127.0.0.1",
                "password set by an administrator from 127.0.0.1", "removed; was role OPERATOR, all enterprises from 127.0.0.1"),
                of(TransitionType.ACCOUNT_CHANGED));
        assertFalse(desk.notes.toString().contains("staple"));
        assertEquals(409, send("PUT", USERS + "/admin", new JsonObject().put("role", "OPERATOR")).status());
        assertEquals(404, send("PUT", USERS + "/nobody", new JsonObject().put("role", "OPERATOR")).status());
    }

    @Test
    void ownPassword_isChangedWithTheOldOneAndJournaled() {
        String path = "/api/v1/session/password";
        JsonObject change = new JsonObject().put("old", "viewer").put("new", "correct staple 7");
        assertEquals(204, client.post("viewer", path, change).status());
        assertEquals(List.of("password changed by its owner from 127.0.0.1"), of(TransitionType.ACCOUNT_CHANGED));
        Client.Response wrong = client.post("viewer", path, change.copy().put("old", "guess"));
        assertEquals(403, wrong.status());
        assertEquals("WRONG_PASSWORD", wrong.json().getString("reason"));
        assertEquals("PASSWORD_TOO_SHORT", client.post("viewer", path, change.copy().put("new", "short")).json().getString("reason"));
        Client.Response unread = client.post("viewer", path, change.copy().put("new", 12345678));
        assertEquals(400, unread.status());
        assertFalse(unread.text().contains("12345678"), unread.text());
    }

    @Test
    void ownPasswordChangedByCookie_givesANewSession() {
        String set = logIn("viewer", "viewer").header("Set-Cookie");
        Client.Response changed = client.send("POST", "/api/v1/session/password", new JsonObject().put("old", "viewer")
                .put("new", "correct staple 7").encode(), "Cookie", set.substring(0, set.indexOf(';')), "X-Requested-With", "hazardwatch");
        assertEquals(204, changed.status());
        assertNotNull(changed.header("Set-Cookie"));
    }

    @Test
    void credentials_areJournaledWithoutTheirSecrets() {
        String path = "/api/v1/enterprises/huarun-gas/credentials";
        client.post("admin", path, new JsonObject().put("name", "gw").put("device", "gd-07"));
        client.send("DELETE", path + "/gw-1", null, "Authorization", Client.basic("admin"));
        assertEquals(List.of("issued, called gw, for device huarun-gas/lpg-depot-01/gd-07 from 127.0.0.1", "revoked from 127.0.0.1"),
                of(TransitionType.CREDENTIAL_CHANGED));
        assertFalse(desk.notes.toString().contains("secret"));
    }

    @Test
    void exports_areJournaledOrderedFetchedAndDeleted() {
        JsonObject order = client.post("viewer", "/api/v1/exports", new JsonObject().put("enterprise", "huarun-gas")
                .put("from", Times.utc(Desk.START)).put("to", Times.utc(Desk.START + 1000))).json();
        client.get("viewer", order.getString("archive"));
        client.send("DELETE", "/api/v1/exports/" + order.getString("id"), null, "Authorization", Client.basic("viewer"));
        client.get("viewer", "/api/v1/alarms.csv");
        List<String> told = of(TransitionType.EXPORT);
        assertEquals(4, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("ordered, readings of 1 points"), told::toString);
        assertEquals("fetched from 127.0.0.1", told.get(1));
        assertTrue(told.get(2).endsWith("deleted from 127.0.0.1"), told::toString);
        assertTrue(told.get(3).startsWith("fetched, position all"), told::toString);
    }

    @Test
    void refusedForRoleOrScope_isJournaled() {
        String path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/ack";
        assertEquals(403, client.post("viewer", path, new JsonObject()).status());
        assertEquals(404, client.get("huarun", "/api/v1/sites/north-chem/tank-farm-02").status());
        assertEquals(List.of("ROLE from 127.0.0.1", "OUTSIDE_SCOPE from 127.0.0.1"), of(TransitionType.ACCESS_REFUSED));
        assertEquals("POST " + path, desk.notes.stream()
                .filter(note -> note.type() == TransitionType.ACCESS_REFUSED).findFirst().orElseThrow().subject());
    }

    private List<String> of(TransitionType type) {
        return desk.notes.stream().filter(note -> note.type() == type).map(Note::reason).toList();
    }

    private static Note note(TransitionType type, String enterprise, String subject, String actor, String reason) {
        return new Note(type, enterprise, subject, actor, reason, Desk.START);
    }

    private Client.Response send(String method, String path, JsonObject body) {
        return client.send(method, path, body == null ? null : body.encode(), "Authorization", Client.basic("admin"));
    }

    private Client.Response logIn(String user, String password) {
        return client.send("POST", "/api/v1/session", body(user, password));
    }

    private static String body(String user, String password) {
        return new JsonObject().put("username", user).put("password", password).encode();
    }

    @Test
    void sessionOfACommand_isInTheEntry_forWhoReadsTheAccessLogAndForOneself() {
        String cookie = cookie();
        String id = desk.raise(Desk.GAS, Priority.P2, Desk.START).id();
        JsonObject sessions = client.send("GET", "/api/v1/sessions", null, "Cookie", cookie).json();
        String session = sessions.getJsonArray("sessions").getJsonObject(0).getString("id");
        assertEquals(200, client.send("POST", "/api/v1/alarms/" + id + "/ack", "{\"occurrence\":1,\"annSeq\":1}", "Cookie", cookie,
                "X-Requested-With", "hazardwatch").status());
        assertEquals(session, acked("operator").getString("session"));
        assertEquals(session, acked("auditor.all").getString("session"));
        assertEquals(null, acked("viewer").getString("session"));
        assertTrue(acked("viewer").containsKey("session"));
        client.post("supervisor", "/api/v1/alarms/" + id + "/comment", new JsonObject().put("comment", "seen"));
        JsonArray entries = client.get("admin", "/api/v1/alarms/" + id + "/journal").json().getJsonArray("entries");
        assertEquals("basic", entries.getJsonObject(entries.size() - 1).getString("session"));
        assertEquals(null, entries.getJsonObject(0).getString("session"), "the gateway has none");
    }

    private JsonObject acked(String who) {
        return client.get(who, "/api/v1/journal?type=ALARM_ACKED").json().getJsonArray("entries").getJsonObject(0);
    }
}
