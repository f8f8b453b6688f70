package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client.Response;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.response.warnings.OwnWarningUrgency;
import io.hazardwatch.gateway.testkit.AuthenticatorApp;
import io.hazardwatch.gateway.workers.PoolFullException;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whoever agrees to what takes two persons is another person, with the right to it, who said so of exactly that. */
class SecondPersonTest extends ApiTestCase {
    private static final String PATH = "/api/v1/second-person-requests";
    private static final String MODE = "/api/v1/sites/huarun-gas/lpg-depot-01/units/farm/mode";

    private static JsonObject mode() {
        return new JsonObject().put("mode", "maintenance").put("reason", "valves").put("minutes", 30);
    }

    private static JsonObject by(String name) {
        return mode().put("second", new JsonObject().put("username", name).put("password", name));
    }

    private static JsonObject by(JsonObject request) {
        return mode().put("second", new JsonObject().put("request", request.getString("id")));
    }

    private static String reason(Response response) {
        return response.status() + " " + response.json().getString("reason");
    }

    private JsonObject ask(String who) {
        Response asked = client.post(who, PATH, new JsonObject().put("path", MODE).put("body", mode()));
        assertEquals(201, asked.status(), asked::text);
        return asked.json();
    }

    private Response agree(String who, JsonObject request) {
        return client.post(who, PATH + '/' + request.getString("id") + "/agree", new JsonObject());
    }

    @Test
    void modeThatSuppressesWhatCanBeCritical_takesTwoPersons_andNamesTheLaw() {
        desk.criticalMode = "maintenance";
        Response alone = client.post("operator", MODE, mode());
        assertEquals("403 NEEDS_SECOND_PERSON", reason(alone));
        assertTrue(alone.json().getJsonObject("law").getString("zh").contains("安全生产法"), alone::text);
        assertEquals("403 SAME_PERSON", reason(client.post("operator", MODE, by("operator"))));
        assertEquals("403 SECOND_PERSON", reason(client.post("operator", MODE, by("viewer"))));
        assertEquals("403 WRONG_PASSWORD", reason(client.post("operator", MODE, mode().put("second",
                new JsonObject().put("username", "supervisor").put("password", "guess")))));
        Response done = client.post("operator", MODE, by("supervisor"));
        assertEquals("supervisor", done.json().getString("second"), done::text);
        assertEquals("operator", done.json().getString("by"));
    }

    @Test
    void secondPersonWrittenIntoTheReason_isRefused() {
        assertEquals(400, client.post("operator", MODE, mode().put("reason", "works; agreed by Chen Hua")).status());
    }

    @Test
    void requestThatAnotherPersonAnswered_countsOnceAndForExactlyThat() {
        JsonObject request = ask("operator");
        assertEquals("403 NOT_AGREED", reason(client.post("operator", MODE, by(request))));
        assertEquals("403 SAME_PERSON", reason(agree("operator", request)));
        assertTrue(listed("supervisor").getJsonObject(0).getBoolean("mayAgree"));
        assertFalse(listed("operator").getJsonObject(0).getBoolean("mayAgree"));
        assertEquals("AGREED", agree("supervisor", request).json().getString("state"));
        assertEquals("409 ANSWERED", reason(agree("maintenance", request)));
        assertEquals("403 NOT_AGREED", reason(client.post("operator", MODE, by(request).put("minutes", 60))));
        assertEquals("403 NOT_AGREED", reason(client.post("huarun", MODE, by(request))), "of somebody else");
        Response done = client.post("operator", MODE, by(request));
        assertEquals("supervisor", done.json().getString("second"), done::text);
        assertEquals("403 NOT_AGREED", reason(client.post("operator", MODE, by(request))), "once");
        List<String> told = desk.notes.stream().filter(note -> note.type() == TransitionType.SECOND_PERSON)
                .map(note -> note.actor() + ' ' + note.reason().replaceFirst(" from .*", "")).toList();
        String of = ", request " + request.getString("id") + " of operator";
        assertEquals(List.of("operator asked" + of, "supervisor agreed" + of), told);
    }

    private JsonArray listed(String who) {
        return client.get(who, PATH).json().getJsonArray("requests");
    }

    @Test
    void requests_endAfterTenMinutes_areDeclinedAndTakenBack() {
        JsonObject late = ask("operator");
        agree("supervisor", late);
        clock.advance(SecondPersonRequests.LIFE_MILLIS - 1);
        assertEquals(1, listed("supervisor").size());
        clock.advance(1);
        assertEquals("403 NOT_AGREED", reason(client.post("operator", MODE, by(late))));
        assertEquals(404, agree("supervisor", late).status());
        JsonObject declined = ask("operator");
        assertEquals("DECLINED", client.post("supervisor", PATH + '/' + declined.getString("id") + "/decline", new JsonObject()).json()
                .getString("state"));
        assertEquals("409 ANSWERED", reason(agree("supervisor", declined)));
        JsonObject back = ask("operator");
        agree("supervisor", back);
        assertEquals(200, client.post("operator", PATH + '/' + back.getString("id") + "/decline", new JsonObject()).status());
        assertEquals("403 NOT_AGREED", reason(client.post("operator", MODE, by(back))));
    }

