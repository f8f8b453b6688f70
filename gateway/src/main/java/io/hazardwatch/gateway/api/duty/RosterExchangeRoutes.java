package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.duty.exchange.ImportCounts;
import io.hazardwatch.gateway.duty.exchange.ImportedRoster;
import io.hazardwatch.gateway.duty.exchange.RosterCsv;
import io.hazardwatch.gateway.duty.ical.CalendarExport;
import io.hazardwatch.gateway.duty.ical.CalendarImport;
import io.hazardwatch.gateway.duty.roster.CoverageProofPeriods;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.RosterOutcome;
import io.hazardwatch.gateway.duty.roster.TimeSpan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Imports and exports rosters as files. A row is an edit of its own: what is refused of one does not keep the others from being
 * taken. Event loop.
 */
final class RosterExchangeRoutes {
    static final String IMPORT = "/api/v1/roster/import";
    private static final String CSV = "text/csv";
    private static final String CALENDAR = "text/calendar";
    /** How long an import may take; rows not tried by then are refused. */
    private static final Duration IMPORT_MAX = Duration.ofSeconds(30);

    private final RosterAccess desk;
    private final DutyRoster roster;

    RosterExchangeRoutes(RosterAccess desk, DutyRoster roster) {
        this.desk = desk;
        this.roster = roster;
    }

    void mount(Router router) {
        router.get("/api/v1/roster/export.yaml").handler(this::exportYaml);
        router.get("/api/v1/roster/export.csv").handler(this::exportCsv);
        router.get("/api/v1/roster/export.ics").handler(this::exportCalendar);
        router.post(IMPORT).handler(this::importFile);
    }

    private static void send(RoutingContext ctx, String type, String name, String text) {
        ctx.response().putHeader("Content-Type", type).putHeader("Content-Disposition", "attachment; filename=\"" + name + '"')
                .putHeader("Cache-Control", "no-store").end(text);
    }

    /** Holds telephone numbers, which are for operators. */
    private void exportYaml(RoutingContext ctx) {
        Caller.of(ctx).requireSightOfAll("the whole roster is shown to people who see all enterprises");
        Responses.blocking(ctx, desk.pool(), () -> roster.yaml().apply(desk.book().contents()),
                text -> send(ctx, "application/yaml; charset=utf-8", "roster.yaml", text));
    }

    private void exportCsv(RoutingContext ctx) {
        TimeSpan range = range(ctx);
        List<String> posts = desk.visible(ctx).stream().map(post -> post.duty().id()).toList();
        Roster present = desk.roster();
        Responses.blocking(ctx, desk.pool(), () -> RosterCsv.write(present, posts, range.from(), range.to()),
                text -> send(ctx, CSV + "; charset=utf-8", "roster.csv", text));
    }

    private void exportCalendar(RoutingContext ctx) {
        TimeSpan range = range(ctx);
        List<PlannedPost> posts = desk.visible(ctx);
        CalendarExport export = new CalendarExport(roster.names(), isEnglish(ctx), desk.now());
        Roster present = desk.roster();
        Responses.blocking(ctx, desk.pool(), () -> export.roster(present, posts, range.from(), range.to()),
                text -> send(ctx, CALENDAR + "; charset=utf-8", "roster.ics", text));
    }

    private TimeSpan range(RoutingContext ctx) {
        TimeSpan asked = RosterRoutes.range(ctx);
        Instant now = desk.now();
        return asked == null ? new TimeSpan(now, now.plus(CoverageProofPeriods.HORIZON)) : asked;
    }

    /** Whether {@code ?lang=en} is asked for. */
    static boolean isEnglish(RoutingContext ctx) {
        return "en".equals(new Query(ctx).text("lang"));
    }

    private void importFile(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String type = ctx.request().getHeader("Content-Type");
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals(CSV) && !media.equals(CALENDAR)) {
            throw new Problem(415, "the body must be text/csv or text/calendar");
        }
        byte[] file = ctx.body().length() > 0 ? ctx.body().buffer().getBytes() : new byte[0];
        String why = new Query(ctx).text("why");
        Responses.blocking(ctx, desk.pool(), () -> {
            Roster roster = desk.roster();
            return take(caller, media.equals(CSV) ? RosterCsv.read(file, roster, RosterAccess.newId("csv"))
                    : CalendarImport.read(file, roster, RosterAccess.newId("ical")), why == null ? "import" : why);
        }, report -> Responses.json(ctx, report));
    }

    /** Worker thread. */
    private JsonObject take(Caller caller, ImportedRoster read, String why) {
        JsonArray refused = new JsonArray();
        read.refused().forEach(row -> refused.add(refusal(row.row(), row.reason().name(), row.value())));
        int accepted = 0;
        long end = System.nanoTime() + IMPORT_MAX.toNanos();
        for (ImportedRoster.Row row : read.rows()) {
            JsonObject no = System.nanoTime() - end > 0 ? refusal(row.row(), ImportCounts.TIME_LIMIT, "") : edit(caller, row, why);
            if (no == null) {
                accepted++;
                roster.imports().accept();
            } else {
                refused.add(no);
            }
        }
        refused.forEach(one -> roster.imports().refuse(((JsonObject) one).getString("reason")));
        return new JsonObject().put("encoding", read.encoding()).put("accepted", accepted).put("refused", refused);
    }

    /** Tries a row; the refusal, or null when it holds. */
    private JsonObject edit(Caller caller, ImportedRoster.Row row, String why) {
        PlannedPost post = desk.book().inForce().post(row.override().post());
        if (post == null || !caller.sees(post.duty().enterprise(), post.duty().site())) {
            return refusal(row.row(), ImportCounts.OUTSIDE_ENTERPRISE, "");
        }
        RosterOutcome outcome = desk.book().edit(new RosterEdit.PutOverride(row.override()), caller.name(), why, desk.now());
        return outcome instanceof RosterOutcome.Refused no ? refusal(row.row(), no.reason().name(), no.what())
                .put("gaps", RosterJson.conflicts(no.conflicts(), id -> post.duty().zone())) : null;
    }

    private static JsonObject refusal(long row, String reason, String value) {
        return new JsonObject().put("row", row).put("reason", reason).put("value", value);
    }
}
