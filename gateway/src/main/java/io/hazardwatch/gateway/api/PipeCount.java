package io.hazardwatch.gateway.api;

import java.util.HashMap;
import java.util.Map;

/**
 * How many clients speak MQTT over WebSocket, in all and from one address, and how many of them have not logged in yet. Event
 * loop.
 */
final class PipeCount {
    /** What one client may cost before it has logged in is bounded, and so is what all of them may. */
    static final int STRANGERS_MAX = 256;
    static final int STRANGERS_OF_ADDRESS_MAX = 64;
    static final int CLIENTS_MAX = 10_000;
    /** Proxies have one address for many. */
    static final int CLIENTS_OF_ADDRESS_MAX = 5_000;

    private static final class Count {
        private int strangers;
        private int clients;
    }

    private final Count all = new Count();
    private final Map<String, Count> byAddress = new HashMap<>();

    /** Counts a stranger in, unless there are too many. */
    boolean enter(String address) {
        Count own = byAddress.computeIfAbsent(address, first -> new Count());
        if (all.strangers >= STRANGERS_MAX || own.strangers >= STRANGERS_OF_ADDRESS_MAX
                || all.clients >= CLIENTS_MAX || own.clients >= CLIENTS_OF_ADDRESS_MAX) {
            forget(address, own);
            return false;
        }
        own.strangers++;
        all.strangers++;
        return true;
    }

    /** A stranger has logged in. */
    void accept(String address) {
        Count own = byAddress.get(address);
        own.strangers--;
        all.strangers--;
        own.clients++;
        all.clients++;
    }

    /** Somebody has gone. */
    void leave(String address, boolean isAccepted) {
        Count own = byAddress.get(address);
        if (isAccepted) {
            own.clients--;
            all.clients--;
        } else {
            own.strangers--;
            all.strangers--;
        }
        forget(address, own);
    }

    private void forget(String address, Count own) {
        if (own.strangers == 0 && own.clients == 0) {
            byAddress.remove(address);
        }
    }
}
