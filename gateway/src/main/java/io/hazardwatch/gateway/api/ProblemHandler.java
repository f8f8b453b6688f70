package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.access.AccessRecorder;
import io.hazardwatch.gateway.api.http.CallRates;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RepeatedCalls;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseHealth.Condition;
import io.hazardwatch.gateway.workers.PoolFullException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Turns every failure into a problem document; unexpected failures go to the {@code ErrorSink} as well. For people who do not see
 * everything all that is not found reads alike, so that no text tells what exists outside of their scope. Event loop.
 */
final class ProblemHandler implements Handler<RoutingContext> {
    /** Reasons of refusals that are journaled where they arise; all others of somebody who is known are journaled here. */
    private static final Set<String> JOURNALED_THERE = Set.of("WRONG_PASSWORD", "WRONG_PIN", "WRONG_CODE", "NOT_SHELVABLE", "NEEDS_SUPERVISOR",
            "NEEDS_SECOND_PERSON");

    /** Statuses by which somebody is kept out; the access log has them. */
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);
    private static final String OUTSIDE_SCOPE = "OUTSIDE_SCOPE";
    private static final long AWAY_SECONDS = 5;

    private final AccessJournal trace;
    private final BiConsumer<String, Throwable> defects;
    private final HealthSource health;
    private final UnaryOperator<String> allowed;

    ProblemHandler(AccessJournal trace, BiConsumer<String, Throwable> defects, HealthSource health, UnaryOperator<String> allowed) {
        this.trace = trace;
        this.defects = defects;
        this.health = health;
        this.allowed = allowed;
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        Problem problem = CallRates.refusal(ctx, problemOf(ctx));
        Caller caller = Caller.of(ctx);
        if (caller != null && isRefusal(problem)) {
            trace.forbidden(ctx, caller, problem.isOutsideScope() ? OUTSIDE_SCOPE : problem.reason());
        }
        if (isRefusal(problem) || REFUSALS.contains(problem.status())) {
            AccessRecorder.refused(ctx, problem.isOutsideScope() ? OUTSIDE_SCOPE : problem.reason() == null ? "NOT_LOGGED_IN" : problem.reason());
        }
        if (caller != null && !caller.seesAll() && problem.status() == 404) {
            problem = Problem.notFound("no such resource: " + ctx.request().path());
        }
        if (problem.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Long.toString(problem.retryAfterSeconds()));
        }
        if (problem.status() == 405) {
            response.putHeader("Allow", allowed.apply(ctx.request().path()));
        }
        if (!ctx.request().isEnded()) {
            ctx.request().resume();
        }
        String document = problem.document().encode();
        RepeatedCalls.answered(ctx, problem.status(), "application/problem+json", document);
        response.setStatusCode(problem.status()).putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store").end(document);
    }

    private static boolean isRefusal(Problem problem) {
        return problem.isOutsideScope() || problem.status() == 403 && !JOURNALED_THERE.contains(String.valueOf(problem.reason()));
    }

    private Problem problemOf(RoutingContext ctx) {
        if (ctx.failure() instanceof Problem problem) {
            return problem;
        }
        if (ctx.failure() instanceof DatabaseAwayException away && away.condition() != Condition.DISK) {
            return new Problem(503, away.condition().text().en() + "; try again later").with("reason", "DATABASE_" + away.condition())
                    .retryAfter(AWAY_SECONDS);
        }
        if (ctx.failure() instanceof PoolFullException full) {
            return Problem.busy(full.getMessage() + "; try again shortly");
        }
        return switch (ctx.statusCode()) {
            case 400 -> new Problem(400, "the request cannot be read").with("reason", "UNREADABLE");
            case 404 -> new Problem(404, "no such resource: " + ctx.request().path());
            case 405 -> new Problem(405, ctx.request().method() + " is not offered by " + ctx.request().path());
            case 413 -> new Problem(413, "the body is larger than this call takes");
            default -> unforeseen(ctx);
        };
    }

    /** Whether the client closed the connection before it had its answer, which is no defect of the gateway. */
    private static boolean hasHungUp(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        return failure instanceof HttpClosedException || failure instanceof StreamResetException
                || failure instanceof IOException && ctx.response().closed();
    }

    private Problem unforeseen(RoutingContext ctx) {
        HealthSource.DiskProblem disk = ctx.failure() == null ? null : health.diskProblem(ctx.failure());
        if (disk != null) {
            return new Problem(disk.isFull() ? 507 : 503, disk.detail());
        }
        if (ctx.failure() != null && !hasHungUp(ctx)) {
            String path = ctx.request().path().replaceAll("^/(answer|calendar-feeds)/[^/]+", "/$1/…");
            defects.accept("api " + ctx.request().method() + ' ' + path, ctx.failure());
        }
        return new Problem(500, "the gateway could not answer; the failure is counted and logged");
    }
}
