package io.hazardwatch.gateway.connections;

import io.netty.channel.Channel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Connections of a port on which nobody has logged in yet. When the port is nearly full the oldest of them makes room, so that
 * strangers with many addresses hold none for long and whoever has logged in keeps theirs. Any thread.
 */
final class UnauthenticatedConnections {
    private final Set<Channel> oldestFirst = new LinkedHashSet<>();
    private volatile long closed;

    /** A connection was accepted. */
    synchronized void add(Channel connection) {
        oldestFirst.add(connection);
    }

    /** Somebody has logged in there, or it is closed. */
    synchronized void remove(Channel connection) {
        oldestFirst.remove(connection);
    }

    /** Closes the oldest, if there is any; what is written to it may be lost. */
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
