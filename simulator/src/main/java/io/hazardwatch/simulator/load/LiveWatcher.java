package io.hazardwatch.simulator.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hazardwatch.simulator.report.Latency;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;

/**
 * Watches the live feed for the alarms that a drill raises and measures their latency. Sender threads register expected alarms; frames
 * arrive on this object's own event loop. Read the counts only after both have stopped.
 */
final class LiveWatcher {
    private static final int LARGEST_FRAME_BYTES = 256 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Long> dueNanos = new ConcurrentHashMap<>();
    private final CompletableFuture<LiveWatcher> open = new CompletableFuture<>();
    private volatile boolean lost;
    private volatile long expected;
    private volatile long overwritten;

    // used only on the event loop of the feed
    private final Histogram latency = Latency.histogram();
    private long frames;

    /** Starts to connect; {@link #open} completes when the feed is connected and fails when it cannot be. */
    void connect(EventLoopGroup group, URI feed, String authorization) {
        new Bootstrap().group(group).channel(NioSocketChannel.class).handler(new Line(feed, authorization))
                .connect(feed.getHost(), feed.getPort()).addListener(attempt -> {
                    if (!attempt.isSuccess()) {
                        open.completeExceptionally(attempt.cause());
                    }
                });
    }

    CompletableFuture<LiveWatcher> open() {
        return open;
    }

    /**
     * Registers an alarm that the feed must announce. Callable from any sender thread, but each point belongs to one sender.
     *
     * @param due {@link System#nanoTime()} value at which the alarm is due
     */
    synchronized void expect(String point, long due) {
        expected++;
        if (dueNanos.put(point, due) != null) {
            overwritten++;
        }
    }

    void onFrame(String text, long nowNanos) throws IOException {
        frames++;
        JsonNode frame = JSON.readTree(text);
        JsonNode alarm = frame.path("alarm");
        boolean raised = alarm.path("active").asBoolean() && "limit".equalsIgnoreCase(alarm.path("kind").asText());
        Long due = frame.path("type").asText().equals("alarm") && raised ? dueNanos.remove(alarm.path("point").asText()) : null;
        if (due != null) {
            Latency.record(latency, nowNanos - due, 1);
        }
    }

    boolean isComplete() {
        return dueNanos.isEmpty();
    }

    boolean isLost() {
        return lost;
    }

    long expected() {
        return expected;
    }

    /** The number of expected alarms for which no frame arrived. */
    long missing() {
        return dueNanos.size() + overwritten;
    }

    long frames() {
        return frames;
    }

    Histogram latency() {
        return latency;
    }

    private final class Line extends ChannelInitializer<SocketChannel> {
        private final URI feed;
        private final String authorization;

        Line(URI feed, String authorization) {
            this.feed = feed;
            this.authorization = authorization;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder().webSocketUri(feed)
                    .customHeaders(new DefaultHttpHeaders().set("Authorization", authorization))
                    .maxFramePayloadLength(LARGEST_FRAME_BYTES).build();
            channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(LARGEST_FRAME_BYTES),
                    new WebSocketClientProtocolHandler(config), new WebSocketFrameAggregator(LARGEST_FRAME_BYTES), new Ear());
        }
    }

    private final class Ear extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws IOException {
            onFrame(frame.text(), System.nanoTime());
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                open.complete(LiveWatcher.this);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            lose(context.channel(), new IOException("live feed closed"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            lose(context.channel(), cause);
        }

        private void lose(Channel channel, Throwable cause) {
            lost = true;
            open.completeExceptionally(cause);
            channel.close();
        }
    }
}
