package io.hazardwatch.gateway.connections;

import io.hazardwatch.gateway.time.Clock;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.internal.PlatformDependent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The connections of an HTTP server and the state of each: receiving headers, receiving a body, waiting for an answer, idle, or
 * not taking its answer. Closes connections that stay too long in one state. A single byte now and then extends only the taking
 * of an answer. For WebSockets only that last state is checked. Each connection has one request in progress at a time, and
 * together they leave at most a quarter of the direct memory unread. One event loop.
 */
public final class HttpConnections {
    private static final int UNREAD_SHARE = 4;

    private final ConnectionTimes times;
    private final HttpServerOptions options;
    private final Clock clock;
    private final Predicate<HttpRequest> isUrgent;
    private final ConnectionBounds bounds;
    private final OutboundMemory memory = new OutboundMemory(PlatformDependent.maxDirectMemory() / UNREAD_SHARE);
    private final Map<HttpConnection, Held> all = new HashMap<>();
    private RequestScheduler turns;
    private volatile int open;
    private volatile long closedForTime;

    /** One connection. */
    private static final class Held {
        final Channel channel;
        boolean hasAsked;
        boolean isOverdue;
        int requests;
        int bodies;
        long sinceNanos;
        long bodySinceNanos;
        Object stuckOn;
        long stuckProgress;
        long stuckSinceNanos;

        Held(Channel channel, long nowNanos) {
            this.channel = channel;
            this.sinceNanos = nowNanos;
        }
    }

    /**
     * Starts without connections.
     *
     * @param options those of the server
     * @param bounds those of its port
     * @param isUrgent requests that are served before waiting ones; must be cheap
     * @param clock its monotonic time is used
     */
    public HttpConnections(ConnectionTimes times, HttpServerOptions options, ConnectionBounds bounds,
                           Predicate<HttpRequest> isUrgent, Clock clock) {
        this.bounds = bounds;
        this.isUrgent = isUrgent;
        this.options = options;
        this.times = times;
        this.clock = clock;
    }

    /** Records a new connection after its TLS handshake. */
    public void opened(HttpConnection connection) {
        ChannelHandlerContext context = ((ConnectionBase) connection).channelHandlerContext();
        Channel channel = context.channel();
        if (turns == null) {
            turns = new RequestScheduler(channel.eventLoop());
        }
        StrictRequestDecoder.putInto(channel.pipeline(), options);
        channel.pipeline().addBefore(context.name(), "pipelining", new PipeliningGate(turns, isUrgent, memory::relieve));
        memory.watch(channel);
        all.put(connection, new Held(channel, clock.nanos()));
        open = all.size();
        channel.closeFuture().addListener(closed -> {
            all.remove(connection);
            open = all.size();
        });
    }

    /** Records that somebody has logged in on this connection, so it is not closed to make room. */
    public void known(HttpConnection connection) {
        bounds.unauthenticated().remove(((ConnectionBase) connection).channelHandlerContext().channel());
    }

    /** Records that the headers of a request have arrived. */
    public void asked(HttpConnection connection) {
        Held held = all.get(connection);
        if (held != null) {
            held.hasAsked = true;
            held.requests++;
            held.bodies++;
            held.bodySinceNanos = clock.nanos();
        }
    }

    /** Records that the body of a request has arrived or is no longer expected. */
    public void bodyEnded(HttpConnection connection) {
        Held held = all.get(connection);
        if (held != null) {
            held.bodies--;
        }
    }

    /** Records that a request was answered. */
    public void answered(HttpConnection connection) {
        Held held = all.get(connection);
        if (held != null) {
            held.requests--;
            held.sinceNanos = clock.nanos();
        }
    }

    /**
     * Closes connections that exceed a limit in two looks after each other; called about every second. The first look may come right
     * after a delay of the event loop itself, when what a client sent in time is not read yet. Closes below the pipeline, because
     * Vert.x would first wait until pending data is written.
     */
    public void look() {
        memory.relieve();
        long now = clock.nanos();
        for (Held held : List.copyOf(all.values())) {
            boolean wasOverdue = held.isOverdue;
            held.isOverdue = isTooLong(held, now);
            if (wasOverdue && held.isOverdue) {
                closedForTime++;
                held.channel.unsafe().close(held.channel.voidPromise());
            }
        }
    }

    /** Number of monitored connections. Any thread. */
    public int open() {
        return open;
    }

    /** Connections closed so far for exceeding a time limit. Any thread. */
    public long closedForTime() {
        return closedForTime;
    }

    /** Bytes that wait for clients to take them. Any thread. */
    public long unreadBytes() {
        return memory.unread();
    }

    /** Connections closed so far because too much was left unread. Any thread. */
    public long closedForMemory() {
        return memory.closed();
    }

    private boolean isTooLong(Held held, long now) {
        if (isStuck(held, now)) {
            return true;
        }
        if (held.channel.pipeline().get(HttpRequestDecoder.class) == null) {
            return false;
        }
        if (held.requests > 0) {
            return held.bodies > 0 && now - held.bodySinceNanos > times.body();
        }
        return now - held.sinceNanos > (held.hasAsked ? times.idle() : times.header());
    }

    /** Whether the same data is still waiting and no byte of it was sent. */
    private boolean isStuck(Held held, long now) {
        ChannelOutboundBuffer waiting = held.channel.unsafe().outboundBuffer();
        Object first = waiting == null ? null : waiting.current();
        long progress = waiting == null ? 0 : waiting.currentProgress();
        if (first == null || first != held.stuckOn || progress != held.stuckProgress) {
            held.stuckOn = first;
            held.stuckProgress = progress;
            held.stuckSinceNanos = now;
            return false;
        }
        return now - held.stuckSinceNanos > times.stall();
    }
}
