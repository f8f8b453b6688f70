package io.hazardwatch.gateway.api.http;

import io.vertx.ext.web.RoutingContext;

/** Answers requests to a WebSocket address that do not ask for a WebSocket. */
public final class Upgrade {
    private Upgrade() {}

    /** Whether the request asks for a WebSocket. */
    public static boolean isWanted(RoutingContext ctx) {
        return "websocket".equalsIgnoreCase(ctx.request().getHeader("Upgrade"));
    }

    public static void require(RoutingContext ctx) {
        if (!isWanted(ctx)) {
            ctx.response().putHeader("Upgrade", "websocket");
            throw new Problem(426, ctx.request().path() + " is a WebSocket");
        }
    }
}
