package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Lets in so many long readings at a time; who comes then is told to come again, so that alarms keep the machine. Event loop. */
final class Turnstile {
    private final int most;
    private int inside;

    Turnstile(int most) {
        this.most = most;
    }

    /** Runs {@code work} in {@code pool} and {@code answer} back on the event loop, or refuses with 503. */
    <T> void pass(RoutingContext ctx, WorkerPool pool, Callable<T> work, Consumer<T> answer) {
        enter();
        pool.run(work).onComplete(result -> {
            leave();
            if (result.failed()) {
                ctx.fail(result.cause());
            } else {
                Answer.attempt(ctx, () -> answer.accept(result.result()));
            }
        });
    }

    void enter() {
        if (inside >= most) {
            throw Problem.busy("as many studies are going on as may at a time (" + most + "); try again shortly");
        }
        inside++;
    }

    void leave() {
        inside--;
    }
}
