package io.hazardwatch.gateway.intake.tcp;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.intake.ConnectedDevices;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.DurableReplies;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What all connections of a port share: one ingest, the replies that wait for it, the connections that wait for room. All of it belongs to
 * the event loop; only the ingest's progress comes from lane threads, and hops over.
 *
 * @param <R> what is needed to send a reply
 */
public final class TcpLoop<R> {
    /** What a port needs from the other rooms; every part may be used by any thread. */
    public record Parts(Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine, ConnectionListener connections,
                        DecodeLimits limits, Clock clock) {}

    /** Connections that may wait for room before what is left of ended ones is no longer kept. */
    private static final int WAITING_MAX = 1_024;

    // any thread
    private final Parts parts;
    private final TcpCounters counters;

    // event loop
    private final ReadingIngest ingest;
    private final DurableReplies<R> owed;
    private final Set<TcpConnection> answered = new LinkedHashSet<>();
    private final Deque<TcpConnection> withoutRoom = new ArrayDeque<>();
    private final Set<TcpConnection> connections = new HashSet<>();
    private final ConnectedDevices presence;
    private final byte[] scratch = new byte[TcpListener.READ_BYTES];
    private boolean isClosed;
    private boolean isSettling;
    private boolean isDueAgain;

    /** @param sender writes a reply that has become due, and says to which connection */
    public TcpLoop(Parts parts, EventLoop eventLoop, TcpCounters counters, Function<R, TcpConnection> sender) {
        this.parts = parts;
        this.counters = counters;
        this.ingest = parts.ingests().open(new ProgressSignal(eventLoop, this::progress)::raise);
        this.owed = new DurableReplies<>(ingest, reply -> answered.add(sender.apply(reply)));
        this.presence = new ConnectedDevices(parts.connections());
    }

    /** Which devices are connected. */
    public ConnectedDevices presence() {
        return presence;
    }

    public long nowMillis() {
        return parts.clock().millis();
    }

    boolean isClosed() {
        return isClosed;
    }

    byte[] scratch() {
        return scratch;
    }

    TcpCounters counters() {
        return counters;
    }

    void enter(TcpConnection connection) {
        connections.add(connection);
    }

    void leave(TcpConnection connection) {
        connections.remove(connection);
    }

    /** Keeps in quarantine what cannot be used, and counts it. */
    public void reject(MessageOrigin origin, RejectReason reason, String detail, byte[] bytes) {
        counters.rejected();
        parts.quarantine().reject(origin, reason, detail, bytes, 0, bytes.length, nowMillis());
    }

    /**
     * Offers the values of a message.
     *
     * @param shown what quarantine shows of it if something of it cannot be used
     * @return a token for {@link #owe}, or {@link ReadingIngest#FULL} when there is no room; the connection is told when there is
     */
    public long offer(MessageOrigin origin, Device device, Decoded decoded, byte[] shown, TcpConnection from) {
        long token = ingest.offer(origin, device, decoded, shown, nowMillis());
        if (token == ReadingIngest.FULL) {
            counters.paused();
            withoutRoom.add(from);
        } else if (ingest.lastReject() != null) {
            counters.rejected();
        }
        return token;
    }

    /** Sends the reply when the message of that token is durable. */
    public void owe(long token, R reply) {
        owed.add(token, reply);
    }

    /** Whether too many connections wait for room to keep what is left of those that have ended. */
    public boolean isCrowded() {
        return withoutRoom.size() >= WAITING_MAX;
    }

    /**
     * Ends a burst: wakes lanes and sends the replies that are due, those of one connection together. Sending makes connections call this
     * again when they can or cannot be written any more; that is done afterwards.
     */
    public void settle() {
        isDueAgain = true;
        if (isSettling) {
            return;
        }
        isSettling = true;
        try {
            while (isDueAgain) {
                isDueAgain = false;
                ingest.flush();
                owed.settle();
                List<TcpConnection> written = List.copyOf(answered);
                answered.clear();
                written.forEach(TcpConnection::answered);
            }
            ingest.flush(); // replies made room for more messages
        } finally {
            isSettling = false;
        }
    }

    private void progress() {
        if (!isClosed) {
            for (int i = withoutRoom.size(); i > 0; i--) {
                withoutRoom.remove().makeRoom();
            }
            settle();
        }
    }

    /** Closes every connection, and never uses the ingest again. */
    public void close() {
        isClosed = true;
        List.copyOf(connections).forEach(TcpConnection::close);
    }
}
