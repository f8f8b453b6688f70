package io.hazardwatch.gateway.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.ChatterFilter;
import io.hazardwatch.gateway.notify.OutboxSender;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A regulator is told of loosened limits and changed modes, also when the gateway was down or the receiver away meanwhile. */
@ExtendWith(LeakCheck.class)
class RegulatorNoticesTest {
    private static final Note LOOSENED = new Note(TransitionType.CONFIG, "acme", "yard", "system", "loosened limit H of d/p 25.0 to 30.0", 1);
    private static final Note MODE = new Note(TransitionType.MODE_CHANGED, "acme", "yard/farm", "li-wei", "running to stopped", 2);
    private static final Note OTHER = new Note(TransitionType.CONFIG, "acme", "yard", "system", "changed d/p", 3);

    @TempDir
    private Path directory;
    private final Vertx vertx = Vertx.vertx();
    private final ConcurrentLinkedQueue<JsonObject> got = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private volatile int status = 503;
    private volatile int refused;
    private HttpServer bureau;

    @BeforeEach
    void listen() throws Exception {
        bureau = vertx.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> {
            if (status == 200) {
                got.add(body.toJsonObject());
            } else {
                refused++;
            }
            request.response().setStatusCode(status).end();
        })).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private WebhookSettings settings() {
        return new WebhookSettings("bureau", "http://127.0.0.1:" + bureau.actualPort() + "/", "secret", EnumSet.of(Priority.P1), false, true);
    }

    private SqliteJournal open() throws Exception {
        SqliteJournal journal = SqliteJournal.open(directory.resolve("journal.db"), 1_000,
                new ChatterFilter(new WebhookPlanner(List.of(settings()))), Clock.SYSTEM, (where, thrown) -> defects.add(thrown));
        journal.start();
        return journal;
    }

    private void send(SqliteJournal journal, Runnable until) throws Exception {
        OutboxSender sender = new OutboxSender(journal.outbox(), List.of(new Webhook(vertx, settings(), alarm -> new JsonObject(), 60_000)),
                Backoff.exact(10, 20), Clock.SYSTEM, (where, thrown) -> defects.add(thrown));
        String id = vertx.deployVerticle(sender).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        until.run();
        vertx.undeploy(id).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void notesAboutMonitoring_areToldOnceTheReceiverIsThere_overARestart() throws Exception {
        try (SqliteJournal journal = open()) {
            List.of(LOOSENED, MODE, OTHER).forEach(journal::append);
            Await.until("committed", () -> journal.health().lastSeq() >= 3);
            send(journal, () -> Await.until("the receiver was asked", () -> refused > 0));
        }
        status = 200;
        try (SqliteJournal journal = open()) {
            send(journal, () -> Await.until("told", () -> got.size() >= 2));
        }
        List<JsonObject> told = got.stream().sorted((a, b) -> a.getInteger("seq") - b.getInteger("seq")).toList();
        assertEquals(2, told.size());
        assertEquals("CONFIG acme yard system loosened limit H of d/p 25.0 to 30.0", words(told.getFirst()));
        assertEquals("MODE_CHANGED acme yard/farm li-wei running to stopped", words(told.getLast()));
        assertNull(told.getFirst().getValue("alarm"));
        assertEquals(List.of(), List.copyOf(defects));
    }

    private static String words(JsonObject told) {
        return String.join(" ", told.getString("type"), told.getString("enterprise"), told.getString("subject"), told.getString("by"),
                told.getString("reason"));
    }
}
