package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Opens the API on a {@link Desk} of its own, with clients of it, before each test and closes them after it.
 *
 * <p>A test fails when the API reported a defect meanwhile. {@code @BeforeEach} of a subclass runs with all of it open, and
 * {@code @AfterEach} of a subclass runs before it is closed.
 */
@ExtendWith(LeakCheck.class)
public abstract class ApiTestCase {
    protected final FakeClock clock = new FakeClock(Desk.START);
    protected Desk desk;
    protected Client client;
    protected WebSocketClient sockets;
    private final ApiSettings settings;

    protected ApiTestCase() {
        this(ApiSettings.plain(0, HttpLimits.STANDARD));
    }

    /** @param settings of the API, with port 0 */
    protected ApiTestCase(ApiSettings settings) {
        this.settings = settings;
    }

    @BeforeEach
    protected final void openDesk() {
        desk = new Desk(clock, settings);
        client = new Client(desk.url());
        sockets = desk.vertx.createWebSocketClient();
    }

    @AfterEach
    protected final void closeDesk() {
        Desk.await(sockets.close().toCompletionStage());
        client.close();
        desk.close();
        assertTrue(desk.defects.isEmpty(), desk.defects::toString);
    }

    /** The cookie of a new session of the operator, as a request sends it. */
    protected final String cookie() {
        JsonObject person = new JsonObject().put("username", "operator").put("password", "operator");
        String cookie = client.send("POST", "/api/v1/session", person.encode()).header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    /**
     * Where a WebSocket client finds the API; without credentials.
     *
     * @param uri path and query
     */
    protected final WebSocketConnectOptions webSocket(String uri) {
        return new WebSocketConnectOptions().setHost("127.0.0.1").setPort(desk.front.port()).setURI(uri);
    }

    /**
     * Connects a user to the live feed.
     *
     * @param query  begins with '?', or is empty
     * @param frames receives each frame on a thread of Vert.x
     */
    protected final WebSocket connect(String user, String query, Queue<JsonObject> frames) {
        WebSocketConnectOptions options = webSocket("/api/v1/live" + query).addHeader("Authorization", Client.basic(user));
        return Desk.await(sockets.connect(options).onSuccess(
                socket -> socket.textMessageHandler(text -> frames.add(new JsonObject(text)))).toCompletionStage());
    }
}
