package io.hazardwatch.gateway.api.weather;

import io.hazardwatch.gateway.api.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Photos of actions. What a photo is follows from its first bytes and never from what its sender says; it is shown in a sandbox, because
 * a file can be an image and a page at once. Pure, any thread.
 */
final class ActionPhoto {
    /** Characters of base64. */
    static final int LENGTH_MAX = 48 * 1024;

    private ActionPhoto() {}

    /** The media type of an image that browsers show; null if it is none of them. */
    private static String type(byte[] photo) {
        String head = new String(photo, 0, Math.min(photo.length, 12), StandardCharsets.ISO_8859_1);
        return head.startsWith("\u00ff\u00d8\u00ff") ? "image/jpeg" : head.startsWith("\u0089PNG\r\n\u001a\n") ? "image/png"
                : head.startsWith("RIFF") && head.endsWith("WEBP") ? "image/webp" : null;
    }

    /** {@code base64} if it is empty or a photo, else a refusal. */
    static String required(String base64) {
        if (!base64.isEmpty() && type(decoded(base64)) == null) {
            throw Problem.invalid("photo", base64.substring(0, Math.min(base64.length(), 16)), "must be a JPEG, PNG or WebP image in base64");
        }
        return base64;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    /** Sends a stored photo. */
    static void send(RoutingContext ctx, String base64) {
        byte[] photo = decoded(base64);
        String type = type(photo);
        if (type == null) {
            throw Problem.notFound("no photo");
        }
        ctx.response().putHeader("Content-Type", type).putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox").putHeader("Cache-Control", "private, max-age=3600")
                .end(Buffer.buffer(photo));
    }
}
