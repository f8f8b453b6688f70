package io.hazardwatch.gateway.api.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.ApiTestCase;
import io.hazardwatch.gateway.api.Client;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveFeedTest extends ApiTestCase {
    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();

    @Test
    void connected_getsSnapshotThenChangesThenHeartbeats() throws InterruptedException {
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        connect("viewer", "");
        JsonObject snapshot = next();
        assertEquals("snapshot", snapshot.getString("type"));
        assertEquals(1, snapshot.getLong("seq"));
        assertEquals(1, snapshot.getJsonArray("alarms").size());
        assertEquals("heartbeat", next().getString("type"));
        desk.raise(Desk.OTHER, Priority.P2, Desk.START);
        JsonObject change = nextNews();
        assertEquals("alarm", change.getString("type"));
        assertEquals(2, change.getLong("seq"));
        assertEquals("P2", change.getJsonObject("alarm").getString("priority"));
        JsonObject heartbeat = next();
        assertEquals("heartbeat", heartbeat.getString("type"));
        assertEquals(2, heartbeat.getLong("seq"));
        assertEquals("2025-11-22T03:13:54.567+00:00", heartbeat.getString("at"));
    }

    /** Story 1, FirstEnergy 2003: the alarm software stood still and screens went on looking alive. */
    @Test
    void rulesStandStill_noHeartbeatUntilTheyRunAgain() throws InterruptedException {
        desk.parts.set(0, new HealthSource.Part("lanes", HealthSource.Status.DOWN, "no turn finished for 12000 ms"));
        connect("viewer", "");
        assertEquals("snapshot", next().getString("type"));
        clock.advance(60_000);
        desk.parts.set(0, new HealthSource.Part("lanes", HealthSource.Status.UP, null));
        JsonObject heartbeat = next();
        assertEquals("heartbeat", heartbeat.getString("type"));
        assertEquals("2025-11-22T03:14:54.567+00:00", heartbeat.getString("at"));
    }

    @Test
    void resumed_getsOnlyWhatWasMissed() throws InterruptedException {
        desk.raise(Desk.GAS, Priority.P1, Desk.START);
        desk.raise(Desk.OTHER, Priority.P2, Desk.START);
        connect("viewer", "?since=1");
        assertEquals(2, next().getLong("seq"));
        assertEquals("heartbeat", next().getString("type"));
    }

    @Test
    void resumedFromAnUnknownSequence_isResetFirst() throws InterruptedException {
        connect("viewer", "?since=99");
        assertEquals("reset", next().getString("type"));
        assertEquals("snapshot", next().getString("type"));
    }

    @Test
    void userOfOneEnterprise_hearsOnlyOfThat() throws InterruptedException {
        desk.raise(Desk.OTHER, Priority.P1, Desk.START);
        connect("huarun", "");
        assertEquals(0, next().getJsonArray("alarms").size());
        next();
        desk.raise(Desk.OTHER, Priority.P1, Desk.START + 1);
        Alarm mine = desk.raise(Desk.GAS, Priority.P1, Desk.START);
        assertEquals(mine.id(), nextNews().getJsonObject("alarm").getString("id"));
    }

    @Test
    void strangerOrForeignPage_isRefused() {
        assertEquals(401, refusal(options("", "nobody")));
        assertEquals(403, refusal(options("", "viewer").putHeader("Origin", "https://evil.example")));
        assertEquals(404, refusal(options("?enterprise=north-chem", "huarun")));
    }

    @Test
    void gatewayStopping_saysGoodbye() {
        WebSocket socket = connect("viewer", "");
        Desk.await(desk.vertx.undeploy(desk.front.deploymentID()).toCompletionStage());
        Await.until("closed", socket::isClosed);
        assertEquals((short) 1001, socket.closeStatusCode());
    }

    private int refusal(WebSocketConnectOptions options) {
        CompletionException refused = assertThrows(CompletionException.class,
                () -> Desk.await(sockets.connect(options).toCompletionStage()));
        return ((UpgradeRejectedException) refused.getCause()).getStatus();
    }

    private WebSocket connect(String user, String query) {
        return connect(user, query, frames);
    }

    private WebSocketConnectOptions options(String query, String user) {
        WebSocketConnectOptions options = webSocket("/api/v1/live" + query);
        return user.equals("nobody") ? options : options.addHeader("Authorization", Client.basic(user));
    }

    /** The next one that is no heartbeat; one may come by the clock before what the test has just done. */
    private JsonObject nextNews() throws InterruptedException {
        JsonObject frame = next();
        while (frame.getString("type").equals("heartbeat")) {
            frame = next();
        }
        return frame;
    }

    private JsonObject next() throws InterruptedException {
        JsonObject frame = frames.poll(60, TimeUnit.SECONDS);
        assertTrue(frame != null, "no frame came");
        return frame;
    }
}
