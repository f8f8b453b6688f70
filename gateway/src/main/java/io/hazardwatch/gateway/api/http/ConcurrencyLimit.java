package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Limits concurrent long queries; further requests get 503, so that alarms keep the processor. Event loop. */
public final class ConcurrencyLimit {
    private final int most;
    private int inside;

    public ConcurrencyLimit(int most) {
        this.most = most;
    }

    /** Runs {@code work} in {@code pool} and {@code answer} back on the event loop, or refuses with 503. */
    public <T> void pass(RoutingContext ctx, WorkerPool pool, Callable<T> work, Consumer<T> answer) {
        enter();
        pool.run(work).onComplete(result -> {
            leave();
            if (result.failed()) {
                ctx.fail(result.cause());
            } else {
                Responses.attempt(ctx, () -> answer.accept(result.result()));
            }
        });
    }

    public void enter() {
        if (inside >= most) {
            throw Problem.busy("as many studies are going on as may at a time (" + most + "); try again shortly");
        }
        inside++;
    }

    public void leave() {
        inside--;
    }
}
