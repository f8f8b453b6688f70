package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.plant.SearchWords;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.response.permits.PermitBook;
import io.hazardwatch.gateway.response.permits.PermitProblem;
import io.hazardwatch.gateway.response.permits.PermitRefusal;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.permits.PermitView;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Takes, suspends and closes permits of special work; it never approves one. Event loop. */
public final class PermitRoutes {
    private static final String PERMITS = "/api/v1/permits";
    private static final int REASON_MAX = 500;
    private static final long PATIENCE_SECONDS = 20;
    private static final Set<PermitRefusal> CONFLICTS = EnumSet.of(PermitRefusal.OVERLAPS, PermitRefusal.OVER, PermitRefusal.TOO_MANY);

    private final Permits permits;
    private final PermitWeather weather;
    private final SiteIndex sites;
    private final Clock clock;

    public PermitRoutes(Permits permits, PermitWeather weather, SiteIndex sites, Clock clock) {
        this.weather = weather;
        this.permits = permits;
        this.sites = sites;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(PERMITS).handler(this::list);
        router.post(PERMITS).handler(this::issue);
        router.get(PERMITS + "/:permit").handler(this::one);
        router.post(PERMITS + "/:permit/suspend").handler(ctx -> change(ctx, true));
        router.post(PERMITS + "/:permit/close").handler(ctx -> change(ctx, false));
    }

    private <T> void ask(RoutingContext ctx, Function<PermitBook, T> work, Consumer<T> answer) {
        answer(ctx, permits.submit(work), answer);
    }

    private static <T> void answer(RoutingContext ctx, CompletionStage<T> asked, Consumer<T> answer) {
        Future.fromCompletionStage(asked, ctx.vertx().getOrCreateContext()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(failure instanceof IllegalStateException && !(failure instanceof DatabaseAwayException)
                        ? Problem.busy(failure.getMessage()) : failure))
                .onSuccess(result -> Responses.attempt(ctx, () -> answer.accept(result)));
    }

    private void list(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        Query query = new Query(ctx);
        String enterprise = query.name("enterprise");
        String site = query.name("site");
        String state = query.text("state");
        if (state != null && !state.equals("all")) {
            throw Problem.invalid("state", state, "must be all, or left out");
        }
        if (enterprise != null) {
            caller.requireSightOfPart(enterprise);
        }
        int limit = query.limit();
        List<String> words = SearchWords.asked(query);
        ask(ctx, book -> book.views(state != null, clock.millis()), views -> Responses.json(ctx, new JsonObject()
                .put("permits", new JsonArray(views.stream()
                .filter(each -> caller.sees(each.permit().terms().enterprise(), each.permit().terms().site()))
                .filter(each -> (enterprise == null || enterprise.equals(each.permit().terms().enterprise()))
                        && (site == null || site.equals(each.permit().terms().site())))
                .filter(each -> hasAll(words, each)).limit(limit).map(this::json).toList()))));
    }

    /** Whether every word stands somewhere in the number, the kind, the place or the site. */
    private boolean hasAll(List<String> words, PermitView view) {
        PermitTerms terms = view.permit().terms();
        Site site = sites.site(terms.enterprise(), terms.site());
        return words.stream().allMatch(word -> Stream.of(view.permit().id(), terms.place(), terms.enterprise(), terms.site())
                .anyMatch(text -> SearchWords.isIn(text, word)) || SearchWords.isIn(terms.kind().text(), word)
                || site != null && SearchWords.isIn(site.name(), word));
    }

    private JsonObject json(PermitView view) {
        return PermitJson.of(view, sites.zone(view.permit().terms().enterprise(), view.permit().terms().site()))
                .put("weather", weather.against(view));
    }

    private void one(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String id = ctx.pathParam("permit");
        ask(ctx, book -> visible(book, id, caller), view -> Responses.json(ctx, json(view)));
    }

    /** A permit that the caller sees; another one does not exist. */
    private PermitView visible(PermitBook book, String id, Caller caller) {
        PermitView view = book.view(id, clock.millis());
        if (view == null) {
            throw Problem.notFound("no permit " + id);
        }
        caller.requireSight(view.permit().terms().enterprise(), view.permit().terms().site());
        return view;
    }

    private void issue(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        PermitTerms terms = new PermitReader(sites).terms(body, caller);
        answer(ctx, permits.change(AccessRecorder.sessionOf(ctx), book -> require(book.issue(terms, caller.name(), clock.millis()))),
                view -> Responses.json(ctx, 201, json(view).encode()));
    }

    private void change(RoutingContext ctx, boolean isSuspension) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        String reason = body.text("reason", REASON_MAX, isSuspension ? null : "");
        if (isSuspension && reason.isBlank()) {
            throw Problem.invalid("reason", reason, "must say why");
        }
        String id = ctx.pathParam("permit");
        answer(ctx, permits.change(AccessRecorder.sessionOf(ctx), book -> {
            visible(book, id, caller);
            long now = clock.millis();
            return require(isSuspension ? book.suspend(id, caller.name(), reason, now) : book.close(id, caller.name(), reason, now));
        }), view -> Responses.json(ctx, json(view)));
    }

    /** All reasons are named; the first one decides about the status. */
    private static PermitBook.Outcome require(PermitBook.Outcome outcome) {
        List<PermitProblem> problems = outcome.problems();
        if (!problems.isEmpty()) {
            PermitProblem first = problems.getFirst();
            JsonArray all = new JsonArray(problems.stream().map(each -> new JsonObject().put("reason", each.reason().name())
                    .put("field", each.field())
                    .put("value", each.value()).put("rule", each.rule())).toList());
            throw new Problem(CONFLICTS.contains(first.reason()) ? 409 : 400, first.field()
                    + (first.value().isEmpty() ? "" : ": '" + first.value() + '\'')
                    + ": " + first.rule()).with("reason", first.reason().name()).with("problems", all);
        }
        return outcome;
    }
}
