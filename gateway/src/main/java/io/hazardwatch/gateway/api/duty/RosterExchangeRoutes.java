package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.exchange.ReadRoster;
import io.hazardwatch.gateway.duty.exchange.RosterCsv;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.ProofWindows;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.RosterOutcome;
import io.hazardwatch.gateway.duty.roster.TimeSpan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Rosters in and out as files. A row is an edit of its own: what is refused of one does not keep the others from being taken. Event loop. */
final class RosterExchangeRoutes {
    private final RosterDesk desk;
    private final Function<RosterContents, String> yaml;

    RosterExchangeRoutes(RosterDesk desk, Function<RosterContents, String> yaml) {
        this.desk = desk;
        this.yaml = yaml;
    }

    void mount(Router router) {
        router.get("/api/v1/roster/export.yaml").handler(this::exportYaml);
        router.get("/api/v1/roster/export.csv").handler(this::exportCsv);
        router.post("/api/v1/roster/import").handler(this::importCsv);
    }

    private static void send(RoutingContext ctx, String type, String name, String text) {
        ctx.response().putHeader("Content-Type", type).putHeader("Content-Disposition", "attachment; filename=\"" + name + '"')
                .putHeader("Cache-Control", "no-store").end(text);
    }

    /** Holds telephone numbers, which are for operators. */
    private void exportYaml(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        caller.require(Role.OPERATOR);
        if (caller.enterprise() != null) {
            throw Problem.forbidden("OUTSIDE_ENTERPRISE", "the whole roster is shown to people who see all enterprises");
        }
        Responses.blocking(ctx, desk.pool(), () -> yaml.apply(desk.book().contents()),
                text -> send(ctx, "application/yaml; charset=utf-8", "roster.yaml", text));
    }

    private void exportCsv(RoutingContext ctx) {
        TimeSpan asked = RosterRoutes.range(ctx);
        Instant now = desk.now();
        TimeSpan range = asked == null ? new TimeSpan(now, now.plus(ProofWindows.HORIZON)) : asked;
        List<String> posts = desk.visible(ctx).stream().map(post -> post.duty().id()).toList();
        Roster roster = desk.roster();
        Responses.blocking(ctx, desk.pool(), () -> RosterCsv.write(roster, posts, range.from(), range.to()),
                text -> send(ctx, "text/csv; charset=utf-8", "roster.csv", text));
    }

    private void importCsv(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        caller.require(Role.SUPERVISOR);
        String type = ctx.request().getHeader("Content-Type");
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("text/csv")) {
            throw new Problem(415, "the body must be text/csv");
        }
        byte[] file = ctx.body().length() > 0 ? ctx.body().buffer().getBytes() : new byte[0];
        String why = new Query(ctx).text("why");
        Instant now = desk.now();
        Responses.blocking(ctx, desk.pool(), () -> take(caller, file, why == null ? "import" : why, now), report -> Responses.json(ctx, report));
    }

    /** Worker thread. */
    private JsonObject take(Caller caller, byte[] file, String why, Instant now) {
        ReadRoster read = RosterCsv.read(file, desk.roster(), RosterDesk.newId("csv"));
        JsonArray refused = new JsonArray();
        read.refused().forEach(row -> refused.add(refusal(row.row(), row.reason().name(), row.value())));
        int accepted = 0;
        for (ReadRoster.Row row : read.rows()) {
            PlannedPost post = desk.book().inForce().post(row.override().post());
            if (post == null || !caller.sees(post.duty().enterprise())) {
                refused.add(refusal(row.row(), "OUTSIDE_ENTERPRISE", ""));
                continue;
            }
            RosterOutcome outcome = desk.book().edit(new RosterEdit.PutOverride(row.override()), caller.name(), why, now);
            if (outcome instanceof RosterOutcome.Refused no) {
                refused.add(refusal(row.row(), no.reason().name(), no.what())
                        .put("gaps", RosterJson.conflicts(no.conflicts(), id -> post.duty().zone())));
            } else {
                accepted++;
            }
        }
        return new JsonObject().put("encoding", read.encoding()).put("accepted", accepted).put("refused", refused);
    }

    private static JsonObject refusal(long row, String reason, String value) {
        return new JsonObject().put("row", row).put("reason", reason).put("value", value);
    }
}
