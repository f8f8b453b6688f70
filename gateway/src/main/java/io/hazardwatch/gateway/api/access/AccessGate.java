package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The one place where the role of a logged-in person is compared with what a call needs: every route, command, export, file and the live
 * feed lie behind it. A route asks again only for what depends on the object, such as what another person ordered. Event loop.
 */
public final class AccessGate implements Handler<RoutingContext> {
    private static final String ROOT = "/api/v1";

    /** What somebody may do who has to set up a second factor first. */
    private static final Set<String> OF_ENROLMENT = Set.of("GET /session", "DELETE /session", "GET /session/second-factor",
            "POST /session/second-factor", "POST /session/second-factor/confirm");

    private final AccessRules rules = new AccessRules();
    private final Predicate<Caller> mustEnrol;
    private final Reauthentication again;
    private final AccessJournal trace;

    /**
     * @param mustEnrol whether somebody has to set up a second factor before anything else
     * @param again asks for the own secret again
     * @param trace journals what no other entry tells of
     */
    public AccessGate(Predicate<Caller> mustEnrol, Reauthentication again, AccessJournal trace) {
        this.mustEnrol = mustEnrol;
        this.again = again;
        this.trace = trace;
    }

    @Override
    public void handle(RoutingContext ctx) {
        String path = ctx.normalizedPath().substring(ROOT.length());
        String method = ctx.request().method().name();
        Set<Capability> enough = rules.enoughFor(method, path);
        if (enough == null) {
            throw rules.knows(path) ? new Problem(405, method + " is not offered by " + ctx.request().path())
                    : Problem.notFound("no such resource: " + ctx.request().path());
        }
        Caller caller = Caller.of(ctx);
        if (!Authentication.isByKey(ctx) && mustEnrol.test(caller) && !OF_ENROLMENT.contains(method + ' ' + path)) {
            throw Problem.forbidden("ENROL_FIRST", "role " + caller.role()
                    + " needs a second factor; set one up by POST /api/v1/session/second-factor");
        }
        caller.requireAny(enough);
        if (rules.isSecretAsked(method, path)) {
            again.require(ctx);
        }
        if (rules.isJournaled(method, path)) {
            trace.onSuccess(ctx);
        }
        ctx.next();
    }

    /**
     * Refuses to serve a router with a route that no rule names, because nobody would ever reach it.
     *
     * @throws IllegalStateException naming the routes
     */
    public void requireRules(Router router) {
        List<String> missing = router.getRoutes().stream().filter(route -> route.getPath() != null && route.methods() != null
                && route.getPath().startsWith(ROOT + '/')).flatMap(route -> route.methods().stream().filter(method -> method != HttpMethod.HEAD)
                .filter(method -> isMissing(method, route.getPath())).map(method -> method + " " + route.getPath())).sorted().toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("calls without a rule in AccessRules: " + missing);
        }
    }

    private boolean isMissing(HttpMethod method, String path) {
        boolean isOpen = path.equals(ROOT + "/openapi.yaml") || path.startsWith(ROOT + "/ingest/")
                || path.startsWith(ROOT + "/device-certificates/") || path.equals(ROOT + "/claim")
                || path.equals(ROOT + "/session") && method == HttpMethod.POST;
        return !isOpen && rules.enoughFor(method.name(), path.substring(ROOT.length())) == null;
    }
}
