package io.hazardwatch.gateway.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.Notice;
import io.hazardwatch.gateway.journal.NoticeState;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.DeliveryResult;
import io.hazardwatch.gateway.notify.NoticeMessage;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One attempt ends within its time, whatever the receiver does. */
@ExtendWith(LeakCheck.class)
class WebhookTest {
    private static final long SHORT_MILLIS = 400;
    /** Where a head must come within it. */
    private static final long AMPLE_MILLIS = 10_000;
    /** Where nothing lasts until it is over. */
    private static final long LONG_MILLIS = 60_000;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final int AT_ONCE = 8;

    private final Vertx vertx = Vertx.vertx();
    private TricklingPeer peer;
    private Webhook webhook;

    private void receiver(long totalMillis, String answer, String filler) throws IOException {
        peer = new TricklingPeer(answer, filler);
        webhook = new Webhook(vertx, new WebhookSettings("scada", peer.url(), "secret", EnumSet.allOf(Priority.class)),
                alarm -> new JsonObject(), totalMillis);
    }

    @AfterEach
    void close() throws Exception {
        webhook.close();
        peer.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static NoticeMessage message(long seq) {
        return new NoticeMessage(new Notice(seq, seq, "acme.yard.gd-1.lel.high", 1, seq, TransitionType.ALARM_RAISED, Priority.P1,
                "scada", NoticeState.CLAIMED, 0, 1, 1, 0, null), null, 1_763_781_234_567L);
    }

    private List<DeliveryResult> sendAtOnce(int count) throws Exception {
        List<Future<DeliveryResult>> sent = IntStream.range(0, count).mapToObj(i -> webhook.send(message(i))).toList();
        Future.all(sent).toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
        return sent.stream().map(Future::result).toList();
    }

    private boolean isAccepted() {
        try {
            return sendAtOnce(1).getFirst().isAccepted();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void headThatTrickles_isTriedAgainAndItsConnectionClosed() throws Exception {
        receiver(SHORT_MILLIS, "HTTP/1.1 200 OK\r\nX-Slow: ", "a");
        for (DeliveryResult delivery : sendAtOnce(AT_ONCE)) {
            assertFalse(delivery.isAccepted());
            assertTrue(delivery.error().contains("400 ms"), delivery.error());
        }
        Await.until("all hung up on", () -> peer.connections() == 0);
        peer.say(OK, "");
        Await.until("well again", () -> isAccepted());
    }

    @Test
    void bodyThatTrickles_afterAYes_isAYesAndItsConnectionClosed() throws Exception {
        receiver(AMPLE_MILLIS, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n");
        for (DeliveryResult delivery : sendAtOnce(AT_ONCE)) {
            assertEquals(DeliveryResult.ACCEPTED, delivery);
        }
        Await.until("all hung up on", () -> peer.connections() == 0);
    }

    @Test
    void bodyThatTrickles_afterANo_isTriedAgain() throws Exception {
        receiver(AMPLE_MILLIS, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 1000\r\n\r\n", "a");
        assertEquals(List.of(DeliveryResult.retry("HTTP 503")), sendAtOnce(1));
        Await.until("hung up on", () -> peer.connections() == 0);
    }

    @Test
    void answerWithoutEnd_isReadToItsBoundOnly() throws Exception {
        receiver(LONG_MILLIS, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n", "x".repeat(8_192));
        assertEquals(List.of(DeliveryResult.ACCEPTED), sendAtOnce(1));
        Await.until("hung up on", () -> peer.connections() == 0);
    }

    @Test
    void answersInOrder_leaveTheirConnectionsForTheNext() throws Exception {
        receiver(LONG_MILLIS, OK, "");
        for (int i = 0; i < 30; i++) {
            assertEquals(List.of(DeliveryResult.ACCEPTED), sendAtOnce(1));
        }
        assertEquals(30, peer.requests());
        assertTrue(peer.connections() <= AT_ONCE, peer.connections() + " connections");
    }

    @Test
    void receiverThatHangsUp_isTriedAgain() throws Exception {
        receiver(LONG_MILLIS, OK, "");
        peer.close();
        assertFalse(sendAtOnce(1).getFirst().isAccepted());
    }
}
