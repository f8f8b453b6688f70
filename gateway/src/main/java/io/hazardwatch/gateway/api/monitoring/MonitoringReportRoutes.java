package io.hazardwatch.gateway.api.monitoring;

import io.hazardwatch.gateway.api.alarms.AlarmQueries;
import io.hazardwatch.gateway.api.alarms.MonitoringLaw;
import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The report of actions that made the gateway watch less, as JSON, as a table and as a page to print. Event loop; the journal is read and the
 * answer written on worker threads.
 */
public final class MonitoringReportRoutes {
    private static final int COLUMNS = 16;
    private static final String PATH = "/api/v1/reports/monitoring-actions";
    private static final long USUAL_MILLIS = TimeUnit.DAYS.toMillis(30);
    private static final long MILLIS_MAX = TimeUnit.DAYS.toMillis(400);

    private final AlarmQueries journal;
    private final WorkerPool pool;
    private final Clock clock;

    public MonitoringReportRoutes(AlarmQueries journal, WorkerPool pool, Clock clock) {
        this.journal = journal;
        this.pool = pool;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(PATH).handler(ctx -> report(ctx, "application/json", (report, span) -> json(report, span).encode()));
        router.get(PATH + ".csv").handler(ctx -> {
            String beginning = Csv.beginning(ctx);
            report(ctx, Csv.type(), (report, span) -> beginning + csv(report));
        });
        router.get(PATH + "/print").handler(ctx -> {
            MonitoringReportPage page = new MonitoringReportPage("en".equals(new Query(ctx).text("lang")));
            report(ctx, "text/html; charset=utf-8", (report, span) -> page.of(report, span.from(), span.to()));
        });
    }

    private record Span(long from, long to) {}

    private Span span(Query query) {
        long to = Math.min(query.millis("to", clock.millis()), clock.millis());
        long from = query.millis("from", to - USUAL_MILLIS);
        if (from >= to || to - from > MILLIS_MAX) {
            throw Problem.invalid("from", query.text("from"), "must be before to, by 400 days at most");
        }
        return new Span(from, to);
    }

    private void report(RoutingContext ctx, String type, BiFunction<MonitoringReport, Span, String> form) {
        ScopeFilter sight = ScopeFilter.of(ctx);
        Span span = span(new Query(ctx));
        Responses.blocking(ctx, pool, () -> form.apply(MonitoringReport.read(journal, sight, span.from(), span.to()), span),
                text -> ctx.response().putHeader("Content-Type", type).putHeader("Cache-Control", "no-store").end(text));
    }

    private static JsonObject json(MonitoringReport report, Span span) {
        JsonArray actions = new JsonArray();
        report.actions().forEach(action -> actions.add(new JsonObject().put("at", Times.utc(action.at())).put("type", action.type().name())
                .put("enterprise", action.enterprise()).put("site", action.site()).put("subject", action.subject())
                .put("priority", action.priority() == null ? null : action.priority().name()).put("by", action.by()).put("second", action.second())
                .put("reason", action.reason()).put("measure", action.measure()).put("permit", action.permit())
                .put("until", time(action.until())).put("endedAt", time(action.endedAt())).put("endedBy", action.endedBy())
                .put("refusal", action.refusal()).put("times", action.times())));
        return new JsonObject().put("from", Times.utc(span.from())).put("to", Times.utc(span.to()))
                .put("law", new JsonObject().put("zh", MonitoringLaw.text(false)).put("en", MonitoringLaw.text(true)))
                .put("actions", actions).put("more", report.isCut())
                .put("completeTo", report.isCut() ? Times.utc(report.completeTo()) : null);
    }

    private static String time(long millis) {
        return millis == 0 ? null : Times.utc(millis);
    }

    private static String csv(MonitoringReport report) {
        Csv csv = new Csv().text("time").text("type").text("enterprise").text("site").text("subject").text("priority").text("by").text("second")
                .text("reason").text("measure").text("permit").text("until").text("ended").text("ended_by").text("refusal").text("times").end();
        report.actions().forEach(action -> csv.time(action.at()).text(action.type().name()).text(action.enterprise()).text(action.site())
                .text(action.subject()).text(action.priority() == null ? null : action.priority().name()).text(action.by()).text(action.second())
                .text(action.reason()).text(action.measure()).text(action.permit()).time(action.until()).time(action.endedAt())
                .text(action.endedBy()).text(action.refusal()).number(action.times()).end());
        if (report.isCut()) {
            csv.time(report.completeTo()).text("INCOMPLETE_FROM_HERE");
            IntStream.range(2, COLUMNS).forEach(empty -> csv.text(null));
            csv.end();
        }
        return csv.toString();
    }
}
