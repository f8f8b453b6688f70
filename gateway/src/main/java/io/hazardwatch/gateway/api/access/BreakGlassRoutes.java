package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Shows and seals the account for emergencies, for administrators who see everything. Event loop. */
public final class BreakGlassRoutes {
    private static final String PATH = "/api/v1/break-glass";
    private static final String WHOSE = "the account for emergencies concerns all enterprises";

    private final SealedAccount account;
    private final WorkerPool passwords;
    private final AccessJournal trace;

    public BreakGlassRoutes(SealedAccount account, WorkerPool passwords, AccessJournal trace) {
        this.account = account;
        this.passwords = passwords;
        this.trace = trace;
    }

    public void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.post(PATH).handler(this::seal);
    }

    private void show(RoutingContext ctx) {
        Caller.of(ctx).requireSightOfAll(WHOSE);
        Responses.json(ctx, new JsonObject().put("username", SealedAccount.NAME).put("state", account.state().name()));
    }

    /** Not by the account itself: whoever opened the envelope would end the alarm about that, and know the next password. */
    private void seal(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        caller.requireSightOfAll(WHOSE);
        if (SealedAccount.is(caller.name())) {
            throw Problem.forbidden("SEALED", "the account for emergencies is sealed by another administrator");
        }
        Responses.blocking(ctx, passwords, account::seal, password -> {
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, null, SealedAccount.NAME, "sealed with a new password");
            Responses.json(ctx, new JsonObject().put("username", SealedAccount.NAME).put("password", password));
        });
    }
}
