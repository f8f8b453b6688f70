package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Shows whom the gateway calls until somebody answers, and takes two wishes: the next level now, and that somebody cannot come. Event loop. */
public final class CallRoutes {
    private static final long PATIENCE_SECONDS = 10;
    private static final int NAME_MAX = 64;

    private final CallControl desk;
    private final SiteIndex sites;
    private final WorkerPool pool;
    private final CallJson json;

    /**
     * @param names of people and levels
     * @param pool  runs what reads the journal
     */
    public CallRoutes(CallControl desk, CallNames names, SiteIndex sites, WorkerPool pool) {
        this.desk = desk;
        this.sites = sites;
        this.pool = pool;
        this.json = new CallJson(names);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/api/v1/escalations").handler(this::list);
        router.post("/api/v1/escalations/:id/next-level").handler(this::nextLevel);
        router.post("/api/v1/escalations/:id/decline").handler(this::decline);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Responses.blocking(ctx, pool, desk::running, running -> {
            JsonArray all = new JsonArray();
            running.stream().filter(each -> caller.sees(each.calls().subject().enterprise()))
                    .forEach(each -> all.add(json.of(each, sites.zone(each.calls().subject().enterprise(), each.calls().subject().site()))));
            Responses.json(ctx, new JsonObject().put("escalations", all));
        });
    }

    private String alarm(RoutingContext ctx) {
        String alarm = ctx.pathParam("id");
        Caller caller = Caller.of(ctx);
        caller.requireSight(alarm.split("\\.", 2)[0]);
        return alarm;
    }

    private void nextLevel(RoutingContext ctx) {
        String alarm = alarm(ctx);
        answer(ctx, alarm, desk.nextLevel(alarm, Caller.of(ctx).name()));
    }

    private void decline(RoutingContext ctx) {
        String alarm = alarm(ctx);
        String person = RequestBody.of(ctx).text("person", NAME_MAX, null);
        if (person == null) {
            throw Problem.invalid("person", null, "must be the id of a person");
        }
        answer(ctx, alarm, desk.decline(alarm, person));
    }

    private static void answer(RoutingContext ctx, String alarm, CompletionStage<CallControl.Wish> wish) {
        Future.fromCompletionStage(wish, ctx.vertx().getOrCreateContext()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(refused -> ctx.fail(new Problem(503, "the calls cannot be changed at present; try again")
                        .with("reason", String.valueOf(refused.getMessage()))))
                .onSuccess(done -> Responses.attempt(ctx, () -> {
                    if (done == CallControl.Wish.NOT_RUNNING) {
                        throw Problem.notFound("nobody is being called about " + alarm);
                    }
                    Responses.json(ctx, new JsonObject().put("alarm", alarm).put("done", true));
                }));
    }
}
