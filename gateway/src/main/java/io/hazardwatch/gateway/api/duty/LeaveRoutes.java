package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.LeaveKind;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Shows and changes absences and replacements. Event loop. */
final class LeaveRoutes {
    private static final String PATH = "/api/v1/roster/leaves";

    private final RosterAccess desk;

    LeaveRoutes(RosterAccess desk) {
        this.desk = desk;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::add);
        new EditedResource().serveKnown(router, PATH + "/:leave", ctx -> RosterJson.leave(seen(ctx)), HttpMethod.DELETE);
        router.delete(PATH + "/:leave").handler(this::end);
    }

    private void list(RoutingContext ctx) {
        JsonArray leaves = new JsonArray();
        desk.roster().leaves().stream().filter(leave -> desk.sees(Caller.of(ctx), leave))
                .forEach(leave -> leaves.add(RosterJson.leave(leave)));
        Responses.json(ctx, new JsonObject().put("leaves", leaves));
    }

    private void add(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        String person = body.text("person", 64, null);
        desk.requireSightOfPerson(caller, person);
        desk.requireOwn(caller, person);
        String replacement = body.has("replacement") ? body.text("replacement", 64, null) : null;
        Instant from = body.has("from") ? instant(body, "from") : desk.now();
        Leave leave = RosterAccess.valid("to", () -> new Leave(RosterAccess.newId("leave"), person, from, instant(body, "to"), kind(body),
                replacement));
        desk.edit(ctx, new RosterEdit.PutLeave(leave), RosterAccess.why(body),
                after -> Responses.json(ctx, 201, RosterJson.leave(after.leave(leave.id())).encode()));
    }

    private static Instant instant(RequestBody body, String name) {
        return Instant.ofEpochMilli(body.millis(name)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static LeaveKind kind(RequestBody body) {
        String kind = body.text("kind", 16, "leave");
        try {
            return LeaveKind.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("kind", kind, "must be leave or sickness");
        }
    }

    private Leave seen(RoutingContext ctx) {
        Leave leave = desk.roster().leave(new Query(ctx).path("leave"));
        if (leave == null) {
            throw Problem.notFound("no leave " + ctx.pathParam("leave"));
        }
        if (!desk.sees(Caller.of(ctx), leave)) {
            throw Problem.outsideScope();
        }
        return leave;
    }

    private void end(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Leave leave = desk.roster().leave(new Query(ctx).path("leave"));
        if (leave == null) {
            throw Problem.notFound("no leave " + ctx.pathParam("leave"));
        }
        desk.requireSightOfPerson(caller, leave.person());
        desk.requireOwn(caller, leave.person());
        String why = new Query(ctx).text("why");
        desk.edit(ctx, new RosterEdit.EndLeave(leave.id(), desk.now()), why == null ? "" : why,
                after -> ctx.response().setStatusCode(204).end());
    }
}
