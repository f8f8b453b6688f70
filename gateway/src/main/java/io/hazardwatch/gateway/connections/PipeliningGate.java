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
 * Passes a connection's requests on one at a time, each when its turn among all connections has come ({@link RequestScheduler}), the
 * one before is answered and the answer has left or nearly so. While a request waits nothing more is read, so a client that asks
 * ahead or does not read its answers holds a read's worth of requests and one answer. Behind the decoder and the encoder of
 * HTTP; leaves when the connection becomes a WebSocket. Event loop.
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
     * Nothing asked yet.
     *
     * @param isUrgent requests that take no turn when they come alone: cheap ones only
     * @param unread   called when an answer stays for want of a reader
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

    /** The next one in line, or, when there is none, what the client sends next. */
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

    /** Vert.x too stops reading, and begins again by itself; it does so for a body, which is never held here. */
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