    private SecondPersonRequests restarted() {
        return new SecondPersonRequests(desk.users, desk.secondPersons, null, clock);
    }

    @Test
    void restart_forgetsNoRequest_norThatOneWasUsed_andCountsNoAnswerOfAnAccountThatChanged() {
        JsonObject waiting = ask("operator");
        JsonObject agreed = ask("operator");
        JsonObject used = ask("operator");
        agree("supervisor", agreed);
        agree("supervisor", used);
        assertEquals(200, client.post("operator", MODE, by(used)).status());
        SecondPersonRequests again = restarted();
        assertEquals(List.of("WAITING", "AGREED", "USED"), List.of(waiting, agreed, used).stream()
                .map(each -> again.get(each.getString("id")).state().name()).toList());
        assertEquals("supervisor", again.get(agreed.getString("id")).second().name());
        assertTrue(again.get(agreed.getString("id")).isFor(MODE, mode()));
        desk.users.revoked.add("supervisor");
        assertEquals(List.of(waiting.getString("id")), restarted().all().stream().map(SecondPersonRequest::id).toList());
        clock.advance(SecondPersonRequests.LIFE_MILLIS);
        assertEquals(List.of(), again.all(), "the end is that of before");
    }

    @Test
    void requestWhoseUseIsRefused_canBeUsedAgain() throws Exception {
        CountDownLatch isOver = new CountDownLatch(1);
        AtomicReference<Object> failure = new AtomicReference<>();
        RoutingContext ctx = (RoutingContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {RoutingContext.class},
                (proxy, method, given) -> {
                    failure.set(given[0]);
                    return null;
                });
        try (WorkerPool pool = new WorkerPool(desk.vertx, "full", 1, 0)) {
            pool.run(() -> {
                isOver.await();
                return null;
            });
            SecondPersonRequests requests = new SecondPersonRequests(desk.users, desk.secondPersons, pool, clock);
            SecondPersonRequest asked = requests.ask(MODE, mode(), TwoPersonAction.of(MODE), "operator");
            SecondPersonRequest agreed = requests.answer(asked, SecondPersonRequest.State.AGREED, desk.users.known("supervisor"));
            requests.use(ctx, agreed, () -> failure.set("went on"));
            assertTrue(failure.get() instanceof PoolFullException, () -> String.valueOf(failure.get()));
            assertEquals(SecondPersonRequest.State.AGREED, requests.get(agreed.id()).state());
        } finally {
            isOver.countDown();
        }
    }

    @Test
    void storeThatIsAway_leavesRequestsInMemory() {
        desk.secondPersons.isAway = true;
        JsonObject request = ask("operator");
        assertEquals("AGREED", agree("supervisor", request).json().getString("state"));
        assertEquals(200, client.post("operator", MODE, by(request)).status());
        assertEquals(List.of(), restarted().all());
    }

    @Test
    void requestOutsideOfTheScopeOrTheRights_doesNotExist() {
        JsonObject request = ask("operator");
        for (String who : List.of("north", "engineer.all", "operator.north-chem")) {
            assertEquals(0, listed(who).size(), who);
            assertEquals(404, agree(who, request).status(), who);
        }
        String other = MODE.replace("huarun-gas", "north-chem");
        assertEquals(404, client.post("huarun", PATH, new JsonObject().put("path", other).put("body", mode())).status());
        for (String path : List.of("/api/v1/users", "/api/v1/configuration/confirm", MODE + "/../x", "http://elsewhere" + MODE)) {
            assertEquals(400, client.post("operator", PATH, new JsonObject().put("path", path).put("body", mode())).status(), path);
        }
        assertEquals(400, client.post("operator", PATH, new JsonObject().put("path", MODE).put("body", by("supervisor"))).status());
    }

    @Test
    void accountThatIsNotAnyMoreWhatItWas_hasAgreedToNothing() {
        JsonObject request = ask("operator");
        agree("supervisor", request);
        desk.users.revoked.add("supervisor");
        assertEquals("403 NOT_AGREED", reason(client.post("operator", MODE, by(request))));
    }

    @Test
    void twoAccountsOfOnePerson_areOnePerson() {
        desk.users.persons.putAll(Map.of("operator", "li-wei", "supervisor", "li-wei", "maintenance", "chen-hua"));
        assertEquals("403 SAME_PERSON", reason(client.post("operator", MODE, by("supervisor"))));
        JsonObject request = ask("operator");
        assertFalse(listed("supervisor").getJsonObject(0).getBoolean("mayAgree"));
        assertEquals("403 SAME_PERSON", reason(agree("supervisor", request)));
        assertEquals(200, agree("maintenance", request).status());
        desk.users.persons.put("maintenance", "li-wei");
        assertEquals("403 SAME_PERSON", reason(client.post("operator", MODE, by(request))), "known to be the same meanwhile");
    }

