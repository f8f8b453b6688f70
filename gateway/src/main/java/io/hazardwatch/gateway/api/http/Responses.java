package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Writes answers; live data is never cached. Event loop. */
public final class Responses {
    /** What goes in one packet anyway is sent as it is. */
    private static final int PACKED_CHARACTERS_MIN = 1_000;

    private Responses() {}

    public static void json(RoutingContext ctx, JsonObject body) {
        json(ctx, 200, body.encode());
    }

    public static void json(RoutingContext ctx, int status, String body) {
        RepeatedCalls.answered(ctx, status, "application/json", body);
        HttpServerResponse response = ctx.response().setStatusCode(status).putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store");
        if (body.length() >= PACKED_CHARACTERS_MIN && GzipAnswer.isAccepted(ctx.request())) {
            response.putHeader("Content-Encoding", "gzip").putHeader("Vary", "Accept-Encoding").end(GzipAnswer.fast(Buffer.buffer(body)));
        } else {
            response.end(body);
        }
    }

    /** Runs {@code work} in {@code pool} and {@code answer} back on the event loop; a full pool is answered with 503. */
    public static <T> void blocking(RoutingContext ctx, WorkerPool pool, Callable<T> work, Consumer<T> answer) {
        pool.run(work).onComplete(result -> {
            if (result.failed()) {
                ctx.fail(result.cause());
            } else {
                attempt(ctx, () -> answer.accept(result.result()));
            }
        });
    }

    /** Runs code that may throw a refusal, outside a route handler. */
    public static void attempt(RoutingContext ctx, Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException refused) {
            ctx.fail(refused);
        }
    }
}
