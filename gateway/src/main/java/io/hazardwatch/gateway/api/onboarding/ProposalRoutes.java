package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.access.Authentication;
import io.hazardwatch.gateway.api.access.SealedAccount;
import io.hazardwatch.gateway.api.access.SecondPerson;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalBook;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.onboarding.Revision;
import io.hazardwatch.gateway.onboarding.publication.FileChange;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Shows, approves, rejects and publishes proposals, and makes one of an older revision. Event loop. */
public final class ProposalRoutes {
    private static final String PROPOSALS = "/api/v1/proposals";
    private static final String ONE = PROPOSALS + "/:proposal";
    private static final String REVISIONS = "/api/v1/revisions";
    private static final int WHY_MAX = 1_000;
    /** A row may take some 300 kB. */
    private static final int ROWS_MAX = 100;
    private static final long PATIENCE_SECONDS = 60;

    private final Proposals proposals;
    private final SecondPerson second;
    private final Clock clock;

    public ProposalRoutes(Proposals proposals, SecondPerson second, Clock clock) {
        this.second = second;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        EditedResource edited = new EditedResource(ctx -> PROPOSALS + '/' + ctx.pathParam("proposal"));
        edited.serve(router, ONE, this::present);
        List.of("approve", "reject", "publish").forEach(act -> edited.guard(router, ONE + '/' + act, this::present, HttpMethod.POST));
        router.get(PROPOSALS).handler(this::list);
        router.get(ONE + "/files/:file").handler(this::file);
        router.post(ONE + "/approve").handler(ProposalRoutes::byPerson).handler(ctx -> decide(ctx, (book, why) ->
                approve(book, number(ctx), Caller.of(ctx).name(), why)));
        router.post(ONE + "/reject").handler(ctx -> decide(ctx, (book, why) -> book.reject(number(ctx), Caller.of(ctx).name(), why,
                clock.millis())));
        router.post(ONE + "/publish").handler(ProposalRoutes::byPerson).handler(this::publish);
        router.get(REVISIONS).handler(this::revisions);
        router.post(REVISIONS + "/:revision/restore").handler(this::restore);
    }

    private Proposal approve(ProposalBook book, long number, String person, String why) {
        String author = book.existing(number).proposed().by();
        if (!author.equals(person) && second.isSame(author, person)) {
            throw new ProposalRefusedException(ProposalRefusal.OWN_PROPOSAL, "nobody approves the own proposal, by another account either");
        }
        return book.approve(number, person, why, clock.millis());
    }

    /** A key asks nobody for a secret, and the account for emergencies may be anybody, so neither is the other person. */
    private static void byPerson(RoutingContext ctx) {
        if (Authentication.isByKey(ctx) || SealedAccount.is(Caller.of(ctx).name())) {
            throw Problem.forbidden("PERSON_NEEDED", "only a person with an account of the own approves and publishes");
        }
        ctx.next();
    }

