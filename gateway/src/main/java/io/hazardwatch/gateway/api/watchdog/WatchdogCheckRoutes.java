package io.hazardwatch.gateway.api.watchdog;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Shows and confirms the monthly check of the outside monitor, to people who see all enterprises. Event loop. */
public final class WatchdogCheckRoutes {
    private final WatchdogCheckBook book;

    /** @param book knows when the calls were withheld */
    public WatchdogCheckRoutes(WatchdogCheckBook book) {
        this.book = book;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/api/v1/forced-miss").handler(ctx -> {
            Caller.of(ctx).requireSightOfAll("the gateway is watched for all enterprises");
            show(ctx);
        });
        router.post("/api/v1/forced-miss/confirm").handler(this::confirm);
    }

    private void confirm(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        caller.requireSightOfAll("the gateway is watched for all enterprises");
        if (!book.confirm(caller.name(), AccessRecorder.sessionOf(ctx))) {
            throw new Problem(409, "no forced miss waits to be confirmed").with("reason", "NOT_DUE");
        }
        show(ctx);
    }

    private void show(RoutingContext ctx) {
        WatchdogCheckBook.State state = book.state();
        Responses.json(ctx, new JsonObject().put("awaited", state.isAwaited()).put("beganAt", time(state.beganAt()))
                .put("dueAt", time(state.dueAt())).put("confirmedAt", time(state.confirmedAt())).put("confirmedBy", state.confirmedBy()));
    }

    private static String time(long millis) {
        return millis == 0 ? null : Times.utc(millis);
    }
}
