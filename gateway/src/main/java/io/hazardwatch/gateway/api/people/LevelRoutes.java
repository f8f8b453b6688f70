package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.escalation.EscalationProfile;
import io.hazardwatch.gateway.people.DutyLevel;
import io.hazardwatch.gateway.people.PeopleBook;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** The levels of the chain that an alarm nobody answers climbs, enterprise by enterprise. Event loop. */
final class LevelRoutes {
    private static final String PATH = "/api/v1/levels";
    private static final String ONE = PATH + "/:enterprise/:level";

    private final PeopleBook book;
    private final PeopleEdits edits;
    private final Function<String, EscalationProfile> times;

    /** @param times of calls by enterprise; any thread */
    LevelRoutes(PeopleBook book, PeopleEdits edits, Function<String, EscalationProfile> times) {
        this.book = book;
        this.times = times;
        this.edits = edits;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::list);
        router.post(PATH).handler(this::add);
        new EditedResource().serveKnown(router, ONE, this::present, HttpMethod.PUT, HttpMethod.DELETE);
        router.put(ONE).handler(this::put);
        router.delete(ONE).handler(this::remove);
    }

    /** The chain of one enterprise; for people who see all and name none, the usual one. */
    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String asked = new Query(ctx).name("enterprise");
        if (asked != null) {
            caller.requireSight(asked);
        }
        String enterprise = asked == null ? caller.scope().enterprise() : asked;
        String known = enterprise == null ? "" : enterprise;
        JsonArray levels = new JsonArray();
        book.directory().chain(known).forEach(level -> levels.add(PeopleJson.of(level)));
        Responses.json(ctx, new JsonObject().put("enterprise", enterprise).put("levels", levels).put("times", CallTimesJson.of(times.apply(known))));
    }

    /** A level of an enterprise's chain: its own, or the usual one. */
    private JsonObject present(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        String id = new Query(ctx).path("level");
        Caller.of(ctx).requireSight(enterprise);
        return book.directory().chain(enterprise).stream().filter(level -> level.id().equals(id)).findFirst().map(PeopleJson::of)
                .orElseThrow(() -> Problem.notFound("no level " + id));
    }

    private void add(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        write(ctx, body, body.text("enterprise", 64, null), body.text("id", 64, null), 201);
    }

    private void put(RoutingContext ctx) {
        write(ctx, RequestBody.of(ctx), new Query(ctx).path("enterprise"), new Query(ctx).path("level"), 200);
    }

    private void write(RoutingContext ctx, RequestBody body, String enterprise, String id, int status) {
        PeopleEdits.requireEditor(ctx, enterprise);
        DutyLevel level = PeopleRequest.level(body, enterprise, id);
        edits.run(ctx, TransitionType.LEVEL_CHANGED, enterprise, id, PeopleEdits.what("set", body), () -> book.put(level),
                () -> Responses.json(ctx, status, PeopleJson.of(level).encode()));
    }

    private void remove(RoutingContext ctx) {
        String enterprise = new Query(ctx).path("enterprise");
        String id = new Query(ctx).path("level");
        PeopleEdits.requireEditor(ctx, enterprise);
        edits.run(ctx, TransitionType.LEVEL_CHANGED, enterprise, id, PeopleEdits.what("back to usual", new Query(ctx)),
                () -> book.removeLevel(enterprise, id), () -> ctx.response().setStatusCode(204).end());
    }
}
