package io.hazardwatch.gateway.api;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the clients that speak MQTT over WebSocket, in total and per address, and those that have not logged in yet. Event
 * loop.
 */
final class MqttWebSocketCount {
    /** Clients that are not logged in yet, all together. The cost of each is limited too, so their total cost is. */
    static final int UNAUTHENTICATED_MAX = 256;
    static final int UNAUTHENTICATED_OF_ADDRESS_MAX = 64;
    static final int CLIENTS_MAX = 10_000;
    /** Clients per address; high, because many clients behind a proxy share one address. */
    static final int CLIENTS_OF_ADDRESS_MAX = 5_000;

    private static final class Count {
        private int unauthenticated;
        private int clients;
    }

    private final Count all = new Count();
    private final Map<String, Count> byAddress = new HashMap<>();

    /**
     * Counts a new client that is not logged in yet.
     *
     * @return false if there are too many
     */
    boolean enter(String address) {
        Count own = byAddress.computeIfAbsent(address, first -> new Count());
        if (all.unauthenticated >= UNAUTHENTICATED_MAX || own.unauthenticated >= UNAUTHENTICATED_OF_ADDRESS_MAX
                || all.clients >= CLIENTS_MAX || own.clients >= CLIENTS_OF_ADDRESS_MAX) {
            forget(address, own);
            return false;
        }
        own.unauthenticated++;
        all.unauthenticated++;
        return true;
    }

    /** Counts a client as logged in. */
    void accept(String address) {
        Count own = byAddress.get(address);
        own.unauthenticated--;
        all.unauthenticated--;
        own.clients++;
        all.clients++;
    }

    /** Counts a client as disconnected. */
    void leave(String address, boolean isAccepted) {
        Count own = byAddress.get(address);
        if (isAccepted) {
            own.clients--;
            all.clients--;
        } else {
            own.unauthenticated--;
            all.unauthenticated--;
        }
        forget(address, own);
    }

    private void forget(String address, Count own) {
        if (own.unauthenticated == 0 && own.clients == 0) {
            byAddress.remove(address);
        }
    }
}
