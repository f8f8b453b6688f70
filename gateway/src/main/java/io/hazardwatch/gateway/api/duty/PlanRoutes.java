package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The plans of posts: their shifts, crews and rotations. A plan is changed as a whole, so its parts always fit each other. Event loop. */
final class PlanRoutes {
    private static final String PATH = "/api/v1/roster/plans";

    private final RosterAccess desk;

    PlanRoutes(RosterAccess desk) {
        this.desk = desk;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        new EditedResource().serveKnown(router, PATH + "/:room",
                ctx -> PlanJson.plan(desk.post(Caller.of(ctx), new Query(ctx).path("room")).plan()), HttpMethod.PUT);
        router.put(PATH + "/:room").handler(this::put);
    }

    private void list(RoutingContext ctx) {
        JsonArray plans = new JsonArray();
        desk.visible(ctx).forEach(post -> plans.add(PlanJson.plan(post.plan())));
        Responses.json(ctx, new JsonObject().put("plans", plans));
    }

    /** Plans a post anew; a post without a plan is known to the book of posts, which the edit asks. */
    private void put(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String id = new Query(ctx).path("room");
        PlannedPost present = desk.book().inForce().post(id);
        RequestBody body = RequestBody.of(ctx);
        PostRoster plan = PlanReader.read(body, id, present == null ? 1 : present.plan().peopleMin());
        PlannedPost planned = desk.described(caller, plan);
        desk.edit(ctx, new RosterEdit.PlanPost(planned.plan()), RosterAccess.why(body),
                after -> Responses.json(ctx, PlanJson.plan(after.post(id))));
    }
}
