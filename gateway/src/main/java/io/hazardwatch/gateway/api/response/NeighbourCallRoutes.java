package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.response.cards.Neighbour;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Notes that a neighbour of a site was told, and lists who was. Event loop. */
final class NeighbourCallRoutes {
    private static final String CALLS = "/api/v1/neighbour-calls";
    private static final int NAME_MAX = 64;
    private static final int ABOUT_MAX = 200;
    private static final int WORDS_MAX = 500;
    private static final long LATE_MILLIS_MAX = Duration.ofDays(1).toMillis();
    private static final long AHEAD_MILLIS_MAX = Duration.ofMinutes(1).toMillis();
    private static final long PATIENCE_SECONDS = 10;

    private final NeighbourCalls calls;
    private final Cards cards;
    private final Clock clock;

    NeighbourCallRoutes(NeighbourCalls calls, Cards cards, Clock clock) {
        this.calls = calls;
        this.cards = cards;
        this.clock = clock;
    }

    void mount(Router router) {
        router.get(CALLS).handler(this::list);
        router.post(CALLS).handler(this::note);
    }

    private void list(RoutingContext ctx) {
        Query query = new Query(ctx);
        String enterprise = query.name("enterprise");
        String site = query.name("site");
        Caller caller = Caller.of(ctx);
        if (enterprise != null) {
            caller.requireSightOfPart(enterprise);
        }
        int limit = query.limit();
        if (!calls.isKnown()) {
            throw Problem.busy("the stored calls to neighbours are not known yet; try again");
        }
        Responses.json(ctx, new JsonObject().put("calls", new JsonArray(calls.all().stream()
                .filter(each -> caller.sees(each.enterprise(), each.site()))
                .filter(each -> (enterprise == null || enterprise.equals(each.enterprise())) && (site == null || site.equals(each.site())))
                .limit(limit).map(NeighbourCallJson::of).toList())));
    }

    private void note(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        String enterprise = body.text("enterprise", NAME_MAX, null);
        String site = body.text("site", NAME_MAX, null);
        caller.requireSight(enterprise, site);
        String id = body.text("neighbour", NAME_MAX, null);
        Neighbour neighbour = cards.neighbours(enterprise, site).stream().filter(each -> each.id().equals(id)).findFirst()
                .orElseThrow(() -> Problem.invalid("neighbour", id, "must be a neighbour of the site"));
        if (!body.isGiven("reached")) {
            throw Problem.invalid("reached", null, "must be true or false");
        }
        long now = clock.millis();
        NeighbourCall call = new NeighbourCall("", enterprise, site, id, neighbour.name(), neighbour.phone(), body.text("about", ABOUT_MAX, ""),
                means(body, neighbour), body.flag("reached"), body.text("words", WORDS_MAX, "").strip(), caller.name(), at(body, now), now);
        Future.fromCompletionStage(calls.note(call, AccessRecorder.sessionOf(ctx)), ctx.vertx().getOrCreateContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(refusal(failure)))
                .onSuccess(noted -> Responses.attempt(ctx, () -> Responses.json(ctx, 201, NeighbourCallJson.of(noted).encode())));
    }

    /** A call that takes long may be stored all the same. */
    private static Throwable refusal(Throwable failure) {
        return failure instanceof TimeoutException ? new Problem(503, "the store did not answer; look before noting it again")
                .with("reason", "UNANSWERED") : failure instanceof IllegalStateException && !(failure instanceof DatabaseAwayException)
                ? Problem.busy(failure.getMessage()) : failure;
    }

    /** By telephone unless it is said otherwise or the neighbour has none. */
    private static NeighbourCall.Means means(RequestBody body, Neighbour neighbour) {
        String means = body.text("means", NAME_MAX, neighbour.phone().isBlank() ? "VISIT" : "PHONE");
        return Stream.of(NeighbourCall.Means.values()).filter(each -> each.name().equals(means)).findFirst()
                .orElseThrow(() -> Problem.invalid("means", means, "must be PHONE or VISIT"));
    }

    private static long at(RequestBody body, long nowMillis) {
        long at = body.has("at") ? body.millis("at") : nowMillis;
        if (at > nowMillis + AHEAD_MILLIS_MAX || at < nowMillis - LATE_MILLIS_MAX) {
            throw Problem.invalid("at", body.text("at", NAME_MAX, ""), "must be within the last 24 hours");
        }
        return at;
    }
}
