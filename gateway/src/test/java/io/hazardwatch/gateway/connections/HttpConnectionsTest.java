package io.hazardwatch.gateway.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Time limits of connections, also when the event loop itself was late. */
@ExtendWith(LeakCheck.class)
class HttpConnectionsTest {
    private static final int HEADER_SECONDS = 10;

    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0).setHttp2ClearTextEnabled(false);
    private final ConnectionBounds bounds = ConnectionBounds.inAll(10);
    private final HttpConnections connections = new HttpConnections(new ConnectionTimes(TimeUnit.SECONDS.toNanos(HEADER_SECONDS),
            TimeUnit.SECONDS.toNanos(30), TimeUnit.SECONDS.toNanos(60), TimeUnit.SECONDS.toNanos(30)), options, bounds,
            request -> false, clock);
    private int port;

    @BeforeEach
    void open() throws Exception {
        Promise<HttpServer> listening = Promise.promise();
        loop.runOnContext(start -> BoundedVertx.forPeople(vertx, bounds, 16_384).createHttpServer(options)
                .connectionHandler(connections::opened)
                .requestHandler(request -> request.response().end()).listen().onComplete(listening));
        port = wait(listening.future()).actualPort();
    }

    @AfterEach
    void close() throws Exception {
        wait(vertx.close());
    }

    private static <T> T wait(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private void look() throws Exception {
        Promise<Void> looked = Promise.promise();
        loop.runOnContext(task -> {
            connections.look();
            looked.complete();
        });
        wait(looked.future());
    }

    @Test
    void silentConnection_isClosedAfterTheTimeForHeaders() throws Exception {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Await.until("opened", () -> connections.open() == 1);
            for (int second = 0; second < HEADER_SECONDS; second++) {
                clock.advance(1_000);
                look();
            }
            assertEquals(1, connections.open());
            clock.advance(1_000);
            look();
            look();
            Await.until("closed", () -> connections.open() == 0);
            assertEquals(1, connections.closedForTime());
            assertEquals(-1, client.getInputStream().read());
        }
    }

    @Test
    void eventLoopThatWasLate_doesNotCountItsOwnDelay() throws Exception {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Await.until("opened", () -> connections.open() == 1);
            clock.advance(10 * 60_000);
            look();
            assertEquals(0, connections.closedForTime());
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', client.getInputStream().read());
        }
    }
}
