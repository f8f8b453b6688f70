package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.HealthSource.Part;
import io.hazardwatch.gateway.api.HealthSource.Status;
import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** Endpoints for monitoring systems: liveness, readiness, metrics. Open to everyone, so a probe needs no password. Event loop. */
final class HealthRoutes {
    /** Costs next to nothing and tells a supervisor whether to restart the gateway, so it waits for no other request. */
    static final String LIVE = "/health/live";

    private final Authentication authentication;
    private final WorkerPool pool;
    private final HealthSource health;
    private final Supplier<String> scrape;

    HealthRoutes(HealthSource health, Supplier<String> scrape, Authentication authentication, WorkerPool pool) {
        this.authentication = authentication;
        this.health = health;
        this.scrape = scrape;
        this.pool = pool;
    }

    void mount(Router router) {
        router.get(LIVE).handler(this::live);
        router.get("/health/ready").handler(this::identify).handler(this::ready);
        router.get("/metrics").handler(ctx -> Responses.blocking(ctx, pool, scrape::get, text -> ctx.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8").end(text)));
    }

    private void live(RoutingContext ctx) {
        boolean isUp = !health.isBeyondHelp();
        Responses.json(ctx, isUp ? 200 : 503, new JsonObject().put("status", isUp ? "UP" : "DOWN").encode());
    }

    /** Shows more to a request with valid credentials, and refuses one with wrong credentials. */
    private void identify(RoutingContext ctx) {
        if (Authentication.isOffered(ctx)) {
            authentication.handle(ctx);
        } else {
            ctx.next();
        }
    }

    /** Leaves reasons out for anonymous requests, because they name files, addresses and values. */
    private static JsonObject describe(Part part, boolean isKnown) {
        JsonObject json = new JsonObject().put("name", part.name()).put("status", part.status().name());
        return isKnown ? json.put("reason", part.reason()) : json;
    }

    private void ready(RoutingContext ctx) {
        List<Part> parts = health.parts();
        Status worst = parts.stream().map(Part::status).reduce(Status.UP, (a, b) -> a.compareTo(b) > 0 ? a : b);
        JsonArray all = new JsonArray();
        boolean isKnown = Caller.of(ctx) != null;
        parts.forEach(part -> all.add(describe(part, isKnown)));
        Responses.json(ctx, worst == Status.DOWN ? 503 : 200,
                new JsonObject().put("status", worst.name()).put("parts", all).encode());
    }
}
