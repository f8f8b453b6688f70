package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.ReadingIngest;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The door's work on one event loop: one funnel, the acknowledgements that wait for it, the lines that wait for room.
 *
 * <p>All of it belongs to the event loop; only the funnel's progress comes from elsewhere, and hops over.
 */
final class EventLoopState {
    /** More lines that are gone but still hold messages than this, and nobody new is let in. */
    private static final int ORPHANS_MAX = 1000;

    // any thread
    private final ListenerContext parts;
    private final EventLoop eventLoop;
    private final AtomicBoolean progressDue = new AtomicBoolean();
    private final Runnable progress = this::progress;

    // event loop
    private final ReadingIngest funnel;
    private final byte[] scratch;
    private final PendingAcks acks = new PendingAcks();
    private final Deque<MqttConnection> waiting = new ArrayDeque<>();
    private final List<MqttConnection> unflushed = new ArrayList<>();
    private final Set<MqttConnection> lines = new HashSet<>();
    private int orphans;
    private boolean isClosed;
    private boolean reading;
    private long nowMillis;
    private long nowNanos;

    EventLoopState(ListenerContext parts, EventLoop eventLoop) {
        this.parts = parts;
        this.eventLoop = eventLoop;
        this.scratch = new byte[parts.settings().payloadBytesMax()];
        this.funnel = parts.funnels().open(this::onProgress);
    }

    ListenerContext parts() {
        return parts;
    }

    ReadingIngest funnel() {
        return funnel;
    }

    /** Room for one payload; its content lives until the next message. */
    byte[] scratch() {
        return scratch;
    }

    /** A burst of packets begins or goes on: one look at the clocks serves it all. */
    void read() {
        if (!reading) {
            reading = true;
            lookAtClocks();
        }
    }

    /** The burst is over: what became due meanwhile goes out. */
    void readDone() {
        reading = false;
        settle();
    }

    void lookAtClocks() {
        nowMillis = parts.clock().millis();
        nowNanos = parts.clock().nanos();
    }

    long nowMillis() {
        return nowMillis;
    }

    long nowNanos() {
        return nowNanos;
    }

    void enter(MqttConnection line) {
        lines.add(line);
    }

    void leave(MqttConnection line) {
        lines.remove(line);
        orphans += line.spout().isHolding() ? 1 : 0;
    }

    /** Ends the lines whose credential was revoked, and forgets its quota. */
    void endRevoked() {
        parts.quotas().keep(parts.credentials()::holds);
        List<MqttConnection> revoked = lines.stream().filter(line -> !parts.credentials().holds(line.credential())).toList();
        revoked.forEach(line -> line.disconnect(DisconnectReason.ADMINISTRATIVE_ACTION));
    }

    /** A line that is gone has got rid of the last message it held. */
    void orphanDone() {
        orphans--;
    }

    boolean isOverrun() {
        return orphans > ORPHANS_MAX;
    }

    /** The acknowledgement goes out when the token is durable and all before it have gone. */
    void acknowledge(MqttConnection line, int ack, long token) {
        acks.add(line, ack, token);
    }

    /** The line's first held message found no room; it is tried again on progress. */
    void await(MqttConnection line) {
        waiting.add(line);
    }

    /** Does it after that time, when a credential that has used up its quota has some again. */
    void later(long nanos, Runnable again) {
        eventLoop.schedule(() -> {
            if (!isClosed) {
                lookAtClocks();
                again.run();
                settle();
            }
        }, nanos, TimeUnit.NANOSECONDS);
    }

    /** The line has bytes to be flushed when the acknowledgements due now are all written. */
    void unflushed(MqttConnection line) {
        unflushed.add(line);
    }

    /** Sends the acknowledgements that are due and flushes each line once. */
    void settle() {
        funnel.flush();
        while (!acks.isEmpty() && isDue(acks.firstToken())) {
            acks.release();
        }
        if (!unflushed.isEmpty()) {
            unflushed.forEach(MqttConnection::flush);
            unflushed.clear();
        }
    }

    private boolean isDue(long token) {
        return token == PendingAcks.NOW || funnel.isDurable(token);
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
            pourWaiting();
            settle();
        }
    }

    private void pourWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        lookAtClocks();
        for (int i = waiting.size(); i > 0; i--) {
            waiting.poll().spout().pourHeld();
        }
    }

    /** The door closes: every client is told, and the funnel is not touched again. */
    void close() {
        isClosed = true;
        List.copyOf(lines).forEach(line -> line.disconnect(DisconnectReason.SERVER_SHUTTING_DOWN));
    }
}
