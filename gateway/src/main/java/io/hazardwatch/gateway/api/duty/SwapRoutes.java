package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.SwapLeg;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/** Exchanges of shifts, which hold once both people have confirmed. Event loop. */
final class SwapRoutes {
    private static final String PATH = "/api/v1/roster/swaps";
    private static final int LEGS_MAX = 2;

    private final RosterAccess desk;

    SwapRoutes(RosterAccess desk) {
        this.desk = desk;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::propose);
        new EditedResource().serveKnown(router, PATH + "/:swap", ctx -> RosterJson.swap(existing(ctx, Caller.of(ctx))), HttpMethod.DELETE);
        router.post(PATH + "/:swap/confirm").handler(this::confirm);
        router.delete(PATH + "/:swap").handler(this::remove);
    }

    private void list(RoutingContext ctx) {
        JsonArray swaps = new JsonArray();
        desk.roster().swaps().stream().filter(swap -> desk.sees(Caller.of(ctx), swap)).forEach(swap -> swaps.add(RosterJson.swap(swap)));
        Responses.json(ctx, new JsonObject().put("swaps", swaps));
    }

    private void propose(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        List<SwapLeg> legs = body.objects("legs", LEGS_MAX).stream().map(leg -> leg(caller, leg)).toList();
        ShiftSwap swap = RosterAccess.valid("legs", () -> new ShiftSwap(RosterAccess.newId("swap"), legs, Set.of()));
        if (!swap.parties().contains(desk.person(caller))) {
            caller.require(Capability.PLAN_DUTY);
        }
        desk.edit(ctx, new RosterEdit.ProposeSwap(swap, desk.person(caller)), RosterAccess.why(body),
                after -> Responses.json(ctx, 201, RosterJson.swap(after.swap(swap.id())).encode()));
    }

    private SwapLeg leg(Caller caller, RequestBody body) {
        PlannedPost post = desk.post(caller, body.text("post", 64, null));
        return RosterAccess.valid("legs", () -> new SwapLeg(post.duty().id(), RosterAccess.wall(body, "from", post),
                RosterAccess.wall(body, "to", post), body.text("giver", 64, null), body.text("taker", 64, null)));
    }

    private ShiftSwap existing(RoutingContext ctx, Caller caller) {
        String id = new Query(ctx).path("swap");
        ShiftSwap swap = desk.roster().swap(id);
        if (swap == null) {
            throw Problem.notFound("no swap " + id);
        }
        swap.legs().forEach(leg -> desk.post(caller, leg.post()));
        return swap;
    }

    /** Each side for itself; a supervisor writes down what a person said, which the record of changes shows. */
    private void confirm(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        ShiftSwap swap = existing(ctx, caller);
        RequestBody body = RequestBody.of(ctx);
        String person = body.text("person", 64, desk.person(caller));
        desk.requireOwn(caller, person);
        desk.edit(ctx, new RosterEdit.ConfirmSwap(swap.id(), person), RosterAccess.why(body),
                after -> Responses.json(ctx, RosterJson.swap(after.swap(swap.id()))));
    }

    private void remove(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        ShiftSwap swap = existing(ctx, caller);
        if (!swap.parties().contains(desk.person(caller))) {
            caller.require(Capability.PLAN_DUTY);
        }
        String why = new Query(ctx).text("why");
        desk.edit(ctx, new RosterEdit.RemoveSwap(swap.id()), why == null ? "" : why, after -> ctx.response().setStatusCode(204).end());
    }
}
