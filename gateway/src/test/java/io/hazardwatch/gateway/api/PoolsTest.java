package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.hazardwatch.gateway.api.access.LogInThrottle;
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

/** One kind of blocking work neither delays another nor waits without end. */
class PoolsTest extends ApiTestCase {
    private static final int AT_ONCE = 100;
    private final CompletableFuture<Void> hashed = new CompletableFuture<>();

    @AfterEach
    void close() {
        hashed.complete(null);
    }

    @Test
    void hundredLogInsAtOnce_delayNoQueryAndNoScrape_andThoseBeyondTheBoundAreToldWhenToComeAgain() {
        String cookie = cookie();
        desk.users.held.put("stranger", hashed);
        List<CompletableFuture<HttpResponse<String>>> logIns = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            logIns.add(logIn("stranger"));
        }
        HttpResponse<String> refused = Desk.await(CompletableFuture.anyOf(logIns.toArray(CompletableFuture[]::new))
                .thenApply(first -> logIns.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow().join()));
        assertEquals(429, refused.statusCode(), refused.body());
        assertNotNull(refused.headers().firstValue("Retry-After").orElse(null));
        assertEquals(200, client.send("GET", "/api/v1/journal", null, "Cookie", cookie).status());
        assertEquals(200, client.send("GET", "/api/v1/points/huarun-gas/lpg-depot-01/gd-07/lel/history", null, "Cookie", cookie).status());
        assertEquals(200, client.send("GET", "/metrics", null).status());
        hashed.complete(null);
        clock.advance(LogInThrottle.WAIT_MILLIS_MAX);
        Desk.await(CompletableFuture.allOf(logIns.toArray(CompletableFuture[]::new)));
    }

    private CompletableFuture<HttpResponse<String>> logIn(String user) {
        return client.http().sendAsync(HttpRequest.newBuilder(URI.create(desk.url() + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"" + user + "\",\"password\":\"" + user + "\"}")).build(), BodyHandlers.ofString());
    }
}
