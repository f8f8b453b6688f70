package io.hazardwatch.gateway.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;

/**
 * Event loops, separated by who can keep them busy. Within one instance Vert.x assigns loops in turn, so an HTTP client and a
 * notice could share one.
 *
 * @param doors for devices
 * @param own for the gateway's own work: notices and checks
 * @param http for the HTTP port with live feed and downloads
 */
record EventLoops(Vertx doors, Vertx own, Vertx http) {
    /** How often blocked loops are looked for: each instance has a thread for that, which wakes a gateway at rest. */
    private static final long CHECK_SECONDS = 5;

    /** Starts the loops: the given number for devices and one for each of the others. */
    static EventLoops start(int doors) {
        return new EventLoops(of(doors), of(1), of(1));
    }

    private static Vertx of(int loops) {
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setBlockedThreadCheckInterval(CHECK_SECONDS)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.SECONDS));
    }

    /** Ends their threads. */
    Future<?> close() {
        return Future.join(http.close(), own.close(), doors.close());
    }
}
