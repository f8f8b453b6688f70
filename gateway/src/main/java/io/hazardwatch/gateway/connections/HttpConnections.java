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
 * The connections of an HTTP server, and what each is doing: sends headers, sends a body, waits for an answer, does nothing, does
 * not take its answer. What lasts too long is closed. One byte now and then does not prolong anything but the taking of an
 * answer. Of a connection that became a WebSocket only the last is looked at. Each asks one thing at a time, and together they leave
 * no more unread than a quarter of the direct memory. One event loop.
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
    private RequestTurns turns;
    private volatile int open;
    private volatile long closedForTime;

    /** One connection. */
    private static final class Held {
        final Channel channel;
        boolean hasAsked;
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
     * No connections yet.
     *
     * @param options  those of the server
     * @param bounds   those of its port
     * @param isUrgent requests that are served before those that wait: cheap ones only
     * @param clock    its monotonic time is used
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
            turns = new RequestTurns(channel.eventLoop());
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

    /** Somebody has logged in over it, so it gives way to nobody. */
    public void known(HttpConnection connection) {
        bounds.strangers().forget(((ConnectionBase) connection).channelHandlerContext().channel());
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
     * Closes connections that exceed a limit; called every second. Closes below the pipeline, because Vert.x would first wait
     * until pending data is written.
     */
    public void look() {
        memory.relieve();
        long now = clock.nanos();
        for (Held held : List.copyOf(all.values())) {
            if (isTooLong(held, now)) {
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

    /** What waits to be taken by clients, in bytes. Any thread. */
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
