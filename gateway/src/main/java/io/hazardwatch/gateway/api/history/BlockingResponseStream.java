package io.hazardwatch.gateway.api.history;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * Writes a response from a thread that may block: each chunk has left for the network before the next is taken, so a slow
 * client slows down the reading of the store and memory use stays small. One thread, not the event loop.
 */
final class BlockingResponseStream extends OutputStream {
    private static final int CHUNK_BYTES = 128 * 1024;
    /** Longest time in seconds that a client may leave a chunk unread. */
    private static final long STALL_SECONDS_MAX = 60;

    private final Context context;
    private final HttpServerResponse response;
    private final LongConsumer sent;
    private Buffer chunk = Buffer.buffer(CHUNK_BYTES);

    BlockingResponseStream(Context context, HttpServerResponse response, LongConsumer sent) {
        this.context = context;
        this.response = response;
        this.sent = sent;
    }

    @Override
    public void write(int b) throws IOException {
        chunk.appendByte((byte) b);
        sendWhenFull();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        chunk.appendBytes(bytes, offset, length);
        sendWhenFull();
    }

    @Override
    public void flush() throws IOException {
        if (chunk.length() > 0) {
            send();
        }
    }

    private void sendWhenFull() throws IOException {
        if (chunk.length() >= CHUNK_BYTES) {
            send();
        }
    }

    private void send() throws IOException {
        Buffer full = chunk;
        chunk = Buffer.buffer(CHUNK_BYTES);
        Promise<Void> gone = Promise.promise();
        context.runOnContext(next -> hand(full, gone));
        try {
            gone.future().toCompletionStage().toCompletableFuture().get(STALL_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("ended before it was whole");
        } catch (ExecutionException e) {
            throw new IOException("the receiver has gone", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the receiver took nothing for " + STALL_SECONDS_MAX + " s", e);
        }
        sent.accept(full.length());
    }

    private void hand(Buffer full, Promise<Void> gone) {
        try {
            response.write(full).onComplete(gone);
        } catch (IllegalStateException ended) {
            gone.tryFail(ended);
        }
    }
}
