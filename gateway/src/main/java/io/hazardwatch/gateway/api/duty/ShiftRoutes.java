package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.roster.CoverageProofPeriods;
import io.hazardwatch.gateway.duty.roster.DutySpan;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.TimeSpan;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The shifts of posts, and the exceptions that people make to them. Event loop. */
final class ShiftRoutes {
    private static final String PATH = "/api/v1/roster/shifts";

    private final RosterAccess desk;
    private final RosterJson json;

    ShiftRoutes(RosterAccess desk, RosterJson json) {
        this.desk = desk;
        this.json = json;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::add);
        new EditedResource().serveKnown(router, PATH + "/:shift", ctx -> RosterJson.override(existing(ctx, Caller.of(ctx))), HttpMethod.PUT,
                HttpMethod.DELETE);
        router.put(PATH + "/:shift").handler(this::change);
        router.delete(PATH + "/:shift").handler(this::remove);
    }

    private void list(RoutingContext ctx) {
        TimeSpan asked = RosterRoutes.range(ctx);
        Instant now = desk.now();
        TimeSpan range = asked == null ? new TimeSpan(now, now.plus(CoverageProofPeriods.HORIZON)) : asked;
        List<PlannedPost> posts = desk.visible(ctx);
        Roster roster = desk.roster();
        Responses.blocking(ctx, desk.pool(), () -> {
            JsonArray shifts = new JsonArray();
            for (PlannedPost post : posts) {
                for (DutySpan span : roster.spans(post.duty().id(), range.from(), range.to())) {
                    shifts.add(json.span(post, span));
                }
            }
            JsonArray exceptions = new JsonArray();
            roster.overrides().stream().filter(one -> posts.stream().anyMatch(post -> post.duty().id().equals(one.post())))
                    .forEach(one -> exceptions.add(RosterJson.override(one)));
            return new JsonObject().put("shifts", shifts).put("exceptions", exceptions);
        }, answer -> Responses.json(ctx, answer));
    }

    private void add(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        put(ctx, caller, RosterAccess.newId("exception"), 201);
    }

    /** Changes an exception, or makes one of that id. */
    private void change(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String id = new Query(ctx).path("shift");
        if (desk.roster().override(id) != null) {
            existing(ctx, caller);
        }
        put(ctx, caller, id, 200);
    }

    private void put(RoutingContext ctx, Caller caller, String id, int status) {
        RequestBody body = RequestBody.of(ctx);
        PlannedPost post = desk.post(caller, body.text("post", 64, null));
        ShiftOverride override = RosterAccess.valid("to", () -> new ShiftOverride(id, post.duty().id(), RosterAccess.wall(body, "from", post),
                RosterAccess.wall(body, "to", post), mode(body), body.texts("persons", RosterAccess.PERSONS_MAX, 64)));
        desk.edit(ctx, new RosterEdit.PutOverride(override), RosterAccess.why(body),
                after -> Responses.json(ctx, status, RosterJson.override(after.override(id)).encode()));
    }

    private static ShiftOverride.Mode mode(RequestBody body) {
        String mode = body.text("mode", 16, "replace");
        try {
            return ShiftOverride.Mode.valueOf(mode.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("mode", mode, "must be replace or add");
        }
    }

    private ShiftOverride existing(RoutingContext ctx, Caller caller) {
        String id = new Query(ctx).path("shift");
        ShiftOverride override = desk.roster().override(id);
        if (override == null) {
            throw Problem.notFound("no exception " + id);
        }
        desk.post(caller, override.post());
        return override;
    }

    private void remove(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String why = new Query(ctx).text("why");
        desk.edit(ctx, new RosterEdit.RemoveOverride(existing(ctx, caller).id()), why == null ? "" : why,
                after -> ctx.response().setStatusCode(204).end());
    }
}
