package io.hazardwatch.gateway.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * MQTT over WebSocket at {@code /mqtt}: a pipe for bytes between the WebSocket and the MQTT door. The door authenticates,
 * so no origin and no log-in is asked for here. Each side stops reading while the other cannot take more. Event loop.
 */
final class MqttPipe {
    static final Set<String> SUBPROTOCOLS = Set.of("mqtt", "mqttv3.1");
    private static final short UNSUPPORTED_DATA = 1003;
    private static final short TRY_AGAIN_LATER = 1013;

    private final NetClient client;
    private final IntSupplier port;

    MqttPipe(Vertx vertx, IntSupplier port) {
        this.client = vertx.createNetClient();
        this.port = port;
    }

    void handle(RoutingContext ctx) {
        Upgrade.require(ctx);
        String offered = ctx.request().getHeader("Sec-WebSocket-Protocol");
        if (offered == null || Arrays.stream(offered.split("\\s*,\\s*")).noneMatch(SUBPROTOCOLS::contains)) {
            throw Problem.invalid("Sec-WebSocket-Protocol", offered, "must be mqtt");
        }
        if (port.getAsInt() <= 0) {
            throw new Problem(503, "the MQTT door is closed");
        }
        ctx.request().toWebSocket().onFailure(ctx::fail).onSuccess(this::connect);
    }

    private void connect(ServerWebSocket socket) {
        socket.pause();
        client.connect(port.getAsInt(), "127.0.0.1")
                .onFailure(refused -> socket.close(TRY_AGAIN_LATER, "the MQTT door does not answer"))
                .onSuccess(door -> join(socket, door));
    }

    private static void join(ServerWebSocket socket, NetSocket door) {
        if (socket.isClosed()) {
            door.close();
            return;
        }
        socket.closeHandler(closed -> door.close());
        socket.frameHandler(frame -> {
            if (frame.isText()) {
                socket.close(UNSUPPORTED_DATA, "MQTT is sent in binary frames");
            }
        });
        door.pipeTo(socket).onFailure(broken -> socket.close());
        socket.pipeTo(door).onFailure(broken -> door.close());
    }

    void stop() {
        client.close();
    }
}
