package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.JsonValues;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.leaks.field.FieldTaskRefusedException;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Locale;
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
    private final SiteIndex sites;
    private final Clock clock;

    FieldTaskRoutes(FieldTasks tasks, SiteIndex sites, Clock clock) {
        this.tasks = tasks;
        this.sites = sites;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get(TASKS).handler(this::list);
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
        int limit = query.limit();
        requireKnown();
        Responses.json(ctx, new JsonObject().put("tasks", new JsonArray(tasks.all().stream()
                .filter(each -> caller.sees(each.enterprise(), each.site()) && ("all".equals(state) || each.isOpen()))
                .filter(each -> (enterprise == null || enterprise.equals(each.enterprise())) && (site == null || site.equals(each.site())))
                .limit(limit).map(this::json).toList())));
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
                .onSuccess(done -> Responses.attempt(ctx, () -> Responses.json(ctx, json(done))));
    }

    /** What takes long may be stored all the same. */
    private Throwable refusal(Throwable failure) {
        return switch (failure) {
            case FieldTaskRefusedException refused when refused.present() == null -> Problem.notFound("no such field task");
            case FieldTaskRefusedException refused -> new Problem(409, "the field task is " + name(refused.present().state()))
                    .with("reason", refused.reason().name()).with("task", json(refused.present()));
            case TimeoutException late -> new Problem(503, "the store did not answer; look before asking again").with("reason", "UNANSWERED");
            case DatabaseAwayException away -> away;
            case IllegalStateException busy -> Problem.busy(busy.getMessage());
            default -> failure;
        };
    }

    private static String name(FieldTask.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private JsonObject json(FieldTask task) {
        ZoneId zone = sites.zone(task.enterprise(), task.site());
        JsonArray households = new JsonArray();
        task.households().forEach(each -> households.add(JsonValues.text(each)));
        return new JsonObject().put("id", task.id()).put("enterprise", task.enterprise()).put("site", task.site())
                .put("state", name(task.state())).put("place", JsonValues.text(task.place())).put("households", households)
                .put("alarm", task.alarmId()).put("createdAt", Times.iso(task.createdMillis(), zone)).put("dueAt", Times.iso(task.dueMillis(), zone))
                .put("overdue", task.isOverdue(clock.millis())).put("toldOverdueAt", time(task.overdueMillis(), zone))
                .put("takenBy", said(task.takenBy())).put("takenAt", time(task.takenMillis(), zone))
                .put("doneBy", said(task.doneBy())).put("doneAt", time(task.doneMillis(), zone)).put("result", said(task.result()))
                .put("joinedInto", said(task.joinedInto()));
    }

    private static String said(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String time(long millis, ZoneId zone) {
        return millis == 0 ? null : Times.iso(millis, zone);
    }
}
