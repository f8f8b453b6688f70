package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Responses;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Collectors;

/** Consequence contours of the sites that the caller sees. Event loop, from memory. */
final class ContourRoutes {
    private final Cards cards;

    ContourRoutes(Cards cards) {
        this.cards = cards;
    }

    void mount(Router router) {
        router.get("/api/v1/contours").handler(this::list);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Responses.json(ctx, 200, cards.contours().stream().filter(each -> caller.sees(each.enterprise(), each.site())).map(Contour::json)
                .collect(Collectors.joining(",", "{\"contours\":[", "]}")));
    }
}
