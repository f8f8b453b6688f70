package io.hazardwatch.gateway.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.NoticeState;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.channel.Webhook;
import io.hazardwatch.gateway.notify.channel.WebhookPlanner;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.Ports;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxSenderTest {
    private static final String ALARM = Raised.alarm(Priority.P1).id();
    private static final int ALARMS = 100;
    /** Of a receiver that hangs, which it does much longer. */
    private static final long HANGING_MILLIS = 2_000;
    private static final int HANGS_MILLIS = 10_000;

    @TempDir
    Path directory;
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final Vertx vertx = Vertx.vertx();
    /** The peer comes back on it. */
    private final int port = Ports.free();
    private WireMockServer peer = peer(port);
    private long timeoutMillis = 60_000;
    private SqliteJournal journal;
    private List<WebhookSettings> webhooks;

    @BeforeEach
    void open() {
        peer.start();
        webhooks = List.of(webhook("scada"));
    }

    @AfterEach
    void close() throws Exception {
        for (String deployed : vertx.deploymentIDs()) {
            vertx.undeploy(deployed).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        journal.close();
        peer.stop();
        assertTrue(defects.isEmpty(), defects::toString);
    }

    @Test
    void alarmRaised_isPostedSignedAndAccepted() throws Exception {
        peer.stubFor(post("/scada").willReturn(ok()));
        start();
        journal.append(Raised.transition(Priority.P1));
        await(NoticeState.ACCEPTED, "scada");
        LoggedRequest request = peer.findAll(postRequestedFor(urlEqualTo("/scada"))).getFirst();
        JsonObject body = new JsonObject(request.getBodyAsString());
        assertEquals("ALARM_RAISED", body.getString("type"));
        assertEquals(ALARM, body.getJsonObject("alarm").getString("id"));
        assertEquals(1, body.getInteger("attempt"));
        assertEquals(body.getString("id"), request.getHeader("Idempotency-Key"));
        assertEquals("sha256=" + hmac(request.getHeader("X-HazardWatch-Timestamp") + '.' + request.getBodyAsString()),
                request.getHeader("X-HazardWatch-Signature"));
    }

    @Test
    void webhookWithoutSecret_isPostedUnsigned() throws Exception {
        webhooks = List.of(new WebhookSettings("scada", "http://127.0.0.1:" + port + "/scada", null, EnumSet.allOf(Priority.class)));
        peer.stubFor(post("/scada").willReturn(ok()));
        start();
        journal.append(Raised.transition(Priority.P1));
        await(NoticeState.ACCEPTED, "scada");
        assertEquals(null, peer.findAll(postRequestedFor(urlEqualTo("/scada"))).getFirst().getHeader("X-HazardWatch-Signature"));
    }

    @Test
    void peerAnswering500_isTriedAgainWithTheSameKeyAndThePresentAlarm() throws Exception {
        peer.stubFor(post("/scada").inScenario("ill").whenScenarioStateIs(Scenario.STARTED).willReturn(serverError())
                .willSetStateTo("better"));
        peer.stubFor(post("/scada").inScenario("ill").whenScenarioStateIs("better").willReturn(ok()));
        start();
        journal.append(Raised.transition(Priority.P1));
        await(NoticeState.ACCEPTED, "scada");
        List<LoggedRequest> requests = peer.findAll(postRequestedFor(urlEqualTo("/scada")));
        assertEquals(2, requests.size());
        assertEquals(1, requests.stream().map(request -> request.getHeader("Idempotency-Key")).distinct().count());
        assertEquals(2, new JsonObject(requests.get(1).getBodyAsString()).getInteger("attempt"));
        assertEquals(2, notice("scada").attempts());
    }

    @Test
    void peerHanging_countsAsNotTold() throws Exception {
        peer.stubFor(post("/scada").willReturn(aResponse().withFixedDelay(HANGS_MILLIS)));
        timeoutMillis = HANGING_MILLIS;
        start();
        journal.append(Raised.transition(Priority.P1));
        await(NoticeState.RETRY, "scada");
        assertTrue(notice("scada").lastError().contains("timeout"), notice("scada").lastError());
    }

    @Test
    void peerDown_isToldWhenItIsUpAgain() throws Exception {
        peer.stop();
        OutboxSender sender = start();
        journal.append(Raised.transition(Priority.P1));
        await(NoticeState.RETRY, "scada");
        assertTrue(sender.health().getFirst().failuresInARow() > 0);
        peer = peer(port);
        peer.stubFor(post("/scada").willReturn(ok()));
        peer.start();
        await(NoticeState.ACCEPTED, "scada");
        Await.until("healthy", () -> sender.health().getFirst().failuresInARow() == 0);
    }

    @Test
    void channelThatHangs_delaysNoOther() throws Exception {
        timeoutMillis = HANGING_MILLIS;
        webhooks = List.of(webhook("slow"), webhook("quick"));
        peer.stubFor(post("/slow").willReturn(aResponse().withFixedDelay(HANGS_MILLIS)));
        peer.stubFor(post("/quick").willReturn(ok()));
        start();
        for (int i = 0; i < ALARMS; i++) {
            journal.append(Raised.transition(Priority.P1));
        }
        Await.until("all quick ones", 120_000, () -> rows("quick").allMatch(row -> row.state() == NoticeState.ACCEPTED)
                && rows("quick").count() == ALARMS);
        assertTrue(rows("slow").noneMatch(row -> row.state() == NoticeState.ACCEPTED));
    }

    @Test
    void acknowledgedAndCleared_areToldToo_eachUnderItsOwnKey() throws Exception {
        peer.stubFor(post("/scada").willReturn(ok()));
        start();
        Alarm raised = Raised.alarm(Priority.P1);
        Alarm acked = Raised.alarm(Priority.P1, AlarmState.C);
        journal.append(Raised.transition(Priority.P1));
        journal.append(new Transition(raised, acked, TransitionType.ALARM_ACKED, false, null, Raised.AT, "li-wei", ""));
        journal.append(new Transition(acked, Raised.alarm(Priority.P1, AlarmState.A), TransitionType.ALARM_CLEARED, false,
                null, Raised.AT, "system", ""));
        Await.until("three told", () -> rows("scada").filter(row -> row.state() == NoticeState.ACCEPTED).count() == 3);
        assertEquals(3, peer.findAll(postRequestedFor(urlEqualTo("/scada"))).stream()
                .map(request -> request.getHeader("Idempotency-Key")).distinct().count());
    }

    @Test
    void rowClaimedByAProcessThatDied_isSentByTheNext() throws Exception {
        peer.stubFor(post("/scada").willReturn(ok()));
        openJournal();
        journal.append(Raised.transition(Priority.P1));
        await(NoticeState.PLANNED, "scada");
        journal.outbox().claimDue("scada", System.currentTimeMillis(), 10).get(60, TimeUnit.SECONDS);
        assertEquals(NoticeState.CLAIMED, notice("scada").state());
        deploy();
        await(NoticeState.ACCEPTED, "scada");
    }

    @Test
    void channelNoLongerConfigured_failsVisibly() throws Exception {
        openJournal();
        webhooks = List.of();
        journal.append(Raised.transition(Priority.P1));
        deploy();
        await(NoticeState.FAILED, "scada");
    }

    private OutboxSender start() throws Exception {
        openJournal();
        return deploy();
    }

    private void openJournal() throws Exception {
        journal = SqliteJournal.open(directory.resolve("journal.db"), 1000, new WebhookPlanner(webhooks), Clock.SYSTEM,
                (where, thrown) -> defects.add(thrown));
        journal.start();
    }

    private OutboxSender deploy() throws Exception {
        List<Channel> channels = webhooks.stream().map(settings -> (Channel) new Webhook(vertx, settings,
                alarm -> new JsonObject().put("id", alarm.id()), timeoutMillis)).toList();
        OutboxSender sender = new OutboxSender(journal.outbox(), channels,
                new Backoff(20, 200, 0.25, RandomGenerator.getDefault()), Clock.SYSTEM, (where, thrown) -> defects.add(thrown));
        vertx.deployVerticle(sender).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        return sender;
    }

    private static WireMockServer peer(int port) {
        return new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").port(port).containerThreads(200));
    }

    private WebhookSettings webhook(String id) {
        return new WebhookSettings(id, "http://127.0.0.1:" + port + '/' + id, "secret", EnumSet.allOf(Priority.class));
    }

    private void await(NoticeState state, String channel) {
        Await.until(channel + ' ' + state, () -> rows(channel).anyMatch(row -> row.state() == state));
    }

    private Notice notice(String channel) {
        return rows(channel).findFirst().orElseThrow();
    }

    private Stream<Notice> rows(String channel) {
        return journal.outbox().rowsOf(ALARM, 10_000).stream().filter(row -> row.channel().equals(channel));
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
