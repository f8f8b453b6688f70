package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.DurableReplies;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.SlotGate;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;

/**
 * The listener's state on one event loop: one ingest, the acknowledgements that wait for it, the deferred messages that wait
 * for room. The acknowledgement has one direction: {@link PublishHandler} publishes into the ingest and adds what it owes to
 * {@link PendingAcks}; once durable it goes from there to the {@link AckWriter} of its connection.
 *
 * <p>All of it belongs to the event loop; only the ingest's progress comes from lane threads, and hops over.
 */
final class EventLoopState implements QuotaLine.Timer {
    /** Maximum number of closed connections with deferred messages; beyond it new connections are refused. */
    private static final int ORPHANS_MAX = 1000;

    // any thread
    private final ListenerContext parts;
    private final EventLoop eventLoop;
    private final AtomicBoolean progressDue = new AtomicBoolean();
    private final Runnable progress = this::progress;
    private final LongPredicate isDue = this::isDue;

    // event loop
    private final ReadingIngest ingest;
    private final byte[] scratch;
    private final PendingAcks acks = new PendingAcks();
    /** Answers within messages of their own, beside the acknowledgements. */
    private final DurableReplies<Runnable> replies;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    /** By quota, while anybody waits for it. */
    private final Map<SlotGate, QuotaLine> lines = new IdentityHashMap<>();
    private final Set<ConnectionControl> connections = new HashSet<>();
    private int orphans;
    private boolean isClosed;
    private boolean reading;
    private long nowMillis;
    private long nowNanos;

    EventLoopState(ListenerContext parts, EventLoop eventLoop) {
        this.parts = parts;
        this.eventLoop = eventLoop;
        this.scratch = new byte[parts.settings().payloadBytesMax()];
        this.ingest = parts.ingests().open(this::onProgress);
        this.replies = new DurableReplies<>(ingest, Runnable::run);
    }

    ListenerContext parts() {
        return parts;
    }

    ReadingIngest ingest() {
        return ingest;
    }

    /** Buffer for one payload; its content is valid until the next message. */
    byte[] scratch() {
        return scratch;
    }

    /** Begins or continues a burst of packets: reads the clocks once for all of it. */
    void read() {
        if (!reading) {
            reading = true;
            lookAtClocks();
        }
    }

    /** Ends a burst: sends acknowledgements that became due. */
    void readDone() {
        reading = false;
        settle();
    }

    void lookAtClocks() {
        nowMillis = parts.clock().millis();
        nowNanos = parts.clock().nanos();
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    void enter(ConnectionControl connection) {
        connections.add(connection);
    }

    /** @param isOrphan whether the connection leaves deferred messages behind; {@link #orphanDone} follows */
    void leave(ConnectionControl connection, boolean isOrphan) {
        connections.remove(connection);
        orphans += isOrphan ? 1 : 0;
    }

    /** Closes connections whose credential was revoked, and forgets its rate limit. */
    void endRevoked() {
        parts.quotas().keep(parts.credentials()::holds);
        List<ConnectionControl> revoked = connections.stream().filter(each -> !parts.credentials().holds(each.credential())).toList();
        revoked.forEach(each -> each.disconnect(DisconnectReason.ADMINISTRATIVE_ACTION));
    }

    /** Called when the last deferred message of a closed connection has been taken. */
    void orphanDone() {
        orphans--;
    }

    boolean isOverrun() {
        return orphans > ORPHANS_MAX;
    }

    /** The acknowledgements of this event loop that are not due yet. */
    PendingAcks acks() {
        return acks;
    }

    /** Answers that are sent once their message is durable. */
    DurableReplies<Runnable> replies() {
        return replies;
    }

    /** Registers {@code retry} for a deferred message without room; it runs once on the next progress. */
    void await(Runnable retry) {
        waiting.add(retry);
    }

    /** Whether connections of this event loop wait for that quota, so that who comes now stands behind them. */
    boolean isAwaited(SlotGate quota) {
        return !lines.isEmpty() && lines.containsKey(quota);
    }

    /** Lets a connection wait for a slot of that quota, behind those that wait already. */
    void await(SlotGate quota, QuotaLine.Waiter last) {
        lines.computeIfAbsent(quota, gate -> new QuotaLine(gate, this, () -> lines.remove(gate))).join(last);
    }

    /** Runs {@code again} after that time, when a credential may send again. */
    @Override
    public void later(long nanos, Runnable again) {
        eventLoop.schedule(() -> {
            if (!isClosed) {
                lookAtClocks();
                again.run();
                settle();
            }
        }, nanos, TimeUnit.NANOSECONDS);
    }

    /** Sends the acknowledgements that are due and flushes each connection once. */
    void settle() {
        ingest.flush();
        acks.releaseHeld(isDue);
        while (!acks.isEmpty() && isStored(acks.firstToken())) {
            if (acks.isFirstHeld(isDue)) {
                acks.hold();
            } else {
                acks.release();
            }
        }
        acks.flush();
        replies.settle();
    }

    private boolean isStored(long token) {
        return token == PendingAcks.NOW || ingest.isStored(token);
    }

    private boolean isDue(long token) {
        return token == PendingAcks.NOW || ingest.isDurable(token);
    }

    /** From any thread: at most one hop to the event loop is under way. */
    private void onProgress() {
        if (!progressDue.compareAndSet(false, true)) {
            return;
        }
        try {
            eventLoop.execute(progress);
        } catch (RejectedExecutionException e) {
            progressDue.set(false); // the event loop has ended, and with it all its connections
        }
    }

    private void progress() {
        progressDue.set(false);
        if (!isClosed) {
            retryWaiting();
            settle();
        }
    }

    private void retryWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        lookAtClocks();
        for (int i = waiting.size(); i > 0; i--) {
            waiting.poll().run();
        }
    }

    /** Closes the listener: disconnects every client, and never uses the ingest again. */
    void close() {
        isClosed = true;
        List.copyOf(connections).forEach(each -> each.disconnect(DisconnectReason.SERVER_SHUTTING_DOWN));
    }
}
