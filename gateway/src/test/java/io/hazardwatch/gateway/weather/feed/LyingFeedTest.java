package io.hazardwatch.gateway.weather.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Feeds that lie, served by a server of this test. */
@ExtendWith(LeakCheck.class)
class LyingFeedTest implements FeedListener {
    private static final long MINUTE = 60_000;
    private static final long NOW = 1_780_000_000_000L;
    private static final int BYTES_MAX = 64 * 1024;

    /** Answers one request. */
    private interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final ConcurrentMap<String, Page> pages = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> documents = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private HttpFeedFetcher fetcher;
    private FeedPollers pollers;
    private String status = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            pages.get(exchange.getRequestURI().getPath()).answer(exchange);
            exchange.close();
        });
        server.start();
        fetcher = new HttpFeedFetcher(vertx, BYTES_MAX, 60_000);
        pollers = new FeedPollers(List.of(new FeedSettings("met", address("/feed"), false, "", MINUTE)), fetcher, this, WarningLimits.STANDARD, NOW);
    }

    @AfterEach
    void close() {
        fetcher.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public boolean document(FeedSettings feed, byte[] document) {
        documents.add(new String(document, StandardCharsets.UTF_8));
        return true;
    }

    @Override
    public void status(FeedSettings feed, String problem) {
        status = problem;
    }

    private static Page text(String text, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    private static String atom(String... links) {
        StringBuilder feed = new StringBuilder("<feed xmlns='http://www.w3.org/2005/Atom'><id>x</id><title>t</title>");
        for (String link : links) {
            feed.append("<entry><id>").append(link).append("</id><link href='").append(link).append("'/></entry>");
        }
        return feed.append("</feed>").toString();
    }

    @Test
    void atomFeed_eachMessageIsFetchedOnce_andAskedAtMostOnceAMinute() {
        pages.put("/feed", text(atom("/a", "/b"), "ETag", "\"1\""));
        pages.put("/a", text("<alert>a</alert>"));
        pages.put("/b", text("<alert>b</alert>"));
        pollers.step(NOW);
        pollers.step(NOW + MINUTE - 1);
        assertEquals(3, requests.get());
        pollers.step(NOW + MINUTE);
        assertEquals(List.of("<alert>a</alert>", "<alert>b</alert>"), documents);
        assertEquals(4, requests.get());
    }

    @Test
    void sameEtagForAnotherText_isTakenAllTheSame() {
        pages.put("/feed", text("{\"alerts\":[1]}", "ETag", "\"1\""));
        pollers.step(NOW);
        pages.put("/feed", text("{\"alerts\":[2]}", "ETag", "\"1\""));
        pollers.step(NOW + MINUTE);
        assertEquals(2, documents.size());
    }

    @Test
    void unchangedForEver_isFoundOutAndSilenceIsReported() {
        pages.put("/feed", text("{\"alerts\":[1]}", "ETag", "\"1\""));
        pollers.step(NOW);
        pages.put("/feed", text("{\"alerts\":[2]}", "ETag", "\"2\""));
        pollers.step(NOW + MINUTE);
        pages.put("/feed", exchange -> {
            if (exchange.getRequestHeaders().getFirst("If-None-Match") == null) {
                text("{\"alerts\":[3]}").answer(exchange);
            } else {
                exchange.sendResponseHeaders(304, -1);
            }
        });
        for (int minute = 2; minute < 6; minute++) {
            pollers.step(NOW + minute * MINUTE);
        }
        assertTrue(status.startsWith("nothing new"), status);
        pollers.step(NOW + 31 * MINUTE);
        assertEquals(3, documents.size());
    }

    @Test
    void gzipBomb_isRefusedAndSmallGzipIsRead() throws IOException {
        pages.put("/feed", gzip(new byte[32 << 20]));
        pollers.step(NOW);
        assertEquals(List.of(), documents);
        assertEquals(FeedFailure.TOO_LARGE, fetcher.fetch(address("/feed"), "", address("/feed")).failure());
        pages.put("/feed", gzip("{}".getBytes(StandardCharsets.UTF_8)));
        pollers.step(NOW + 2 * MINUTE);
        assertEquals(List.of("{}"), documents);
        pages.put("/feed", text("plain", "Content-Encoding", "gzip"));
        assertEquals(FeedFailure.NOT_GZIP, fetcher.fetch(address("/feed"), "", address("/feed")).failure());
    }

    private static Page gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        };
    }

    @Test
    void endlessBody_isCutOff() {
        pages.put("/feed", text("x".repeat(BYTES_MAX + 1)));
        assertEquals(FeedFailure.TOO_LARGE, fetcher.fetch(address("/feed"), "", address("/feed")).failure());
    }

    @Test
    void redirectIntoTheOwnNetwork_isRefused() {
        AtomicInteger inside = new AtomicInteger();
        pages.put("/secret", exchange -> inside.incrementAndGet());
        for (String target : List.of("http://localhost:" + server.getAddress().getPort() + "/secret", "http://127.0.0.2/x", "http://10.0.0.1/",
                "http://192.168.1.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://[fd00::1]/", "http://0.0.0.0/",
                        "http://100.64.0.1/")) {
            pages.put("/feed", exchange -> {
                exchange.getResponseHeaders().add("Location", target);
                exchange.sendResponseHeaders(302, -1);
            });
            assertEquals(FeedFailure.INSIDE_ADDRESS, fetcher.fetch(address("/feed"), "", address("/feed")).failure(), target);
        }
        assertEquals(0, inside.get());
        pages.put("/feed", exchange -> {
            exchange.getResponseHeaders().add("Location", "file:///etc/passwd");
            exchange.sendResponseHeaders(302, -1);
        });
        assertEquals(FeedFailure.BAD_ADDRESS, fetcher.fetch(address("/feed"), "", address("/feed")).failure());
    }

    @Test
    void redirectRound_ends() {
        pages.put("/feed", exchange -> {
            exchange.getResponseHeaders().add("Location", "/feed");
            exchange.sendResponseHeaders(302, -1);
        });
        assertEquals(FeedFailure.TOO_MANY_REDIRECTS, fetcher.fetch(address("/feed"), "", address("/feed")).failure());
    }

    @Test
    void clockADayAhead_isReported() {
        pages.put("/feed", text("{}"));
        pollers.step(NOW);
        assertTrue(status.startsWith("the clock of the server is wrong by"), status);
    }

    @Test
    void failures_areAskedLessOftenAndReported() {
        pages.put("/feed", exchange -> exchange.sendResponseHeaders(503, -1));
        for (long minute = 0; minute <= 10; minute++) {
            pollers.step(NOW + minute * MINUTE);
        }
        assertTrue(requests.get() < 8, requests + " requests");
        assertEquals("BAD_STATUS: status 503", status);
    }

    @Test
    void brokenFeed_isReportedWithItsReason() {
        pages.put("/feed", text("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><feed/>"));
        pollers.step(NOW);
        assertTrue(status.startsWith("HAS_DOCTYPE"), status);
    }
}
