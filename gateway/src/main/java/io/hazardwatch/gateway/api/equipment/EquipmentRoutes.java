package io.hazardwatch.gateway.api.equipment;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Cursor;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.ScopeFilter;
import io.hazardwatch.gateway.api.plant.SearchWords;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.equipment.EquipmentBypass;
import io.hazardwatch.gateway.equipment.EquipmentKey;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lists equipment with what counts of it, and records proofs and bypasses. Event loop. */
public final class EquipmentRoutes {
    private static final String ONE = "/api/v1/sites/:enterprise/:site/equipment/:equipment";
    private static final long PATIENCE_SECONDS = 10;

    /** Equipment with its site. */
    private record Placed(Site site, Equipment equipment) {
        EquipmentKey key() {
            return EquipmentKey.of(site, equipment);
        }
    }

    private final EquipmentRecords records;
    private final SiteIndex sites;
    private final Clock clock;

    public EquipmentRoutes(EquipmentRecords records, SiteIndex sites, Clock clock) {
        this.records = records;
        this.sites = sites;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/api/v1/equipment").handler(this::list);
        router.get(ONE).handler(this::one);
        router.post(ONE + "/proofs").handler(this::prove);
        router.post(ONE + "/bypasses").handler(this::bypass);
        router.post(ONE + "/bypasses/:bypass/end").handler(this::end);
    }

    private void list(RoutingContext ctx) {
        Query query = new Query(ctx);
        ScopeFilter sight = ScopeFilter.of(ctx);
        String site = query.name("site");
        boolean onlyUnprotected = query.flag("unprotected");
        List<String> words = SearchWords.asked(query);
        String cursor = Cursor.of(query);
        String after = cursor == null ? "" : cursor;
        int limit = query.limit();
        long now = clock.millis();
        List<Placed> shown = sites.registry().sites().stream().filter(sight::shows).filter(each -> site == null || site.equals(each.site()))
                .flatMap(each -> each.plant().guarded().equipment().stream().map(equipment -> new Placed(each, equipment))).toList();
        EquipmentFigures figures = new EquipmentFigures();
        shown.forEach(each -> figures.add(each.site(), records.of(each.site(), each.equipment()), now));
        List<Placed> matching = shown.stream().filter(each -> !onlyUnprotected || isUnprotected(each, now))
                .filter(each -> words.isEmpty() || SearchWords.areIn(wordsOf(each), words))
                .sorted(Comparator.comparing(each -> each.key().toString())).toList();
        List<Placed> page = matching.stream().filter(each -> each.key().toString().compareTo(after) > 0).limit(limit + 1L).toList();
        JsonArray found = new JsonArray();
        page.stream().limit(limit).forEach(each -> found.add(EquipmentJson.of(each.site(), records.of(each.site(), each.equipment()), now)));
        String next = page.size() > limit ? Cursor.encode(page.get(limit - 1).key().toString()) : null;
        Responses.json(ctx, new JsonObject().put("equipment", found).put("total", matching.size()).put("next", next).put("figures", figures.json()));
    }

    /** Names, number of the certificate, and what is written of a bypass that runs. */
    private List<String> wordsOf(Placed each) {
        Equipment equipment = each.equipment();
        EquipmentBypass bypass = records.of(each.site(), equipment).bypass();
        Stream<String> named = Stream.of(each.site().enterprise(), each.site().site(), each.site().name().zh(), each.site().name().en(),
                equipment.id(), equipment.name().zh(), equipment.name().en(), equipment.certificate().number());
        return Stream.concat(named, bypass == null ? Stream.of() : Stream.of(bypass.why(), bypass.measure())).toList();
    }

    private boolean isUnprotected(Placed each, long now) {
        return !EquipmentJson.gaps(each.site(), records.of(each.site(), each.equipment()), now).isEmpty();
    }

    private Placed placed(RoutingContext ctx) {
        Query query = new Query(ctx);
        Caller.of(ctx).requireSight(query.path("enterprise"), query.path("site"));
        Site site = sites.site(query.path("enterprise"), query.path("site"));
        Equipment equipment = site == null ? null : site.plant().guarded().find(query.path("equipment"));
        if (equipment == null) {
            throw Problem.notFound("no equipment " + ctx.pathParam("equipment") + " at " + ctx.pathParam("enterprise") + '/' + ctx.pathParam("site"));
        }
        return new Placed(site, equipment);
    }

    private void one(RoutingContext ctx) {
        Placed placed = placed(ctx);
        if (!records.isKnown()) {
            throw Problem.busy("the stored proofs and bypasses of equipment are not known yet; try again");
        }
        Responses.json(ctx, whole(placed));
    }

    private JsonObject whole(Placed placed) {
        JsonArray proofs = new JsonArray(records.proofs(placed.key()).stream().map(EquipmentJson::of).toList());
        JsonArray bypasses = new JsonArray(records.bypasses(placed.key()).stream()
                .map(bypass -> EquipmentJson.of(bypass, placed.site().timezone())).toList());
        return EquipmentJson.of(placed.site(), records.of(placed.site(), placed.equipment()), clock.millis()).put("records", proofs)
                .put("bypasses", bypasses);
    }

    private static EquipmentRequest request(RoutingContext ctx, Placed placed, long now) {
        return new EquipmentRequest(RequestBody.of(ctx), placed.key(), Caller.of(ctx).name(), AccessRecorder.sessionOf(ctx), now);
    }

    private void prove(RoutingContext ctx) {
        Placed placed = placed(ctx);
        long now = clock.millis();
        answer(ctx, 201, records.record(request(ctx, placed, now).proof(records.of(placed.site(), placed.equipment()),
                EquipmentJson.today(placed.site(), now))), EquipmentJson::of);
    }

    private void bypass(RoutingContext ctx) {
        Placed placed = placed(ctx);
        answer(ctx, 201, records.begin(request(ctx, placed, clock.millis()).bypass()), bypass -> shown(placed, bypass,
                () -> conflict("BYPASSED", "it is bypassed or removed already")));
    }

    private void end(RoutingContext ctx) {
        Placed placed = placed(ctx);
        EquipmentBypass.Ended end = request(ctx, placed, clock.millis()).ended();
        answer(ctx, 200, records.end(placed.key(), new Query(ctx).path("bypass"), end), bypass -> shown(placed, bypass,
                () -> conflict("NOT_BYPASSED", "that bypass does not last any more")));
    }

    private static JsonObject shown(Placed placed, EquipmentBypass bypass, Supplier<Problem> refusal) {
        if (bypass == null) {
            throw refusal.get();
        }
        return EquipmentJson.of(bypass, placed.site().timezone());
    }

    private static Problem conflict(String reason, String detail) {
        return new Problem(409, detail).with("reason", reason);
    }

    private static <T> void answer(RoutingContext ctx, int status, CompletionStage<T> recorded, Function<T, JsonObject> json) {
        Future.fromCompletionStage(recorded, ctx.vertx().getOrCreateContext()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(refusal(failure)))
                .onSuccess(done -> Responses.attempt(ctx, () -> Responses.json(ctx, status, json.apply(done).encode())));
    }

    /** What takes long may be stored all the same. */
    private static Throwable refusal(Throwable failure) {
        return failure instanceof TimeoutException ? new Problem(503, "the store did not answer; look before recording it again")
                .with("reason", "UNANSWERED") : failure instanceof IllegalStateException && !(failure instanceof DatabaseAwayException)
                ? Problem.busy(failure.getMessage()) : failure;
    }
}
