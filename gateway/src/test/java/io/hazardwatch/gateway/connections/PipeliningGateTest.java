package io.hazardwatch.gateway.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PipeliningGateTest {
    private static final int ANSWER_BYTES = 100_000;
    private final AtomicInteger unread = new AtomicInteger();
    private final AtomicInteger socketWrites = new AtomicInteger();
    private volatile boolean isRead = true;
    private final EmbeddedChannel channel = channel();

    private EmbeddedChannel channel() {
        EmbeddedChannel made = new EmbeddedChannel();
        made.pipeline().addLast(new ChannelDuplexHandler() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                socketWrites.incrementAndGet();
                ctx.write(message instanceof DefaultFullHttpResponse response ? response.content() : message, promise);
            }

            @Override
            public void flush(ChannelHandlerContext ctx) {
                if (isRead) {
                    ctx.flush();
                }
            }
        });
        made.pipeline().addLast(new PipeliningGate(new RequestScheduler(made.eventLoop()), request -> request.uri().equals("/probe"),
                unread::incrementAndGet));
        return made;
    }

    private void ask(String path) {
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path), LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void answer(HttpResponseStatus status, int bytes) {
        ByteBuf body = Unpooled.wrappedBuffer(new byte[bytes]);
        channel.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body));
        channel.runPendingTasks();
    }

    private String asked() {
        HttpRequest request = channel.readInbound();
        if (request != null) {
            assertTrue(channel.<Object>readInbound() instanceof LastHttpContent);
        }
        return request == null ? null : request.uri();
    }

    @Test
    void secondRequest_waitsUntilTheFirstIsAnswered_andNothingMoreIsRead() {
        ask("/1");
        ask("/2");
        assertEquals("/1", asked());
        assertNull(asked());
        assertFalse(channel.config().isAutoRead());
        answer(HttpResponseStatus.OK, 10);
        assertEquals("/2", asked());
        assertTrue(channel.config().isAutoRead());
    }

    @Test
    void requestThatWaitsForItsAnswer_leavesTheSocketRead_soThatAHangUpIsSeen() {
        ask("/1");
        assertEquals("/1", asked());
        assertTrue(channel.config().isAutoRead());
    }

    @Test
    void answerNobodyTakes_holdsTheNextRequestBack_untilItHasLeft() {
        ask("/1");
        ask("/2");
        assertEquals("/1", asked());
        isRead = false;
        answer(HttpResponseStatus.OK, ANSWER_BYTES);
        assertNull(asked());
        assertEquals(1, unread.get());
        isRead = true;
        channel.flush();
        channel.runPendingTasks();
        assertEquals("/2", asked());
    }

    @Test
    void invitationToSendTheBody_isNoAnswer() {
        ask("/1");
        ask("/2");
        assertEquals("/1", asked());
        answer(HttpResponseStatus.CONTINUE, 0);
        assertNull(asked());
        answer(HttpResponseStatus.OK, 0);
        assertEquals("/2", asked());
    }

    @Test
    void bodyThatComesInPieces_isPassedOnPieceByPiece_alsoAfterAnEarlyAnswer() {
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/1"),
                new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));
        assertTrue(channel.<Object>readInbound() instanceof HttpRequest);
        assertTrue(channel.<Object>readInbound() instanceof DefaultHttpContent);
        answer(HttpResponseStatus.UNAUTHORIZED, 0);
        channel.writeInbound(new DefaultLastHttpContent(Unpooled.wrappedBuffer(new byte[1])));
        assertTrue(channel.<Object>readInbound() instanceof LastHttpContent);
        ask("/2");
        assertEquals("/2", asked());
    }

    @Test
    void urgentRequest_takesNoTurn_unlessItWaitsBehindAnother() {
        ask("/1");
        ask("/probe");
        assertEquals("/1", asked());
        assertNull(asked());
        answer(HttpResponseStatus.OK, 0);
        assertEquals("/probe", asked());
        answer(HttpResponseStatus.OK, 0);
        ask("/probe");
        assertEquals("/probe", asked());
    }

    @Test
    void connectionThatBecomesAWebSocket_isLeftAlone() {
        ask("/live");
        assertEquals("/live", asked());
        answer(HttpResponseStatus.SWITCHING_PROTOCOLS, 0);
        assertNull(channel.pipeline().get(PipeliningGate.class));
        assertTrue(channel.config().isAutoRead());
    }

    @Test
    void connectionThatCloses_forgetsWhatItAsked() {
        ask("/1");
        ByteBuf body = Unpooled.wrappedBuffer(new byte[8]);
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/2"), new DefaultLastHttpContent(body));
        channel.close();
        assertEquals(0, body.refCnt());
    }
}
