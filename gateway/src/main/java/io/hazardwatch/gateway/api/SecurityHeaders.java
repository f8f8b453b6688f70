package io.hazardwatch.gateway.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Tells browsers with every answer what its page may load, and that no foreign page may frame it. Event loop. */
final class SecurityHeaders implements Handler<RoutingContext> {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:%s; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final String policy;

    /** @param tiles origin of the tiles of the map; empty if there are none */
    SecurityHeaders(String tiles) {
        this.policy = POLICY.formatted(tiles.isEmpty() ? "" : ' ' + tiles);
    }

    /**
     * Takes away what browsers read in the answer for a document or a worker only; a console fetches about eighty scripts and styles.
     */
    static void ofPart(HttpServerResponse response) {
        response.headers().remove("Content-Security-Policy").remove("X-Frame-Options").remove("Cross-Origin-Opener-Policy");
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        response.putHeader("Content-Security-Policy", policy).putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer").putHeader("X-Frame-Options", "DENY")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
        ctx.next();
    }
}
