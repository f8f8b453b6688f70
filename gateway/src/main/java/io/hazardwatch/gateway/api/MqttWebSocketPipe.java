package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.api.http.Upgrade;
import io.hazardwatch.gateway.intake.mqtt.WebSocketConnections;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Carries MQTT over WebSocket at {@code /mqtt}: passes bytes between the WebSocket and the MQTT listener. The MQTT listener
 * authenticates the client, so neither an origin nor a log-in is required here. Until the client is authenticated,
 * {@link MqttWebSocketCount} limits the number of pipes and {@link PreLogInGate} limits what is read from each. Each side stops reading
 * while the other cannot accept more. Event loop.
 */
final class MqttWebSocketPipe {
    static final Set<String> SUBPROTOCOLS = Set.of("mqtt", "mqttv3.1");
    private static final int CONNECT_MILLIS_MAX = 5_000;
    /** Time for a client to log in, in milliseconds; after that its place is free for another. */
    private static final int LOG_IN_MILLIS_MAX = 5_000;
    private static final short UNSUPPORTED_DATA = 1003;
    private static final short TRY_AGAIN_LATER = 1013;

    private final Vertx vertx;
    private final NetClient client;
    private final WebSocketConnections piped;
    private final Consumer<HttpConnection> known;
    private final MqttWebSocketCount count = new MqttWebSocketCount();

    /** @param known called for connections whose client has logged in at the MQTT port */
    MqttWebSocketPipe(Vertx vertx, WebSocketConnections piped, Consumer<HttpConnection> known) {
        this.known = known;
        this.vertx = vertx;
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS_MAX));
        this.piped = piped;
    }

    void handle(RoutingContext ctx) {
        Upgrade.require(ctx);
        String offered = ctx.request().getHeader("Sec-WebSocket-Protocol");
        if (offered == null || Arrays.stream(offered.split("\\s*,\\s*")).noneMatch(SUBPROTOCOLS::contains)) {
            throw Problem.invalid("Sec-WebSocket-Protocol", offered, "must be mqtt");
        }
        if (piped.port() <= 0) {
            throw new Problem(503, "the MQTT listener is closed");
        }
        String address = RequestRules.clientOf(ctx);
        if (!count.enter(address)) {
            piped.refuse();
            throw new Problem(503, "too many MQTT connections over WebSocket; try again later");
        }
        PreLogInGate gate = new PreLogInGate();
        ((HttpServerConnection) ctx.request().connection()).channelHandlerContext().pipeline().addFirst(gate);
        ctx.request().toWebSocket().onFailure(refused -> {
            count.leave(address, false);
            ctx.fail(refused);
        }).onSuccess(socket -> new Pipe(socket, address, gate, ctx.request().connection()).connect());
    }

    void stop() {
        client.close();
    }

    /** One client. */
    private final class Pipe {
        private final ServerWebSocket socket;
        private final String address;
        private final Context context = vertx.getOrCreateContext();
        private final PreLogInGate gate;
        private final HttpConnection connection;
        private boolean isAccepted;
        private boolean isClosed;

        Pipe(ServerWebSocket socket, String address, PreLogInGate gate, HttpConnection connection) {
            this.connection = connection;
            this.socket = socket;
            this.gate = gate;
            this.address = address;
        }

        void connect() {
            vertx.setTimer(LOG_IN_MILLIS_MAX, late -> {
                if (!isAccepted) {
                    gate.close();
                }
            });
            socket.pause();
            socket.closeHandler(closed -> leave());
            client.connect(piped.port(), "127.0.0.1")
                    .onFailure(refused -> socket.close(TRY_AGAIN_LATER, "the MQTT listener does not answer"))
                    .onSuccess(this::join);
        }

        private void join(NetSocket listener) {
            if (isClosed) {
                listener.close();
                return;
            }
            int port = listener.localAddress().port();
            piped.open(port, address, () -> context.runOnContext(task -> accept()));
            listener.closeHandler(closed -> piped.close(port));
            socket.closeHandler(closed -> {
                leave();
                listener.close();
            });
            socket.frameHandler(frame -> {
                if (frame.isText()) {
                    socket.close(UNSUPPORTED_DATA, "MQTT is sent in binary frames");
                }
            });
            listener.pipeTo(socket).onFailure(broken -> socket.close());
            socket.pipeTo(listener).onFailure(broken -> listener.close());
        }

        private void accept() {
            if (!isClosed && !isAccepted) {
                isAccepted = true;
                count.accept(address);
                known.accept(connection);
                gate.open();
            }
        }

        private void leave() {
            if (!isClosed) {
                isClosed = true;
                count.leave(address, isAccepted);
            }
        }
    }
}