    /** Answers with what the thread of the proposals gave, or with the problem that it threw. */
    static <T> void ask(RoutingContext ctx, CompletionStage<T> asked, Consumer<T> answer) {
        Future.fromCompletionStage(asked, ctx.vertx().getOrCreateContext()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .onFailure(failure -> ctx.fail(problem(failure)))
                .onSuccess(result -> Responses.attempt(ctx, () -> answer.accept(result)));
    }

    private static Throwable problem(Throwable failure) {
        return switch (failure instanceof CompletionException ? failure.getCause() : failure) {
            case ProposalRefusedException refused -> ProposalJson.problem(refused);
            case DatabaseAwayException away -> away;
            case IllegalStateException busy -> Problem.busy(busy.getMessage());
            case java.util.concurrent.TimeoutException late -> new Problem(503, "it was not done in time; look before asking again")
                    .with("reason", "UNANSWERED");
            case null -> failure;
            default -> failure;
        };
    }

    private static long number(RoutingContext ctx) {
        try {
            return Long.parseLong(ctx.pathParam("proposal"));
        } catch (NumberFormatException none) {
            throw Problem.notFound("no such resource");
        }
    }

    /** A proposal of which the caller sees every site; another one does not exist. */
    private Future<JsonObject> present(RoutingContext ctx) {
        long number = number(ctx);
        Caller caller = Caller.of(ctx);
        return Future.fromCompletionStage(proposals.submit(book -> visible(book, number, caller)), ctx.vertx().getOrCreateContext())
                .recover(failure -> Future.failedFuture(problem(failure))).map(ProposalJson::whole);
    }

    private static Proposal visible(ProposalBook book, long number, Caller caller) {
        Proposal proposal = book.store().proposal(number);
        if (proposal == null) {
            throw Problem.notFound("no such resource");
        }
        if (!isSeen(proposal, caller)) {
            throw Problem.outsideScope();
        }
        return proposal;
    }

    private static boolean isSeen(Proposal proposal, Caller caller) {
        boolean seesFiles = caller.seesAll() || proposal.files().stream().allMatch(file -> file.name().startsWith("sites/"));
        return seesFiles && (caller.seesAll() || !proposal.sites().isEmpty()) && proposal.sites().stream()
                .allMatch(site -> caller.sees(site.substring(0, site.indexOf('/')), site.substring(site.indexOf('/') + 1)));
    }

    private void list(RoutingContext ctx) {
        Query query = new Query(ctx);
        String state = query.text("state");
        if (state != null && !state.equals("open")) {
            throw Problem.invalid("state", state, "must be open, or left out");
        }
        int limit = Math.min(query.limit(), ROWS_MAX);
        long before = query.number("before", Long.MAX_VALUE);
        Caller caller = Caller.of(ctx);
        ask(ctx, proposals.submit(book -> book.store().proposals(before, limit, state != null)), found -> Responses.json(ctx, new JsonObject()
                .put("proposals", new JsonArray(found.stream().filter(each -> isSeen(each, caller)).map(ProposalJson::summary).toList()))
                .put("next", found.size() < limit ? null : found.getLast().id())));
    }

    /** The text that is proposed beside the one that it replaces, so that nobody approves what cannot be read. */
    private void file(RoutingContext ctx) {
        long number = number(ctx);
        Caller caller = Caller.of(ctx);
        String place = ctx.pathParam("file");
        ask(ctx, proposals.submit(book -> {
            List<FileChange> files = visible(book, number, caller).files();
            int at = place.matches("[0-9]{1,6}") ? Integer.parseInt(place) : files.size();
            if (at >= files.size()) {
                throw Problem.notFound("proposal " + number + " has no file " + place);
            }
            return ProposalJson.texts(files.get(at), book.archive());
        }), answer -> Responses.json(ctx, answer));
    }

    private void decide(RoutingContext ctx, BiFunction<ProposalBook, String, Proposal> act) {
        String why = SiteFileRoutes.unforged(RequestBody.of(ctx).text("why", WHY_MAX, ""));
        long number = number(ctx);
        Caller caller = Caller.of(ctx);
        ask(ctx, proposals.submit(AccessRecorder.sessionOf(ctx), book -> {
            visible(book, number, caller);
            return act.apply(book, why);
        }), proposal -> Responses.json(ctx, ProposalJson.whole(proposal)));
    }

    private void publish(RoutingContext ctx) {
        boolean confirms = RequestBody.of(ctx).flag("confirmRemovals");
        long number = number(ctx);
        Caller caller = Caller.of(ctx);
        ask(ctx, proposals.submit(AccessRecorder.sessionOf(ctx), book -> {
            visible(book, number, caller);
            return book.publish(number, caller.name(), confirms, clock.millis());
        }), proposal -> Responses.json(ctx, ProposalJson.whole(proposal)));
    }

    /** Revisions are of all enterprises, so whoever has a scope sees those that touched it alone. */
    private void revisions(RoutingContext ctx) {
        Query query = new Query(ctx);
        int limit = Math.min(query.limit(), ROWS_MAX);
        long before = query.number("before", Long.MAX_VALUE);
        Caller caller = Caller.of(ctx);
        ask(ctx, proposals.submit(book -> {
            List<Revision> found = book.store().revisions(before, limit);
            return new JsonObject().put("revisions", new JsonArray(found.stream().filter(each -> isSeen(book, each, caller))
                    .map(ProposalJson::of).toList())).put("next", found.size() < limit ? null : Long.toString(found.getLast().number()));
        }), answer -> Responses.json(ctx, answer));
    }

    private static boolean isSeen(ProposalBook book, Revision revision, Caller caller) {
        Proposal proposal = revision.proposal() == 0 || caller.seesAll() ? null : book.store().proposal(revision.proposal());
        return caller.seesAll() || proposal != null && isSeen(proposal, caller);
    }

    /** Proposes an older revision anew; it is checked and approved like any other. */
    private void restore(RoutingContext ctx) {
        String why = SiteFileRoutes.unforged(RequestBody.of(ctx).text("why", WHY_MAX, null));
        Caller caller = Caller.of(ctx);
        String id = ctx.pathParam("revision");
        ask(ctx, proposals.submit(AccessRecorder.sessionOf(ctx), book -> {
            Revision revision = id.matches("[0-9]{1,18}") ? book.store().revisionNumbered(Long.parseLong(id)) : book.store().revision(id);
            if (revision == null || !isSeen(book, revision, caller)) {
                throw new ProposalRefusedException(ProposalRefusal.UNKNOWN, "no revision " + id);
            }
            return book.restore(revision, caller.name(), why, (enterprise, site) -> enterprise == null ? caller.seesAll()
                    : caller.sees(enterprise, site), clock.millis());
        }), proposal -> Responses.json(ctx, 201, ProposalJson.whole(proposal).encode()));
    }
}
