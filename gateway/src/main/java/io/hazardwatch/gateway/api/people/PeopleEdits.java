package io.hazardwatch.gateway.api.people;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.AccessJournal;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.people.PeopleEdit;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;

/** Changes people, posts and levels: checks who may, reports the result, and journals it. Event loop. */
final class PeopleEdits {
    private static final int REASON_MAX = 500;

    private final WorkerPool pool;
    private final AccessJournal trace;

    /** @param pool runs what waits for the relational store */
    PeopleEdits(WorkerPool pool, AccessJournal trace) {
        this.pool = pool;
        this.trace = trace;
    }

    /** What was done and why, for the journal. */
    static String what(String done, RequestBody body) {
        return what(done, PeopleRequest.reason(body));
    }

    /** Likewise, with the reason as a parameter. */
    static String what(String done, Query query) {
        String reason = query.text("reason");
        return what(done, reason == null ? "" : reason.replaceAll("\\p{Cntrl}", " "));
    }

    private static String what(String done, String reason) {
        return reason.isBlank() ? done : done + ": " + reason.substring(0, Math.min(reason.length(), REASON_MAX));
    }

    /** Refuses what lies outside of what they see; {@code enterprise} null is nobody's in particular. */
    static void requireEditor(RoutingContext ctx, String enterprise) {
        Caller caller = Caller.of(ctx);
        if (enterprise != null) {
            caller.requireSight(enterprise);
        } else {
            caller.requireSightOfAll("what belongs to no enterprise is changed by people who see all of them");
        }
    }

    /**
     * Does it, journals it and answers.
     *
     * @param what what was done and why, for the journal
     */
    void run(RoutingContext ctx, TransitionType type, String enterprise, String subject, String what, Callable<PeopleEdit> edit, Runnable answer) {
        Responses.blocking(ctx, pool, edit, result -> {
            if (result instanceof PeopleEdit.Refused refused) {
                throw problem(refused);
            }
            trace.did(ctx, type, enterprise, subject, what);
            answer.run();
        });
    }

    private static Problem problem(PeopleEdit.Refused refused) {
        return switch (refused.reason()) {
            case INVALID -> Problem.invalid(refused.field(), refused.value(), refused.rule());
            case ID_TAKEN, IN_USE, OPENS_GAP, VERIFIED_SINCE, WITHDRAWN_BEFORE -> new Problem(409, refused.field() + ": '" + refused.value()
                    + "': " + refused.rule())
                    .with("reason", refused.reason().name());
            case UNKNOWN -> Problem.notFound("no " + refused.value());
        };
    }
}
