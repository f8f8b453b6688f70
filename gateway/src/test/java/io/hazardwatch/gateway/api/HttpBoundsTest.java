package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.RawHttp;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What strangers may take of the HTTP port before anybody has logged in. */
class HttpBoundsTest extends ApiTestCase {
    private static final HttpLimits LIMITS = new HttpLimits(40, 30, 10_000, 30_000, 60_000, 30_000);
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private final List<RawHttp> connections = new ArrayList<>();

    HttpBoundsTest() {
        super(ApiSettings.plain(0, LIMITS));
    }

    @AfterEach
    void close() {
        connections.forEach(RawHttp::close);
    }

    @Test
    void connectionsBeyondTheBoundOfAnAddress_areClosedAtOnceAndCounted_untilOthersLeave() {
        List<RawHttp> silent = Stream.generate(this::connect).limit(LIMITS.connectionsPerAddressMax()).toList();
        Await.until("all are taken", () -> desk.front.bounds().open() == LIMITS.connectionsPerAddressMax());
        assertEquals("", connect().send(LIVE).untilClosed());
        assertEquals(1, desk.front.bounds().refusedByAddress());
        assertTrue(silent.getFirst().send(LIVE).head().startsWith("HTTP/1.1 200"));
        silent.getLast().close();
        Await.until("one has left", () -> desk.front.bounds().open() == LIMITS.connectionsPerAddressMax() - 1);
        assertTrue(connect().send(LIVE).head().startsWith("HTTP/1.1 200"));
    }

    @Test
    void headersThatTrickle_endTheConnection() {
        RawHttp slow = connect().send("GET /health/live HTTP/1.1\r\nHo");
        waitUntilTaken(1);
        clock.advance(LIMITS.headerMillis());
        slow.send("s");
        clock.advance(1_000);
        assertEquals("", slow.untilClosed());
        assertEquals(1, desk.front.connections().closedForTime());
    }

    @Test
    void bodyThatTrickles_endsTheConnection() {
        RawHttp slow = connect().send("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{");
        waitUntilTaken(1);
        RawHttp second = connect().send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n"); // takes its turn after it
        second.head();
        clock.advance(LIMITS.bodyMillis());
        slow.send("\"");
        clock.advance(1_000);
        assertFalse(slow.untilClosed().startsWith("HTTP/1.1 2"));
    }

    @Test
    void connectionKeptForNothing_isClosedAfterTheIdleTimeNotBefore() {
        RawHttp kept = connect().send(LIVE);
        assertTrue(kept.head().startsWith("HTTP/1.1 200"));
        clock.advance(LIMITS.idleMillis() - 1);
        assertTrue(kept.send(LIVE).untilStatus().endsWith("HTTP/1.1 200 OK"));
        clock.advance(LIMITS.idleMillis() + 1);
        kept.untilClosed();
        assertEquals(1, desk.front.connections().closedForTime());
    }

    @Test
    void webSocketWithoutAWord_staysOpen() {
        WebSocket live = Desk.await(client.http().newWebSocketBuilder().header("Authorization", Client.basic("operator"))
                .buildAsync(URI.create(desk.url().replace("http", "ws") + "/api/v1/live"), new WebSocket.Listener() { }));
        RawHttp idle = connect();
        waitUntilTaken(2);
        clock.advance(LIMITS.idleMillis() * 10);
        idle.untilClosed();
        assertFalse(live.isOutputClosed());
        Await.until("only the silent one was closed", () -> desk.front.bounds().open() == 1);
        live.abort();
    }

    @Test
    void clientThatStopsReading_isClosedWhenNoByteMoved() {
        RawHttp deaf = new RawHttp(desk.front.port(), 4_096);
        connections.add(deaf);
        deaf.send("GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".replace("/openapi", "/api/v1/openapi.yaml").repeat(200));
        waitUntilTaken(1);
        Await.until("the connection is given up", () -> {
            clock.advance(LIMITS.stallMillis() / 1_000);
            return desk.front.bounds().open() == 0;
        });
        assertEquals(1, desk.front.connections().closedForTime());
    }

    @Test
    void strangersFromDozensOfAddresses_holdNoConnectionAgainstNewcomers_norTakeThoseOfPeopleWhoLoggedIn() {
        String who = "GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Client.basic("operator") + "\r\n\r\n";
        RawHttp person = connect().send(who);
        assertTrue(person.untilStatus().endsWith("HTTP/1.1 200 OK"));
        for (int i = 0; i < 3 * LIMITS.connectionsMax(); i++) {
            RawHttp stranger = RawHttp.from("127.0.1." + (1 + i / 6), desk.front.port());
            connections.add(stranger);
            if (i % 6 == 5) {
                assertTrue(connect().send(LIVE).head().startsWith("HTTP/1.1 200"), "a newcomer after " + i + " strangers");
                connections.removeLast().close();
            }
        }
        assertTrue(person.send(who).untilStatus().endsWith("HTTP/1.1 200 OK"));
        assertTrue(desk.front.bounds().endedForRoom() > 0);
    }

    /** Answers of some 70 kB each: many more requests than a connection's buffers hold answers. */
    @Test
    void requestsSentAheadByAClientThatDoesNotRead_areHeldBack_andAllAnsweredOnceItReads() throws InterruptedException {
        int count = 150;
        RawHttp hasty = new RawHttp(desk.front.port(), 4_096);
        connections.add(hasty);
        String document = "GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: localhost\r\n";
        Thread sender = Thread.ofVirtual().start(() -> hasty.send((document + "\r\n").repeat(count - 1) + document + "Connection: close\r\n\r\n"));
        waitUntilTaken(1);
        for (int i = 0; i < 100; i++) {
            assertTrue(connect().send(LIVE).head().startsWith("HTTP/1.1 200"));
            connections.removeLast().close();
        }
        assertTrue(desk.front.connections().unreadBytes() < 2_000_000, () -> "unread: " + desk.front.connections().unreadBytes());
        assertEquals(count, hasty.untilClosed().split("HTTP/1.1 200").length - 1);
        sender.join();
        assertEquals(0, desk.front.connections().closedForTime());
    }

    private void waitUntilTaken(int count) {
        Await.until("the connection is taken", () -> desk.front.connections().open() == count);
    }

    private RawHttp connect() {
        RawHttp connection = new RawHttp(desk.front.port());
        connections.add(connection);
        return connection;
    }
}
