package io.hazardwatch.gateway.api.weather;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Csv;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.book.SiteTimes;
import io.hazardwatch.gateway.weather.book.WarningFigures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/** How long it took from the issue of a warning to the confirmation of all its actions: by colour, and site by site as CSV. Event loop. */
final class WarningFigureRoutes {
    private static final long USUAL_MILLIS = 30 * 86_400_000L;

    private final WeatherRequests weather;
    private final Clock clock;

    WarningFigureRoutes(WeatherRequests weather, Clock clock) {
        this.weather = weather;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get("/api/v1/weather/figures").handler(this::figures);
    }

    private void figures(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Query query = new Query(ctx);
        long to = query.millis("to", clock.millis());
        long from = query.millis("from", to - USUAL_MILLIS);
        String accept = ctx.request().getHeader("Accept");
        boolean isCsv = accept != null && accept.startsWith("text/csv");
        weather.ask(ctx, book -> book.times(from, to, site -> caller.sees(site.enterprise(), site.site()), clock.millis()), times -> {
            if (isCsv) {
                ctx.response().putHeader("Content-Type", Csv.type()).end(csv(ctx, times));
            } else {
                Responses.json(ctx, json(from, to, times));
            }
        });
    }

    private static String csv(RoutingContext ctx, List<SiteTimes> times) {
        Csv csv = new Csv();
        List.of("warning", "colour", "enterprise", "site", "issued", "received", "matched", "told", "reached", "answered", "allConfirmed")
                .forEach(csv::text);
        csv.end();
        for (SiteTimes each : times) {
            csv.text(each.warningId()).text(each.colour().name().toLowerCase(Locale.ROOT)).text(each.site().enterprise()).text(each.site().site())
                    .time(each.issuedMillis()).time(each.receivedMillis()).time(each.matchedMillis()).time(each.toldMillis())
                    .time(each.reachedMillis()).time(each.answeredMillis()).time(each.confirmedMillis()).end();
        }
        return Csv.beginning(ctx) + csv;
    }

    private static JsonObject json(long from, long to, List<SiteTimes> times) {
        JsonArray colours = new JsonArray();
        WarningFigures.of(times).forEach((colour, figures) -> {
            JsonObject steps = new JsonObject();
            figures.steps().forEach((name, step) -> steps.put(name, new JsonObject().put("count", step.count()).put("p50Millis", step.p50Millis())
                    .put("p90Millis", step.p90Millis()).put("maxMillis", step.maxMillis())));
            colours.add(new JsonObject().put("colour", colour == WarningColour.NOT_STATED ? null : colour.name().toLowerCase(Locale.ROOT))
                    .put("warnings", figures.warnings()).put("sites", figures.sites()).put("steps", steps));
        });
        return new JsonObject().put("from", Times.utc(from)).put("to", Times.utc(to)).put("colours", colours);
    }
}
