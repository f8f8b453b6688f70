package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wrong log-ins, many of them, and whom they must not lock out. Everybody comes from one address. */
class LogInTest extends ApiTestCase {
    @AfterEach
    void close() {
        desk.users.held.values().forEach(held -> held.complete(null));
    }

    @Test
    void rightPasswordAfterManyWrongOnes_waitsAndGetsThrough() {
        for (int i = 0; i < LogInThrottle.FREE; i++) {
            assertEquals(401, Desk.await(logIn("admin", "guess")).statusCode());
        }
        CompletableFuture<HttpResponse<String>> right = logIn("admin", "admin");
        assertEquals(200, Desk.await(logIn("operator", "operator")).statusCode());
        assertFalse(right.isDone());
        clock.advance(LogInThrottle.PAUSE_MILLIS);
        assertEquals(200, Desk.await(right).statusCode());
        assertEquals(200, Desk.await(logIn("admin", "admin")).statusCode());
    }

    @Test
    void wrongOnesAtOnce_areCountedBeforeTheyAreHashed() {
        desk.users.held.put("admin", new CompletableFuture<>());
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(logIn("admin", "guess"));
        }
        long waiting = LogInThrottle.FREE + 2;
        Await.until("all others refused", () -> all.stream().filter(CompletableFuture::isDone).count() == 200 - waiting);
        HttpResponse<String> refused = all.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow().join();
        assertEquals(429, refused.statusCode());
        assertEquals("20", refused.headers().firstValue("Retry-After").orElse(""));
        assertTrue(desk.users.checks.get() <= 1, "hashed: " + desk.users.checks);
        desk.users.held.get("admin").complete(null);
        clock.advance(LogInThrottle.WAIT_MILLIS_MAX);
        Desk.await(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
        assertEquals(waiting, desk.users.checks.get());
    }

    @Test
    void strangersFillWhatTheyMay_knownBrowserIsHashedAllTheSame() {
        String browser = browser(Desk.await(logIn("operator", "operator")));
        CompletableFuture<Void> held = new CompletableFuture<>();
        List<CompletableFuture<HttpResponse<String>>> strangers = new ArrayList<>();
        for (int i = 0; i < LogInThrottle.FREE_ADDRESS + 5; i++) {
            desk.users.held.put("stranger-" + i, held);
            strangers.add(logIn("stranger-" + i, "guess"));
        }
        Await.until("one is hashed", () -> desk.users.checks.get() > 1);
        CompletableFuture<HttpResponse<String>> known = logIn("operator", "operator", "Cookie", browser);
        held.complete(null);
        assertEquals(200, Desk.await(known).statusCode());
        Await.until("all had their turn", () -> {
            clock.advance(LogInThrottle.PAUSE_MILLIS_ADDRESS);
            return strangers.stream().allMatch(CompletableFuture::isDone);
        });
        strangers.forEach(stranger -> assertEquals(401, Desk.await(stranger).statusCode()));
    }

    @Test
    void browserCookie_isForNoScriptAndOpensNothing() {
        HttpResponse<String> in = Desk.await(logIn("operator", "operator"));
        String set = in.headers().allValues("Set-Cookie").stream().filter(each -> each.contains("trusted")).findFirst().orElseThrow();
        assertTrue(set.contains("HTTPOnly") && set.contains("SameSite=Strict"), set);
        assertEquals(401, client.send("GET", "/api/v1/session", null, "Cookie", browser(in)).status());
    }

    @Test
    void secondPersonsWrongPassword_is403AndAsksForNoOtherLogIn() {
        String path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/shelve";
        JsonObject wish = new JsonObject().put("minutes", 10).put("reason", "test")
                .put("second", new JsonObject().put("username", "supervisor").put("password", "wrong"));
        Client.Response refused = client.post("operator", path, wish);
        assertEquals(403, refused.status());
        assertEquals("WRONG_PASSWORD", refused.json().getString("reason"));
        assertNull(refused.header("WWW-Authenticate"));
    }

    /** Whoever names a second person learns neither that person's role nor enterprise. */
    @Test
    void secondPersonOfAnotherEnterprise_isRefusedWithoutSayingWhoseItIs() {
        String path = "/api/v1/alarms/" + desk.raise(Desk.GAS, Priority.P1, Desk.START).id() + "/shelve";
        JsonObject wish = new JsonObject().put("minutes", 10).put("reason", "test")
                .put("second", new JsonObject().put("username", "north").put("password", "north"));
        Client.Response refused = client.post("huarun", path, wish);
        assertEquals("SECOND_PERSON", refused.json().getString("reason"));
        assertFalse(refused.text().contains("north-chem"), refused.text());
    }

    private static String browser(HttpResponse<String> in) {
        String set = in.headers().allValues("Set-Cookie").stream().filter(each -> each.contains("trusted")).findFirst().orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private CompletableFuture<HttpResponse<String>> logIn(String user, String password, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(desk.url() + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new JsonObject().put("username", user).put("password", password).encode()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.http().sendAsync(request.build(), BodyHandlers.ofString());
    }
}