    @Test
    void warningOfOurs_isNotReleasedTwiceByOnePersonWithTwoAccounts() {
        desk.users.persons.putAll(Map.of("operator", "li-wei", "supervisor", "li-wei"));
        String path = "/api/v1/cap/messages/" + desk.warnings.tell(Desk.GAS, "operator", OwnWarningUrgency.IMMEDIATE, Desk.START).id() + "/release";
        JsonObject actual = new JsonObject().put("confirm", "ACTUAL");
        assertEquals("409 SECOND_PERSON_NEEDED", reason(client.post("supervisor", path, actual)));
        assertEquals("sent", client.post("maintenance", path, actual).json().getString("state"));
    }

    @Test
    void tooManyRequests_areRefused() {
        for (int i = 0; i < SecondPersonRequests.OF_ONE_MAX; i++) {
            ask("operator");
        }
        assertEquals(429, client.post("operator", PATH, new JsonObject().put("path", MODE).put("body", mode())).status());
        assertEquals(201, client.post("supervisor", PATH, new JsonObject().put("path", MODE).put("body", mode())).status());
    }

    @Test
    void programsAskAndAgreeToNothing() {
        String key = client.post("supervisor", "/api/v1/api-keys", new JsonObject().put("name", "x").put("rights",
                List.of("AGREE_TO_ACTIONS", "SET_UNIT_MODE")).put("expiresAt", Times.utc(clock.millis() + 1_000_000))).json().getString("key");
        Response agreed = client.send("POST", PATH + '/' + ask("operator").getString("id") + "/agree", "{}", "Authorization", "Bearer " + key);
        assertEquals("403 PERSON_NEEDED", reason(agreed));
    }

    @Test
    void sessionThatGaveItsSecretLongAgo_agreesToNothing() {
        String cookie = client.send("POST", "/api/v1/session", new JsonObject().put("username", "supervisor").put("password", "supervisor").encode())
                .header("Set-Cookie");
        clock.advance(Reauthentication.MILLIS);
        Response agreed = client.send("POST", PATH + '/' + ask("operator").getString("id") + "/agree", "{}", "Cookie",
                cookie.substring(0, cookie.indexOf(';')), "X-Requested-With", "hazardwatch");
        assertEquals("403 REAUTHENTICATE", reason(agreed));
    }

    @Test
    void criticalAlarm_isTakenOutOfServiceByARequestToo() {
        String path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/out-of-service";
        JsonObject permit = new JsonObject().put("permit", "WP-17").put("until", Times.utc(clock.millis() + 1_000_000)).put("measure", "rounds");
        JsonObject request = client.post("supervisor", PATH, new JsonObject().put("path", path).put("body", permit)).json();
        assertEquals(404, agree("operator", request).status(), "without the right to take alarms out of service");
        assertEquals(200, agree("maintenance", request).status());
        Response done = client.post("supervisor", path, permit.copy().put("second", new JsonObject().put("request", request.getString("id"))));
        assertEquals(200, done.status(), done::text);
        assertEquals("maintenance", done.json().getJsonArray("suppression").getJsonObject(0).getString("second"));
    }

    @Test
    void codeOfTheSecondPersonsFactor_isAskedForInTheSameCall() {
        String cookie = cookieOf("supervisor");
        JsonObject offered = with(cookie, "/api/v1/session/second-factor", new JsonObject().put("password", "supervisor")).json();
        AuthenticatorApp app = new AuthenticatorApp(offered.getString("secret"));
        assertEquals(200, with(cookie, "/api/v1/session/second-factor/confirm", new JsonObject().put("code", app.code(clock.millis()))).status());
        clock.advance(60_000);
        assertEquals("403 SECOND_FACTOR", reason(client.post("operator", MODE, by("supervisor"))));
        JsonObject wrong = by("supervisor");
        wrong.getJsonObject("second").put("code", "000000");
        assertEquals("403 WRONG_CODE", reason(client.post("operator", MODE, wrong)));
        JsonObject right = by("supervisor");
        right.getJsonObject("second").put("code", app.code(clock.millis()));
        assertEquals("supervisor", client.post("operator", MODE, right).json().getString("second"));
        assertEquals("403 WRONG_CODE", reason(client.post("operator", MODE, right)), "a code counts once");
    }

    private String cookieOf(String name) {
        String cookie = client.send("POST", "/api/v1/session", new JsonObject().put("username", name).put("password", name).encode())
                .header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private Response with(String cookie, String path, JsonObject body) {
        return client.send("POST", path, body.encode(), "Cookie", cookie, "X-Requested-With", "hazardwatch");
    }
}
