package io.hazardwatch.gateway.connections;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * Passes on a connection's requests one at a time, each when {@link RequestScheduler} gives it its turn among all connections
 * and the previous one is answered and its answer almost sent. While a request waits nothing more is read, so a client that
 * pipelines requests or does not read its answers costs at most one read of requests and one answer. Placed behind the HTTP
 * decoder and encoder; removed when the connection becomes a WebSocket. Event loop.
 */
final class PipeliningGate extends ChannelDuplexHandler {
    private final RequestScheduler turns;
    private final Predicate<HttpRequest> isUrgent;
    private final Runnable unread;
    private final Deque<Object> held = new ArrayDeque<>();
    private ChannelHandlerContext context;
    private boolean isBeingAsked;
    private boolean isBeingAnswered;
    private boolean isInLine;
    private boolean hasStoppedReading;

    /**
     * Creates the gate of a new connection.
     *
     * @param isUrgent requests that skip the scheduler when they come alone: only cheap ones
     * @param unread   called when an answer remains unsent because the client does not read
     */
    PipeliningGate(RequestScheduler turns, Predicate<HttpRequest> isUrgent, Runnable unread) {
        this.turns = turns;
        this.isUrgent = isUrgent;
        this.unread = unread;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (isBeingAsked) {
            pass(message);
        } else if (held.isEmpty() && mayBegin() && message instanceof HttpRequest request && isUrgent.test(request)) {
            begin(message);
        } else {
            held.add(message);
            stopReading();
            goInLine();
        }
    }

    private boolean mayBegin() {
        return !isBeingAsked && !isBeingAnswered && context.channel().isWritable();
    }

    private void goInLine() {
        if (!held.isEmpty() && !isInLine && mayBegin()) {
            isInLine = true;
            turns.await(this::takeTurn);
        }
    }

    private void takeTurn() {
        isInLine = false;
        if (held.isEmpty() || context.isRemoved()) {
            return;
        }
        begin(held.poll());
        while (isBeingAsked && !held.isEmpty()) {
            pass(held.poll());
        }
        context.fireChannelReadComplete();
        goOn();
    }

    private void begin(Object request) {
        isBeingAsked = true;
        isBeingAnswered = true;
        pass(request);
    }

    private void pass(Object part) {
        isBeingAsked = !(part instanceof LastHttpContent);
        context.fireChannelRead(part);
    }

    /** Passes on the next waiting request, or reads on when none waits. */
    private void goOn() {
        if (held.isEmpty()) {
            readAgain();
        } else {
            goInLine();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ctx.write(message, promise);
        HttpResponseStatus status = message instanceof HttpResponse response ? response.status() : null;
        if (HttpResponseStatus.SWITCHING_PROTOCOLS.equals(status)) {
            ctx.pipeline().remove(this);
        } else if (message instanceof LastHttpContent && (status == null || status.codeClass() != HttpStatusClass.INFORMATIONAL)) {
            isBeingAnswered = false;
            goOn();
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        ctx.flush();
        if (!ctx.channel().isWritable()) {
            unread.run();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.fireChannelWritabilityChanged();
        goInLine();
    }

    /** Stops reading. Vert.x also stops and resumes reading by itself, but only for a body, which is never held here. */
    private void stopReading() {
        if (context.channel().config().isAutoRead()) {
            context.channel().config().setAutoRead(false);
            hasStoppedReading = true;
        }
    }

    private void readAgain() {
        if (hasStoppedReading) {
            hasStoppedReading = false;
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        forgetHeld();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        forgetHeld();
        readAgain();
    }

    private void forgetHeld() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }
}
