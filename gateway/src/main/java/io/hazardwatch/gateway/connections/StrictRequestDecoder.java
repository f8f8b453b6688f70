package io.hazardwatch.gateway.connections;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Refuses a request with both a length and chunks, where its end depends on who reads it; Netty would drop the length, and a
 * proxy in front may believe it.
 */
final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    /** Takes the place of Vert.x' own. */
    static void putInto(ChannelPipeline pipeline, HttpServerOptions options) {
        pipeline.replace(VertxHttpRequestDecoder.class, "httpDecoder", new StrictRequestDecoder(options));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
}
