package io.hazardwatch.gateway.api;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network cable between a browser and the gateway that can be cut and mended. */
final class Wire {
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final NetServer server;
    private volatile boolean isCut;
    private volatile int target;

    Wire(Vertx vertx, int target) {
        this.target = target;
        NetClient client = vertx.createNetClient();
        server = Desk.await(vertx.createNetServer().connectHandler(near -> {
            if (isCut) {
                near.close();
                return;
            }
            near.pause();
            client.connect(this.target, "127.0.0.1").onSuccess(far -> {
                sockets.add(near);
                if (isCut) { // while it was being connected
                    near.close();
                    far.close();
                    return;
                }
                near.pipeTo(far);
                far.pipeTo(near);
            });
        }).listen(0, "127.0.0.1").toCompletionStage());
    }

    int port() {
        return server.actualPort();
    }

    /** Nothing gets through any more. */
    void cut() {
        isCut = true;
        sockets.forEach(NetSocket::close);
        sockets.clear();
    }

    /** New connections get through again, to a gateway that listens on that port. */
    void mend(int port) {
        target = port;
        mend();
    }

    /** New connections get through again. */
    void mend() {
        isCut = false;
    }
}
