package io.hazardwatch.gateway.api.ingest;

import io.vertx.ext.web.RoutingContext;

/**
 * A push that waits for its answer. Lets go of the request and its body once it is answered or its client has gone, because the ingest may
 * owe the answer for much longer. Event loop only.
 */
final class PendingPush {
    private RoutingContext ctx;

    PendingPush(RoutingContext ctx) {
        this.ctx = ctx;
    }

    /** Tells when it is answered, or its client has gone. */
    void onEnd(Runnable listener) {
        ctx.addEndHandler(ended -> {
            ctx = null;
            listener.run();
        });
    }

    /** Whether it was not answered yet and somebody waits for that. */
    boolean isOwed() {
        return ctx != null && !ctx.response().closed();
    }

    /** Answers 202; false when it was answered before or nobody waits any more. */
    boolean accept() {
        boolean isOwed = isOwed();
        RoutingContext waiting = release();
        if (isOwed) {
            waiting.response().setStatusCode(202).end();
        }
        return isOwed;
    }

    /** Answers with a failure; false when it was answered before or nobody waits any more. */
    boolean fail(Throwable problem) {
        RoutingContext waiting = release();
        if (waiting == null) {
            return false;
        }
        waiting.fail(problem);
        return true;
    }

    /** Whether it still holds the request. */
    boolean isHeld() {
        return ctx != null;
    }

    private RoutingContext release() {
        RoutingContext waiting = ctx;
        ctx = null;
        return waiting;
    }
}
