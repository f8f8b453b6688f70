package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Asks for the own secret again before what cannot be undone and what takes two persons, so that an unwatched console or a stolen cookie does
 * none of it. A session that gave it, or was opened by it, is believed for {@value #MILLIS} ms; other sessions of the same person are not, and
 * none is after a restart. A password with each request (HTTP Basic) and the key of a program are secrets that come with the call itself.
 * Event loop.
 */
public final class Reauthentication {
    /** How long a session is believed. */
    static final long MILLIS = 300_000;
    private static final String PATH = "/api/v1/session/reauthenticate";
    private static final int TEXT_MAX = 256;

    private final Authentication authentication;
    private final Sessions sessions;
    private final UserAccounts people;
    private final AccessJournal trace;
    private final Clock clock;

    public Reauthentication(Authentication authentication, Sessions sessions, UserAccounts people, AccessJournal trace, Clock clock) {
        this.authentication = authentication;
        this.sessions = sessions;
        this.people = people;
        this.trace = trace;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.post(PATH).handler(this::prove);
    }

    /** Refuses with 403 unless the secret came with the call, or the session gave it a short while ago. */
    public void require(RoutingContext ctx) {
        Cookie cookie = Authentication.isBySession(ctx) ? Authentication.cookieOf(ctx) : null;
        if (cookie == null || sessions.isBelieved(cookie.getValue(), MILLIS)) {
            return;
        }
        boolean isElsewhere = people.isOfProvider(Caller.of(ctx).name());
        throw Problem.forbidden("REAUTHENTICATE", isElsewhere ? "log in at the identity provider again (GET /oidc/start?again=true), then repeat this"
                : "give the own password again by POST " + PATH + ", then repeat this").with("by", isElsewhere ? "provider" : "password");
    }

    private void prove(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        if (people.isOfProvider(caller.name())) {
            throw Problem.forbidden("LOG_IN_AGAIN", "this account has no password here: log in at the identity provider again"
                    + " (GET /oidc/start?again=true)");
        }
        Cookie cookie = Authentication.isBySession(ctx) ? Authentication.cookieOf(ctx) : null;
        if (cookie == null) {
            throw new Problem(409, "only a session is believed for a while; this log-in sends its secret with each call")
                    .with("reason", "NO_SESSION");
        }
        authentication.confirm(ctx, caller.name(), body.secret("password", TEXT_MAX), confirmed -> {
            sessions.prove(cookie.getValue());
            trace.did(ctx, TransitionType.LOGGED_IN, caller.scope().enterprise(), caller.name(), "gave the own password again");
            Responses.json(ctx, new JsonObject().put("until", Times.utc(clock.millis() + MILLIS)));
        });
    }
}
