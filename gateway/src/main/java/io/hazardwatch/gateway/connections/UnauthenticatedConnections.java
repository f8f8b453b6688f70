package io.hazardwatch.gateway.connections;

import io.netty.channel.Channel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Connections of a port without a log-in. When the port is nearly full the oldest of them is closed for a new one, so that
 * unauthenticated clients cannot occupy the port from many addresses, and clients that have logged in stay connected. Any
 * thread.
 */
final class UnauthenticatedConnections {
    private final Set<Channel> oldestFirst = new LinkedHashSet<>();
    private volatile long closed;

    /** Adds an accepted connection. */
    synchronized void add(Channel connection) {
        oldestFirst.add(connection);
    }

    /** Removes a connection that has logged in or is closed. */
    synchronized void remove(Channel connection) {
        oldestFirst.remove(connection);
    }

    /** Closes the oldest connection, if there is one; unsent data may be lost. */
    void closeOldest() {
        Channel oldest = removeOldest();
        if (oldest != null) {
            oldest.eventLoop().execute(() -> oldest.unsafe().close(oldest.voidPromise()));
        }
    }

    private synchronized Channel removeOldest() {
        Iterator<Channel> all = oldestFirst.iterator();
        if (!all.hasNext()) {
            return null;
        }
        Channel oldest = all.next();
        all.remove();
        closed++;
        return oldest;
    }

    /** Connections closed to make room, so far. */
    long closed() {
        return closed;
    }
}
