package io.hazardwatch.gateway.api.hazards;

import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.hazards.HazardPlaces.Placed;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.hazards.Assessment;
import io.hazardwatch.gateway.hazards.DocumentKind;
import io.hazardwatch.gateway.hazards.GradedState;
import io.hazardwatch.gateway.hazards.HazardBook;
import io.hazardwatch.gateway.hazards.HazardMatter;
import io.hazardwatch.gateway.hazards.HazardStanding;
import io.hazardwatch.gateway.hazards.SourceDocument;
import io.hazardwatch.gateway.hazards.SourceKey;
import io.hazardwatch.gateway.hazards.TriggerEntry;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists hazard sources with what is open, shows the file of each, and records assessments, filings, triggers and documents. Event loop. */
public final class HazardRoutes {
    private final HazardRecords records;
    private final HazardPlaces places;
    private final StockRoutes stock;
    private final FilingRoutes filing;

    public HazardRoutes(HazardRecords records, SiteIndex sites, SecondPerson second, Clock clock) {
        this.records = records;
        this.places = new HazardPlaces(records, sites, clock);
        this.stock = new StockRoutes(records, places, second);
        this.filing = new FilingRoutes(records, places);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/api/v1/hazard-sources").handler(this::list);
        EditedResource file = new EditedResource();
        file.serveKnown(router, HazardPlaces.ONE, this::present);
        file.guard(router, HazardPlaces.ONE + "/assessments", ctx -> Future.succeededFuture(present(ctx)), HttpMethod.POST);
        router.post(HazardPlaces.ONE + "/assessments").handler(this::assess);
        router.post(HazardPlaces.ONE + "/assessments/:assessment/filing").handler(this::file);
        router.post(HazardPlaces.ONE + "/triggers").handler(this::trigger);
        new EditedResource().serveKnown(router, HazardPlaces.ONE + "/documents/:document", this::document, HttpMethod.PUT);
        router.put(HazardPlaces.ONE + "/documents/:document").handler(this::state);
        stock.mount(router);
        filing.mount(router);
    }

    private void list(RoutingContext ctx) {
        Query query = new Query(ctx);
        ScopeFilter sight = ScopeFilter.of(ctx);
        String site = query.name("site");
        boolean onlyOpen = query.flag("open");
        String cursor = Cursor.of(query);
        String after = cursor == null ? "" : cursor;
        int limit = query.limit();
        places.requireKnown();
        List<HazardStanding> shown = places.sites().registry().sites().stream().filter(sight::shows)
                .filter(each -> site == null || site.equals(each.site()))
                .flatMap(each -> each.hazardSources().stream().map(source -> places.standing(new Placed(each, source))))
                .sorted(Comparator.comparing(HazardRoutes::key)).toList();
        List<HazardStanding> matching = shown.stream().filter(each -> !onlyOpen || !each.open().isEmpty()).toList();
        List<HazardStanding> page = matching.stream().filter(each -> key(each).compareTo(after) > 0).limit(limit + 1L).toList();
        String next = page.size() > limit ? Cursor.encode(key(page.get(limit - 1))) : null;
        HazardBook book = records.books().file();
        Responses.json(ctx, new JsonObject()
                .put("hazardSources", HazardJson.array(page.stream().limit(limit).toList(), each -> HazardJson.of(each, book)))
                .put("total", matching.size()).put("next", next).put("figures", figures(shown)));
    }

    private static String key(HazardStanding standing) {
        return SourceKey.of(standing.site(), standing.source()).toString();
    }

    /** What is open of all that the caller sees, by kind. */
    private static JsonObject figures(List<HazardStanding> shown) {
        Map<String, Integer> counts = new TreeMap<>();
        shown.forEach(each -> each.open().forEach(matter -> counts.merge(matter.kind().wire(), 1, Integer::sum)));
        JsonArray open = new JsonArray();
        for (HazardMatter.Kind kind : HazardMatter.Kind.values()) {
            if (counts.containsKey(kind.wire())) {
                open.add(new JsonObject().put("matter", kind.wire()).put("count", counts.get(kind.wire())));
            }
        }
        return new JsonObject().put("hazardSources", shown.size()).put("open", open)
                .put("openTotal", counts.values().stream().mapToInt(Integer::intValue).sum())
                .put("asksForAssessment", shown.stream().filter(HazardStanding::asksForAssessment).count());
    }

    private JsonObject present(RoutingContext ctx) {
        Placed placed = places.placed(ctx);
        places.requireKnown();
        return HazardJson.whole(places.standing(placed), records.books().file());
    }

    private void assess(RoutingContext ctx) {
        Placed placed = places.placed(ctx);
        Assessment wish = places.request(ctx, placed).assessment(GradedState.of(placed.source()));
        HazardPlaces.answer(ctx, records.submit(wish.recorded().session(), books -> books.file().assess(wish)), done -> Responses.json(ctx, 201,
                HazardJson.of(done).encode()));
    }

    private void file(RoutingContext ctx) {
        Placed placed = places.placed(ctx);
        HazardRequest request = places.request(ctx, placed);
        String id = ctx.pathParam("assessment");
        places.requireKnown();
        Assessment assessed = records.books().file().assessments(placed.key()).stream().filter(each -> each.id().equals(id)).findFirst()
                .orElseThrow(() -> Problem.notFound("no assessment " + id));
        Assessment.Filing filed = request.filing(assessed.day());
        HazardPlaces.answer(ctx, records.submit(filed.recorded().session(), books -> books.file().file(placed.key(), id, filed)), done -> {
            if (done == null) {
                throw new Problem(409, "it is filed already").with("reason", "FILED_ALREADY");
            }
            Responses.json(ctx, HazardJson.of(done));
        });
    }

    private void trigger(RoutingContext ctx) {
        Placed placed = places.placed(ctx);
        TriggerEntry wish = places.request(ctx, placed).trigger();
        HazardPlaces.answer(ctx, records.submit(wish.recorded().session(), books -> books.file().trigger(wish)), done -> Responses.json(ctx, 201,
                HazardJson.of(done, records.books().file().isOpen(done)).encode()));
    }

    private static DocumentKind kind(RoutingContext ctx) {
        DocumentKind kind = DocumentKind.of(ctx.pathParam("document"));
        if (kind == null) {
            throw Problem.notFound("no document of that kind: " + ctx.pathParam("document"));
        }
        return kind;
    }

    private JsonObject document(RoutingContext ctx) {
        Placed placed = places.placed(ctx);
        places.requireKnown();
        return HazardJson.document(kind(ctx), records.books().file().documents(placed.key()).get(kind(ctx)));
    }

    private void state(RoutingContext ctx) {
        Placed placed = places.placed(ctx);
        SourceDocument document = places.request(ctx, placed).document(kind(ctx));
        HazardPlaces.answer(ctx, records.submit(document.recorded().session(), books -> books.file().state(document)), done -> Responses.json(ctx,
                HazardJson.document(done.kind(), done)));
    }
}
