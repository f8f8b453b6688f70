package io.hazardwatch.gateway.api.hazards;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.hazards.HazardStanding;
import io.hazardwatch.gateway.hazards.Recorded;
import io.hazardwatch.gateway.hazards.SourceKey;
import io.hazardwatch.gateway.hazards.StockRefusedException;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Finds the hazard source that a call is about, within the scope of the caller, and answers once the books have. Event loop. */
record HazardPlaces(HazardRecords records, SiteIndex sites, Clock clock) {
    static final String ONE = "/api/v1/sites/:enterprise/:site/hazard-sources/:hazardsource";
    private static final long PATIENCE_SECONDS = 10;

    /** A hazard source with its site. */
    record Placed(Site site, HazardSource source) {
        SourceKey key() {
            return SourceKey.of(site, source);
        }
    }

    Placed placed(RoutingContext ctx) {
        Query query = new Query(ctx);
        Caller.of(ctx).requireSight(query.path("enterprise"), query.path("site"));
        Site site = sites.site(query.path("enterprise"), query.path("site"));
        String id = query.path("hazardsource");
        HazardSource source = site == null ? null : site.hazardSources().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
        if (source == null) {
            throw Problem.notFound("no hazard source " + id + " at " + ctx.pathParam("enterprise") + '/' + ctx.pathParam("site"));
        }
        return new Placed(site, source);
    }

    HazardStanding standing(Placed placed) {
        return records.standing(placed.site(), placed.source(), clock.millis());
    }

    LocalDate today(Placed placed) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(clock.millis()), placed.site().timezone());
    }

    HazardRequest request(RoutingContext ctx, Placed placed) {
        return new HazardRequest(RequestBody.of(ctx), placed.key(), recorded(ctx), today(placed));
    }

    Recorded recorded(RoutingContext ctx) {
        return new Recorded(Caller.of(ctx).name(), AccessRecorder.sessionOf(ctx), clock.millis());
    }

    void requireKnown() {
        if (!records.books().areLoaded()) {
            throw Problem.busy("the stored files of hazard sources are not known yet; try again");
        }
    }

    /** Answers with what the books gave, or with the problem that they threw. */
    static <T> void answer(RoutingContext ctx, CompletionStage<T> asked, Consumer<T> answer) {
        Future.fromCompletionStage(asked, ctx.vertx().getOrCreateContext()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(refusal(failure instanceof CompletionException ? failure.getCause() : failure)))
                .onSuccess(done -> Responses.attempt(ctx, () -> answer.accept(done)));
    }

    /** What takes long may be stored all the same. */
    private static Throwable refusal(Throwable failure) {
        return switch (failure) {
            case StockRefusedException refused -> new Problem(refused.reason() == StockRefusedException.Reason.STOCK_UNKNOWN ? 404 : 409,
                    refused.getMessage()).with("reason", refused.reason().name());
            case TimeoutException late -> new Problem(503, "the store did not answer; look before recording it again").with("reason", "UNANSWERED");
            case DatabaseAwayException away -> away;
            case IllegalStateException busy -> Problem.busy(busy.getMessage());
            default -> failure;
        };
    }
}
