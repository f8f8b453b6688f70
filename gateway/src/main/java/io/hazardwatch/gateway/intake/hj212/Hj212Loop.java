package io.hazardwatch.gateway.intake.hj212;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.hj212.Hj212Decoder;
import io.hazardwatch.gateway.decode.hj212.Hj212Message;
import io.hazardwatch.gateway.intake.ConnectedDevices;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.DurableReplies;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Hj212Setup;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What all connections of the port share: one ingest, the answers that wait for it, the connections that wait for room. All of
 * it belongs to the event loop; only the ingest's progress comes from lane threads, and hops over.
 */
final class Hj212Loop {
    /** What the port needs from the other rooms; every part may be used by any thread. */
    record Parts(Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine, ConnectionListener connections, DecodeLimits limits,
                 Clock clock) {}

    /** Answers to the packets of one message. */
    private record Reply(Hj212Connection to, List<ByteBuf> answers) {}

    /** Connections that may wait for room before what is left of ended ones is no longer kept. */
    private static final int WAITING_MAX = 1_024;
    private static final byte[] NOTHING_TO_SHOW = {};

    // any thread
    private final Parts parts;
    private final EventLoop eventLoop;
    private final Hj212Counters counters;
    private final AtomicBoolean progressDue = new AtomicBoolean();

    // event loop
    private final Hj212Routes routes;
    private final ReadingIngest ingest;
    private final Hj212Decoder decoder;
    private final Decoded decoded = new Decoded();
    private final DurableReplies<Reply> owed;
    private final Set<Hj212Connection> answered = new LinkedHashSet<>();
    private final Deque<Hj212Connection> withoutRoom = new ArrayDeque<>();
    private final Set<Hj212Connection> connections = new HashSet<>();
    private final PasswordGuesses guesses = new PasswordGuesses();
    private final ConnectedDevices presence;
    private final Map<String, Hj212Setup> confirmed = new HashMap<>();
    private final byte[] scratch = new byte[Hj212Listener.READ_BYTES];
    private boolean isClosed;
    private boolean isSettling;
    private boolean isDueAgain;

    Hj212Loop(Parts parts, EventLoop eventLoop, ConnectionBounds bounds) {
        this.parts = parts;
        this.eventLoop = eventLoop;
        this.counters = new Hj212Counters(bounds);
        this.routes = new Hj212Routes(parts.registry());
        this.ingest = parts.ingests().open(this::onProgress);
        this.decoder = new Hj212Decoder(parts.limits());
        this.owed = new DurableReplies<>(ingest, this::answer);
        this.presence = new ConnectedDevices(parts.connections());
    }

    Hj212Counters counters() {
        return counters;
    }

    Hj212Routes routes() {
        return routes;
    }

    PasswordGuesses guesses() {
        return guesses;
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

    void enter(Hj212Connection connection) {
        connections.add(connection);
    }

    void leave(Hj212Connection connection) {
        connections.remove(connection);
    }

    /** What devices have confirmed to be set since the start, by MN. */
    Map<String, Hj212Setup> confirmed() {
        return confirmed;
    }

    void reject(MessageOrigin origin, RejectReason reason, String detail, byte[] bytes) {
        counters.rejects.increment();
        parts.quarantine().reject(origin, reason, detail, bytes, 0, bytes.length, nowMillis());
    }

    /**
     * Offers the values of a message; the answers follow when they are durable.
     *
     * @return false when there is no room; the connection is told when there is
     */
    boolean isOffered(Hj212Route route, Hj212Message message, Hj212Connection from, List<ByteBuf> answers) {
        decoder.decode(message.any().command(), message.data(), route.items(), route.zone(), nowMillis(), decoded);
        boolean isQuarantined = decoded.whole != null || decoded.rejectCount > 0;
        byte[] shown = isQuarantined ? shown(message) : NOTHING_TO_SHOW;
        long token = ingest.offer(route.origin(), route.device(), decoded, shown, nowMillis());
        if (token == ReadingIngest.FULL) {
            counters.backpressurePauses.increment();
            withoutRoom.add(from);
            return false;
        }
        if (ingest.lastReject() != null) {
            counters.rejects.increment();
        }
        if (!answers.isEmpty()) {
            owed.add(token, new Reply(from, answers));
        }
        return true;
    }

    /** Whether too many connections wait for room to keep what is left of those that have ended. */
    boolean isCrowded() {
        return withoutRoom.size() >= WAITING_MAX;
    }

    /** Keeps in quarantine what was received before its connection ended and finds no room. */
    void rejectRest(Hj212Route route, Hj212Message message) {
        reject(route.origin(), RejectReason.QUOTA, "no room for it when its connection ended", shown(message));
    }

    /** What was received, without the password. */
    private static byte[] shown(Hj212Message message) {
        return ("CN=" + message.any().command() + ";MN=" + message.any().mn() + ";CP=&&" + message.data() + "&&").getBytes(StandardCharsets.UTF_8);
    }

    private void answer(Reply reply) {
        reply.to().answer(reply.answers());
        answered.add(reply.to());
    }

    /**
     * Ends a burst: wakes lanes and sends the answers that are due, those of one connection together. Sending makes connections call this
     * again when they can or cannot be written any more; that is done afterwards.
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
                List<Hj212Connection> written = List.copyOf(answered);
                answered.clear();
                written.forEach(Hj212Connection::answered);
            }
            ingest.flush(); // answers made room for more packets
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
        List.copyOf(connections).forEach(Hj212Connection::close);
    }
}
