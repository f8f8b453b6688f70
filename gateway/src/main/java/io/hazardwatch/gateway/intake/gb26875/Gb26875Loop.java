package io.hazardwatch.gateway.intake.gb26875;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Decoder;
import io.hazardwatch.gateway.decode.gb26875.Gb26875Frame;
import io.hazardwatch.gateway.intake.ConnectedDevices;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.DurableReplies;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What all connections of the port share: one ingest, the confirmations that wait for it, the connections that wait for room. All of
 * it belongs to the event loop; only the ingest's progress comes from lane threads, and hops over.
 */
final class Gb26875Loop {
    /** What the port needs from the other rooms; every part may be used by any thread. */
    record Parts(Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine, ConnectionListener connections, DecodeLimits limits,
                 Clock clock) {}

    /** A confirmation that is owed. */
    private record Owed(Gb26875Connection to, Gb26875Frame frame, Gb26875Route route) {}

    /** Connections that may wait for room before what is left of ended ones is no longer kept. */
    private static final int WAITING_MAX = 1_024;

    // any thread
    private final Parts parts;
    private final EventLoop eventLoop;
    private final Gb26875Counters counters;
    private final AtomicBoolean progressDue = new AtomicBoolean();

    // event loop
    private final Gb26875Routes routes;
    private final ReadingIngest ingest;
    private final Gb26875Decoder decoder;
    private final Decoded decoded = new Decoded();
    private final DurableReplies<Owed> owed;
    private final Set<Gb26875Connection> answered = new LinkedHashSet<>();
    private final Deque<Gb26875Connection> withoutRoom = new ArrayDeque<>();
    private final Set<Gb26875Connection> connections = new HashSet<>();
    private final ConnectedDevices presence;
    private final byte[] scratch = new byte[Gb26875Listener.READ_BYTES];
    private boolean isClosed;
    private boolean isSettling;
    private boolean isDueAgain;

    Gb26875Loop(Parts parts, EventLoop eventLoop, ConnectionBounds bounds) {
        this.parts = parts;
        this.eventLoop = eventLoop;
        this.counters = new Gb26875Counters(bounds);
        this.routes = new Gb26875Routes(parts.registry());
        this.ingest = parts.ingests().open(this::onProgress);
        this.decoder = new Gb26875Decoder(parts.limits());
        this.owed = new DurableReplies<>(ingest, this::confirm);
        this.presence = new ConnectedDevices(parts.connections());
    }

    Gb26875Counters counters() {
        return counters;
    }

    Gb26875Routes routes() {
        return routes;
    }

    ConnectedDevices presence() {
        return presence;
    }

    byte[] scratch() {
        return scratch;
    }

    long nowMillis() {
        return parts.clock().millis();
    }

    boolean isClosed() {
        return isClosed;
    }

    void enter(Gb26875Connection connection) {
        connections.add(connection);
    }

    void leave(Gb26875Connection connection) {
        connections.remove(connection);
    }

    void reject(MessageOrigin origin, RejectReason reason, String detail, byte[] bytes) {
        counters.rejects.increment();
        parts.quarantine().reject(origin, reason, detail, bytes, 0, bytes.length, nowMillis());
    }

    /**
     * Offers the values of a frame; its confirmation follows when they are durable.
     *
     * @return false when there is no room; the connection is told when there is
     */
    boolean isOffered(Gb26875Route route, Gb26875Frame frame, Gb26875Connection from) {
        decoder.decode(frame, route.items(), route.zone(), nowMillis(), decoded);
        long token = ingest.offer(route.origin(), route.device(), decoded, frame.bytes(), nowMillis());
        if (token == ReadingIngest.FULL) {
            counters.backpressurePauses.increment();
            withoutRoom.add(from);
            return false;
        }
        if (ingest.lastReject() != null) {
            counters.rejects.increment();
        }
        if (frame.command() == Gb26875Frame.SEND) {
            owed.add(token, new Owed(from, frame, route));
        }
        return true;
    }

    /** Whether too many connections wait for room to keep what is left of those that have ended. */
    boolean isCrowded() {
        return withoutRoom.size() >= WAITING_MAX;
    }

    private void confirm(Owed due) {
        due.to().confirm(due.frame(), due.route());
        answered.add(due.to());
    }

    /**
     * Ends a burst: wakes lanes and sends the confirmations that are due, those of one connection together. Sending makes connections
     * call this again when they can or cannot be written any more; that is done afterwards.
     */
    void settle() {
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
                List<Gb26875Connection> written = List.copyOf(answered);
                answered.clear();
                written.forEach(Gb26875Connection::answered);
            }
            ingest.flush(); // confirmations made room for more frames
        } finally {
            isSettling = false;
        }
    }

    /** From any thread: at most one hop to the event loop is under way. */
    private void onProgress() {
        if (!progressDue.compareAndSet(false, true)) {
            return;
        }
        try {
            eventLoop.execute(this::progress);
        } catch (RejectedExecutionException ended) {
            progressDue.set(false);
        }
    }

    private void progress() {
        progressDue.set(false);
        if (!isClosed) {
            for (int i = withoutRoom.size(); i > 0; i--) {
                withoutRoom.remove().roomMade();
            }
            settle();
        }
    }

    /** Closes every connection, and never uses the ingest again. */
    void close() {
        isClosed = true;
        List.copyOf(connections).forEach(Gb26875Connection::close);
    }
}
