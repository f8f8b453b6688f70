package io.hazardwatch.gateway.api.ingest;

import io.hazardwatch.gateway.api.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Reads the body of a push: JSON, as it is or compressed with gzip, bounded in both forms. */
final class PushedBody {
    /** As sent, and again when decompressed: some thousand values. */
    static final int BYTES_MAX = 256 << 10;

    private PushedBody() {}

    static byte[] of(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase("application/json")) {
            throw new Problem(415, "the body must be application/json");
        }
        Buffer body = ctx.body().buffer();
        byte[] bytes = body == null ? new byte[0] : body.getBytes();
        String encoding = ctx.request().getHeader("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return bytes;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new Problem(415, "Content-Encoding must be gzip or left out");
        }
        return decompressed(bytes);
    }

    private static byte[] decompressed(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes), 8 << 10)) {
            byte[] whole = in.readNBytes(BYTES_MAX + 1);
            if (whole.length > BYTES_MAX) {
                throw new Problem(413, "the body is larger than " + BYTES_MAX + " bytes when decompressed");
            }
            return whole;
        } catch (IOException broken) {
            throw new Problem(400, "the body is not gzip");
        }
    }
}
