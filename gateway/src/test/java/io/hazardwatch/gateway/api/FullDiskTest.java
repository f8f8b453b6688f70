package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.LeakCheck;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A full disk is told as that, wherever an answer fails because of it, and is no defect of ours. */
@ExtendWith(LeakCheck.class)
class FullDiskTest {
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();

    private HttpResponse<String> answer(Throwable failure, HealthSource.DiskProblem problem) throws Exception {
        Vertx vertx = Vertx.vertx();
        HealthSource health = new HealthSource() {
            @Override
            public List<Part> parts() {
                return List.of();
            }

            @Override
            public DiskProblem diskProblem(Throwable cause) {
                return problem;
            }
        };
        Router router = Router.router(vertx);
        router.route().failureHandler(new ProblemHandler(null, (where, defect) -> defects.add(defect), health, path -> ""));
        router.get("/x").handler(ctx -> ctx.fail(failure));
        HttpServer server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().get(60, TimeUnit.SECONDS);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/x")).build(),
                    HttpResponse.BodyHandlers.ofString());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void fullDisk_is507NamingTheFolder() throws Exception {
        HttpResponse<String> answer = answer(new SQLException("full", null, 13),
                new HealthSource.DiskProblem(true, "the disk is full: /data has 0 bytes free"));
        assertEquals(507, answer.statusCode());
        assertEquals("the disk is full: /data has 0 bytes free", new JsonObject(answer.body()).getString("detail"));
        assertTrue(defects.isEmpty());
    }

    @Test
    void diskThatFails_is503() throws Exception {
        assertEquals(503, answer(new SQLException("disk I/O error", null, 10),
                new HealthSource.DiskProblem(false, "the disk refuses")).statusCode());
        assertTrue(defects.isEmpty());
    }

    @Test
    void anythingElse_isStillADefect() throws Exception {
        assertEquals(500, answer(new IllegalStateException("x"), null).statusCode());
        assertEquals(1, defects.size());
    }
}
