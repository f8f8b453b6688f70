package io.hazardwatch.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Writes answers; live data is never cached. Event loop. */
final class Answer {
    private Answer() {}

    static void json(RoutingContext ctx, JsonObject body) {
        json(ctx, 200, body.encode());
    }

    static void json(RoutingContext ctx, int status, String body) {
        ctx.response().setStatusCode(status).putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store").end(body);
    }

    /** Runs {@code work} on a worker thread and {@code answer} back on the event loop. */
    static <T> void blocking(RoutingContext ctx, Callable<T> work, Consumer<T> answer) {
        Future<T> done = ctx.vertx().executeBlocking(work, false);
        done.onComplete(result -> {
            if (result.failed()) {
                ctx.fail(result.cause());
            } else {
                attempt(ctx, () -> answer.accept(result.result()));
            }
        });
    }

    /** Runs what may refuse by throwing, outside a route handler. */
    static void attempt(RoutingContext ctx, Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException refused) {
            ctx.fail(refused);
        }
    }
}
