package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Shows whom the gateway calls until somebody answers, and takes three wishes: that somebody takes the matter or cannot
 * come, and the next level now. Event loop.
 */
public final class CallRoutes {
    private static final long PATIENCE_SECONDS = 10;
    private static final int NAME_MAX = 64;

    private final CallControl desk;
    private final SiteIndex sites;
    private final WorkerPool pool;
    private final CallJson json;
    private final UnaryOperator<String> personOf;

    /**
     * @param names    of people and levels
     * @param personOf id of the person who logs in by an account; null if none does
     * @param pool  runs what reads the journal
     */
    public CallRoutes(CallControl desk, CallNames names, SiteIndex sites, UnaryOperator<String> personOf, WorkerPool pool) {
        this.personOf = personOf;
        this.desk = desk;
        this.sites = sites;
        this.pool = pool;
        this.json = new CallJson(names);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/api/v1/escalations").handler(this::list);
        router.post("/api/v1/escalations/:id/take").handler(this::take);
        router.post("/api/v1/escalations/:id/next-level").handler(this::nextLevel);
        router.post("/api/v1/escalations/:id/decline").handler(this::decline);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Responses.blocking(ctx, pool, desk::running, running -> {
            JsonArray all = new JsonArray();
            running.stream().filter(each -> caller.sees(each.calls().subject().enterprise(), each.calls().subject().site()))
                    .forEach(each -> all.add(json.of(each, sites.zone(each.calls().subject().enterprise(), each.calls().subject().site()))));
            Responses.json(ctx, new JsonObject().put("escalations", all));
        });
    }

    /** The calls that a path and the kind in the body name; an alarm's without a kind. */
    private record Target(SubjectKind kind, String id) {}

    private Target target(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Caller caller = Caller.of(ctx);
        SubjectKind kind = Stream.of(SubjectKind.values()).filter(each -> each.name().equals(kindOf(ctx))).findFirst()
                .orElseThrow(() -> Problem.invalid("kind", kindOf(ctx), "must be one of " + List.of(SubjectKind.values())));
        if (kind == SubjectKind.ALARM) {
            caller.requireSightOfAlarm(id);
            return new Target(kind, id);
        }
        Subject about = desk.subject(kind, id);
        if (about == null) {
            throw nothingRuns(id);
        }
        caller.requireSight(about.enterprise(), about.site());
        return new Target(kind, id);
    }

    /** Whether everybody is outside only those in the household know, so nobody else ends the calls to it, or has it called again and again. */
    private Target answered(RoutingContext ctx) {
        Target target = target(ctx);
        if (target.kind() == SubjectKind.HOUSEHOLD && !desk.isCalled(target.kind(), target.id(), own(Caller.of(ctx)))) {
            throw Problem.forbidden("NOT_OF_HOUSEHOLD", "only somebody of the household answers for it");
        }
        return target;
    }

    private static String kindOf(RoutingContext ctx) {
        return RequestBody.of(ctx).text("kind", NAME_MAX, SubjectKind.ALARM.name());
    }

    private static Problem nothingRuns(String id) {
        return Problem.notFound("nobody is being called about " + id);
    }

    private void take(RoutingContext ctx) {
        Target target = answered(ctx);
        RequestBody body = RequestBody.of(ctx);
        answer(ctx, target.id(), desk.take(target.kind(), target.id(), own(Caller.of(ctx)), body.positive("occurrence"),
                body.positive("annSeq"), AccessRecorder.sessionOf(ctx)));
    }

    private void nextLevel(RoutingContext ctx) {
        Target target = answered(ctx);
        answer(ctx, target.id(), desk.nextLevel(target.kind(), target.id(), Caller.of(ctx).name(), AccessRecorder.sessionOf(ctx)));
    }

    /** Everybody says so of themselves; of others, those who handle alarms. */
    private void decline(RoutingContext ctx) {
        Target target = answered(ctx);
        Caller caller = Caller.of(ctx);
        String person = RequestBody.of(ctx).text("person", NAME_MAX, own(caller));
        if (!person.equals(own(caller))) {
            caller.require(Capability.HANDLE_ALARMS);
        }
        answer(ctx, target.id(), desk.decline(target.kind(), target.id(), person, caller.name(),
                AccessRecorder.sessionOf(ctx)));
    }

    private String own(Caller caller) {
        String person = personOf.apply(caller.name());
        return person == null ? caller.name() : person;
    }

    private static void answer(RoutingContext ctx, String id, CompletionStage<CallControl.Wish> wish) {
        stored(ctx, wish, done -> {
            switch (done) {
                case NOT_RUNNING -> throw nothingRuns(id);
                case STALE -> throw new Problem(409, "the calls are about another announcement meanwhile, or have been answered")
                        .with("reason", "STALE");
                case REFUSED -> throw new Problem(503, "the alarm takes no command at present; try again");
                case DONE -> Responses.json(ctx, new JsonObject().put("alarm", id).put("done", true));
            }
        });
    }

    /** Answers once a wish is stored. */
    static <T> void stored(RoutingContext ctx, CompletionStage<T> wish, Consumer<T> then) {
        Future.fromCompletionStage(wish, ctx.vertx().getOrCreateContext()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(refused -> ctx.fail(new Problem(503, "the calls cannot be changed at present; try again")
                        .with("reason", "UNANSWERED").with("cause", String.valueOf(refused.getMessage()))))
                .onSuccess(done -> Responses.attempt(ctx, () -> then.accept(done)));
    }
}
