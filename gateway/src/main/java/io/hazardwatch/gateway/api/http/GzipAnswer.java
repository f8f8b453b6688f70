package io.hazardwatch.gateway.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs texts for who takes gzip: a phone on a slow line waits for a fraction of them. Any thread. */
public final class GzipAnswer {
    /** Accepts gzip, unless it is given no weight. */
    private static final Pattern ACCEPTED = Pattern.compile("(?i)(?:^|[,\\s])gzip(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))");

    private GzipAnswer() {}

    public static boolean isAccepted(HttpServerRequest request) {
        String taken = request.getHeader("Accept-Encoding");
        return taken != null && ACCEPTED.matcher(taken).find();
    }

    /** Packed as small as it gets, for what is packed once and sent often. */
    public static Buffer smallest(Buffer bytes) {
        return packed(bytes, Deflater.BEST_COMPRESSION);
    }

    /** Packed with little work, for what is sent once. */
    public static Buffer fast(Buffer bytes) {
        return packed(bytes, Deflater.BEST_SPEED);
    }

    private static Buffer packed(Buffer bytes, int level) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length() / 3 + 64);
        try (GZIPOutputStream gzip = new LeveledStream(packed, level)) {
            gzip.write(bytes.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory", e);
        }
        return Buffer.buffer(packed.toByteArray());
    }

    private static final class LeveledStream extends GZIPOutputStream {
        LeveledStream(ByteArrayOutputStream target, int level) throws IOException {
            super(target);
            def.setLevel(level);
        }
    }
}
