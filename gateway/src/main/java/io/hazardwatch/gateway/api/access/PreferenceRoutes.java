package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Keeps filter, columns and density of the caller with the account, so that they are the same on every console. Event loop. */
public final class PreferenceRoutes {
    private static final String PATH = "/api/v1/session/preferences";
    private static final int LENGTH_MAX = 8_192;

    private final Preferences preferences;
    private final WorkerPool pool;
    private final Clock clock;

    public PreferenceRoutes(Preferences preferences, WorkerPool pool, Clock clock) {
        this.preferences = preferences;
        this.pool = pool;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.put(PATH).handler(this::put);
    }

    private void show(RoutingContext ctx) {
        String account = Caller.of(ctx).name();
        Responses.blocking(ctx, pool, () -> Optional.ofNullable(preferences.of(account)), found ->
                Responses.json(ctx, new JsonObject().put("preferences", new JsonObject(found.orElse("{}")))));
    }

    private void put(RoutingContext ctx) {
        String account = Caller.of(ctx).name();
        String content = new JsonObject(RequestBody.of(ctx).map("preferences")).encode();
        if (content.length() > LENGTH_MAX || content.indexOf(0) >= 0) {
            throw Problem.invalid("preferences", content.length() + " characters", "must be an object of at most " + LENGTH_MAX + " characters");
        }
        long now = clock.millis();
        Responses.blocking(ctx, pool, () -> {
            preferences.put(account, content, now);
            return account;
        }, done -> ctx.response().setStatusCode(204).end());
    }
}
