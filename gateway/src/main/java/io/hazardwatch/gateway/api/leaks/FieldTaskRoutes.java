package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.leaks.field.FieldTaskRefusedException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tasks of field staff about gas in households: lists them; people take and finish them. Event loop. */
final class FieldTaskRoutes {
    private static final String TASKS = "/api/v1/field-tasks";
    private static final int NAME_MAX = 64;
    private static final int RESULT_MAX = 500;
    private static final long PATIENCE_SECONDS = 10;

    private final FieldTasks tasks;
    private final FieldTaskJson json;

    FieldTaskRoutes(FieldTasks tasks, FieldTaskJson json) {
        this.tasks = tasks;
        this.json = json;
    }

    void mount(Router router) {
        router.get(TASKS).handler(this::list);
        router.get(TASKS + "/:fieldtask").handler(ctx -> Responses.json(ctx, json.whole(task(ctx))));
        router.post(TASKS + "/:fieldtask/take").handler(this::take);
        router.post(TASKS + "/:fieldtask/finish").handler(this::finish);
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Query query = new Query(ctx);
        String state = query.text("state");
        if (state != null && !state.equals("open") && !state.equals("all")) {
            throw Problem.invalid("state", state, "must be open or all");
        }
        String enterprise = query.name("enterprise");
        String site = query.name("site");
        String alarm = query.text("alarm");
        int limit = query.limit();
        requireKnown();
        List<FieldTask> found = tasks.all().stream()
                .filter(each -> caller.sees(each.enterprise(), each.site()) && ("all".equals(state) || each.isOpen()))
                .filter(each -> (enterprise == null || enterprise.equals(each.enterprise())) && (site == null || site.equals(each.site())))
                .filter(each -> alarm == null || json.isAbout(each, alarm)).toList();
        Responses.json(ctx, new JsonObject().put("total", found.size())
                .put("tasks", new JsonArray(found.stream().limit(limit).map(json::of).toList())));
    }

    private void requireKnown() {
        if (!tasks.isKnown()) {
            throw Problem.busy("the stored field tasks are not known yet; try again");
        }
    }

    private void take(RoutingContext ctx) {
        FieldTask task = task(ctx);
        String from = RequestBody.of(ctx).text("from", NAME_MAX, "");
        answer(ctx, tasks.take(task.id(), Caller.of(ctx).name(), from, AccessRecorder.sessionOf(ctx)));
    }

    private void finish(RoutingContext ctx) {
        FieldTask task = task(ctx);
        String result = RequestBody.of(ctx).text("result", RESULT_MAX, "").strip();
        if (result.isEmpty()) {
            throw Problem.invalid("result", result, "must say what was found and done");
        }
        answer(ctx, tasks.finish(task.id(), Caller.of(ctx).name(), result, AccessRecorder.sessionOf(ctx)));
    }

    private FieldTask task(RoutingContext ctx) {
        requireKnown();
        String id = ctx.pathParam("fieldtask");
        FieldTask task = tasks.all().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
        if (task == null) {
            throw Problem.notFound("no field task " + id);
        }
        Caller.of(ctx).requireSight(task.enterprise(), task.site());
        return task;
    }

    private void answer(RoutingContext ctx, CompletionStage<FieldTask> change) {
        Future.fromCompletionStage(change, ctx.vertx().getOrCreateContext()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(refusal(failure)))
                .onSuccess(done -> Responses.attempt(ctx, () -> Responses.json(ctx, json.of(done))));
    }

    /** What takes long may be stored all the same. */
    private Throwable refusal(Throwable failure) {
        return switch (failure) {
            case FieldTaskRefusedException refused when refused.present() == null -> Problem.notFound("no such field task");
            case FieldTaskRefusedException refused -> new Problem(409, "the field task is " + FieldTaskJson.name(refused.present().state()))
                    .with("reason", refused.reason().name()).with("task", json.of(refused.present()));
            case TimeoutException late -> new Problem(503, "the store did not answer; look before asking again").with("reason", "UNANSWERED");
            case DatabaseAwayException away -> away;
            case IllegalStateException busy -> Problem.busy(busy.getMessage());
            default -> failure;
        };
    }
}
