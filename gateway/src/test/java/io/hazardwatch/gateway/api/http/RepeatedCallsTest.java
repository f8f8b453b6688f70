package io.hazardwatch.gateway.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.accounts.Scope;
import io.hazardwatch.gateway.accounts.StoredAnswer;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.access.Sessions;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedCallsTest extends ApiTestCase {
    private String path;

    @BeforeEach
    void raise() {
        path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/ack";
    }

    private Client.Response ack(String user, String key, int annSeq) {
        return client.send("POST", path, "{\"occurrence\":1,\"annSeq\":" + annSeq + "}", "Authorization", Client.basic(user), "Idempotency-Key", key);
    }

    @Test
    void repeatedPost_getsTheFirstAnswerAndDoesNothing() {
        Client.Response first = ack("operator", "k1", 1);
        assertEquals(200, first.status());
        int entries = client.get("operator", "/api/v1/journal").json().getJsonArray("entries").size();
        Client.Response again = ack("operator", "k1", 1);
        assertEquals(first.text(), again.text());
        assertEquals(200, again.status());
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals(first.header("Content-Type"), again.header("Content-Type"));
        assertEquals(entries, client.get("operator", "/api/v1/journal").json().getJsonArray("entries").size());
    }

    @Test
    void refusal_isRepeatedToo() {
        Client.Response stale = ack("operator", "k2", 9);
        assertEquals(409, stale.status());
        assertEquals(stale.text(), ack("operator", "k2", 9).text());
    }

    @Test
    void sameKeyForAnotherRequest_isRefused() {
        ack("operator", "k3", 1);
        assertEquals("IDEMPOTENCY_KEY_REUSED", ack("operator", "k3", 2).json().getString("reason"));
        assertNull(ack("supervisor", "k3", 1).header("Idempotent-Replayed"), "a key is of its caller");
    }

    @Test
    void answer_isForgottenAfterADay() {
        ack("operator", "k4", 1);
        clock.advance(TimeUnit.HOURS.toMillis(RepeatedCalls.HOURS));
        assertNull(ack("operator", "k4", 1).header("Idempotent-Replayed"));
    }

    @Test
    void answerThatNobodyWaitedFor_isKeptForTheRepetition() throws Exception {
        client.get("operator", "/api/v1/alarms");
        clock.advance(60_000);
        CompletableFuture<Void> check = new CompletableFuture<>();
        desk.users.held.put("supervisor", check);
        String body = "{\"occurrence\":1,\"annSeq\":1,\"second\":{\"username\":\"supervisor\",\"password\":\"supervisor\"}}";
        int before = desk.front.bounds().open();
        try (Socket socket = new Socket("127.0.0.1", desk.front.port())) {
            socket.getOutputStream().write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Client.basic("operator")
                    + "\r\nIdempotency-Key: k5\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            Await.until("the second password is looked at", () -> desk.users.checks.get() == 2);
        }
        Await.until("the connection is gone", () -> desk.front.bounds().open() <= before);
        assertEquals("IDEMPOTENCY_IN_PROGRESS", send(body).json().getString("reason"));
        check.complete(null);
        Await.until("it is done", () -> send(body).status() == 200);
        assertEquals("true", send(body).header("Idempotent-Replayed"));
        assertEquals(2, desk.users.checks.get(), "the second person's password was looked at once");
    }

    private Client.Response send(String body) {
        return client.send("POST", path, body, "Authorization", Client.basic("operator"), "Idempotency-Key", "k5");
    }

    @Test
    void answer_isOfTheScopeOfItsCaller() {
        ack("operator", "k6", 1);
        desk.users.scopes.put("operator", Scope.of("north-chem"));
        clock.advance(Sessions.IDLE_MILLIS);
        assertEquals(404, ack("operator", "k6", 1).status());
    }

    @Test
    void answer_isGivenAfterARestart_withoutADiskOnlyUntilThen() {
        Client.Response first = ack("operator", "k7", 1);
        Await.until("it is stored", () -> desk.answers.stored.size() == 1);
        desk.answers.isFull = true;
        ack("operator", "k8", 9);
        Await.until("the disk refuses", () -> desk.front.isRepetitionInMemoryOnly());
        try (Desk restarted = new Desk(clock, ApiSettings.plain(0, HttpLimits.STANDARD), desk.answers); Client later = new Client(restarted.url())) {
            Client.Response again = later.send("POST", path, "{\"occurrence\":1,\"annSeq\":1}", "Authorization", Client.basic("operator"),
                    "Idempotency-Key", "k7");
            assertEquals("true", again.header("Idempotent-Replayed"));
            assertEquals(first.text(), again.text());
            assertNull(later.send("POST", path, "{\"occurrence\":1,\"annSeq\":9}", "Authorization", Client.basic("operator"), "Idempotency-Key", "k8")
                    .header("Idempotent-Replayed"), "it could not be stored");
        }
    }

    @Test
    void whatIsShownOnce_isNotDoneTwiceAndNotKept() {
        shownOnce("/api/v1/api-keys");
    }

    @Test
    void whatIsShownOnce_isNotKeptEither_ifThePathEndsWithASlash() {
        shownOnce("/api/v1/api-keys/");
    }

    private void shownOnce(String keys) {
        String body = "{\"name\":\"x\",\"rights\":[\"READ\"],\"expiresAt\":\"2025-11-23T00:00:00Z\"}";
        String[] headers = {"Authorization", Client.basic("operator"), "Idempotency-Key", "k9"};
        String secret = client.send("POST", keys, body, headers).json().getString("key");
        assertNotNull(secret);
        assertEquals("SHOWN_ONCE", client.send("POST", keys, body, headers).json().getString("reason"));
        assertEquals(1, client.get("operator", "/api/v1/api-keys").json().getJsonArray("keys").size());
        Await.until("it is stored", () -> desk.answers.stored.size() == 1);
        assertFalse(desk.answers.stored.toString().contains(secret));
    }

    @Test
    void secretOfARequest_isNoPartOfWhatIsStored() {
        String sign = "/api/v1/duty-log/2025-11-22/sign";
        for (String secret : List.of("123456", "654321")) {
            client.send("POST", sign, "{\"post\":\"none\",\"secret\":\"" + secret + "\"}", "Authorization", Client.basic("operator"),
                    "Idempotency-Key",
                    "k" + secret);
        }
        Await.until("both are stored", () -> desk.answers.stored.size() == 2);
        assertEquals(1, desk.answers.stored.values().stream().map(StoredAnswer::request).distinct().count());
    }

    @Test
    void busyAccount_pushesOutOnlyItsOwnAnswers() {
        ack("supervisor", "mine", 1);
        ack("operator", "oldest", 1);
        for (int i = 0; i < RepeatedCalls.ACCOUNT_KEYS_MAX; i++) {
            ack("operator", "k" + i, 9);
        }
        assertEquals("true", ack("supervisor", "mine", 1).header("Idempotent-Replayed"));
        assertEquals("true", ack("operator", "k" + (RepeatedCalls.ACCOUNT_KEYS_MAX - 1), 9).header("Idempotent-Replayed"));
        assertNull(ack("operator", "oldest", 1).header("Idempotent-Replayed"));
    }

    @Test
    void badKey_isRefused() {
        assertEquals(400, ack("operator", "x".repeat(201), 1).status());
    }
}
