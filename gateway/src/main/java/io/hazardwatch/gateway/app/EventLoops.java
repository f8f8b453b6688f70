package io.hazardwatch.gateway.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/**
 * The event loops, kept apart by who can keep them busy. Within one instance Vert.x hands loops out in turn, so an HTTP client and
 * a notice could meet on the same one.
 *
 * @param doors devices
 * @param own   what the gateway does by itself: notices and watches
 * @param http  the HTTP port with live feed and downloads
 */
record EventLoops(Vertx doors, Vertx own, Vertx http) {
    /** Starts them, so many for devices and one for each of the others. */
    static EventLoops start(int doors) {
        return new EventLoops(of(doors), of(1), of(1));
    }

    private static Vertx of(int loops) {
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    }

    /** Ends their threads. */
    Future<?> close() {
        return Future.join(http.close(), own.close(), doors.close());
    }
}
