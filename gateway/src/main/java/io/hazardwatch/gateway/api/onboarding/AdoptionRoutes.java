package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.onboarding.doctor.PointGuess;
import io.hazardwatch.gateway.onboarding.doctor.UnknownPoint;
import io.hazardwatch.gateway.onboarding.imports.ImportColumn;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Points that devices send and nobody has configured: what they probably are, and a proposal that takes them up. Event loop. */
public final class AdoptionRoutes {
    private static final String ALL = "/api/v1/adoptions/:enterprise";
    private static final List<String> LEVELS = List.of("LL", "L", "H", "HH");
    private static final int POINTS_MAX = 200;
    private static final int TEXT_MAX = 200;
    private static final int WHY_MAX = 1_000;
    private static final long SECOND_MILLIS = 1_000;

    private final Doctor doctor;
    private final ImportRoutes imports;

    /** @param imports makes the proposal, so that what is adopted is judged like a table */
    public AdoptionRoutes(Doctor doctor, ImportRoutes imports) {
        this.doctor = doctor;
        this.imports = imports;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(ALL).handler(this::list);
        router.post(ALL + "/:site").handler(this::adopt);
    }

    private void list(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        Caller caller = Caller.of(ctx);
        caller.requireSightOfPart(enterprise);
        ProposalRoutes.ask(ctx, doctor.unknownPoints(enterprise), found -> Responses.json(ctx, new JsonObject().put("points",
                new JsonArray(found.stream().filter(each -> caller.sees(enterprise, each.device().site())).map(AdoptionRoutes::json).toList()))));
    }

    private static JsonObject json(UnknownPoint point) {
        PointGuess likely = point.likely();
        return new JsonObject().put("site", point.device().site()).put("device", point.device().device()).put("deviceKnown", point.isDeviceKnown())
                .put("point", point.point()).put("value", number(point.value())).put("count", point.count()).put("lastAt", Times.utc(point.lastAt()))
                .put("template", likely.template()).put("unit", likely.unit()).put("rangeLow", number(likely.low()))
                .put("rangeHigh", number(likely.high())).put("period", duration(point.periodMillis()))
                .put("staleAfter", duration(point.staleAfterMillis()));
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String duration(long millis) {
        return millis == 0 ? null : millis / SECOND_MILLIS + "s";
    }

    private void adopt(RoutingContext ctx) {
        Query query = new Query(ctx);
        String[] site = {query.path("enterprise"), query.path("site")};
        Caller.of(ctx).requireSight(site[0], site[1]);
        RequestBody body = RequestBody.of(ctx);
        String why = SiteFileRoutes.said(body.text("why", WHY_MAX, null));
        List<Map<ImportColumn, String>> rows = new ArrayList<>();
        body.objects("points", POINTS_MAX).forEach(point -> rows.add(row(point)));
        if (rows.isEmpty()) {
            throw Problem.invalid("points", "", "must be a list of 1 to " + POINTS_MAX + " objects");
        }
        imports.propose(ctx, site, rows, why);
    }

    private static Map<ImportColumn, String> row(RequestBody point) {
        Map<ImportColumn, String> row = new EnumMap<>(ImportColumn.class);
        for (ImportColumn column : ImportColumn.values()) {
            String text = text(point, key(column));
            if (!text.isBlank()) {
                row.put(column, text);
            }
        }
        return row;
    }

    /** What a list gives is taken back as it is: numbers, and null for what is not known. */
    private static String text(RequestBody point, String key) {
        if (!point.has(key)) {
            return "";
        }
        return point.isNumber(key) ? BigDecimal.valueOf(point.number(key, 0)).toPlainString() : point.text(key, TEXT_MAX, "");
    }

    /** The key of a column is its name in the form of the list, such as {@code rangeLow}; that of a limit is its level. */
    private static String key(ImportColumn column) {
        String[] words = column.name().split("_");
        boolean isLevel = LEVELS.contains(words[0]);
        StringBuilder key = new StringBuilder(isLevel ? words[0] : words[0].toLowerCase(Locale.ROOT));
        for (int i = 1; i < words.length; i++) {
            key.append(words[i].charAt(0)).append(words[i].substring(1).toLowerCase(Locale.ROOT));
        }
        return key.toString();
    }
}
