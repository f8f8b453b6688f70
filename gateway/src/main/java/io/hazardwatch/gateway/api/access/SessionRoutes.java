package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.Capability;
import io.hazardwatch.gateway.accounts.StoredSession;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Log-in, log-out, open sessions, and changing the own password and PIN. Event loop. */
public final class SessionRoutes {
    /** Enough for two texts. Small, because clients without a log-in may send many such bodies. */
    private static final int BODY_BYTES_MAX = 4_096;
    private static final int TEXT_MAX = 256;
    /** So soon after the log-in somebody without a password here sets a PIN. */
    private static final long FRESH_MILLIS = 300_000;

    private final Authentication authentication;
    private final Sessions sessions;
    private final Users users;
    private final UserAccounts people;
    private final WorkerPool passwords;
    private final AccessJournal trace;
    private final Clock clock;
    private final SessionOpening opening;
    private final SecondFactorCheck factors;
    private final SealedAccount sealed;

    public SessionRoutes(Authentication authentication, Sessions sessions, AccessPorts ports, WorkerPool passwords, SecondFactorCheck factors,
            AccessJournal trace, Clock clock) {
        this.factors = factors;
        this.clock = clock;
        this.users = ports.users();
        this.opening = new SessionOpening(sessions, users);
        this.people = ports.people();
        this.sealed = ports.sealed();
        this.passwords = passwords;
        this.trace = trace;
        this.authentication = authentication;
        this.sessions = sessions;
    }

    /** Mounts the only route that needs no log-in. */
    public void mountLogIn(Router router) {
        router.post("/api/v1/session").handler(ctx -> {
            Authentication.requireOwnOrigin(ctx.request());
            ctx.next();
        });
        router.post("/api/v1/session").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX));
        router.post("/api/v1/session").handler(this::logIn);
    }

    public void mount(Router router) {
        router.get("/api/v1/session").handler(ctx -> Responses.json(ctx, describe(Caller.of(ctx))));
        router.delete("/api/v1/session").handler(this::logOut);
        router.post("/api/v1/session/password").handler(this::changePassword);
        router.post("/api/v1/session/pin").handler(this::setPin);
        router.post("/api/v1/session/hand-over").handler(this::handOver);
        router.get("/api/v1/sessions").handler(this::list);
        router.delete("/api/v1/sessions/:session").handler(this::end);
    }

    private void logIn(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        String username = body.text("username", TEXT_MAX, null);
        String password = body.secret("password", TEXT_MAX);
        String code = body.text("code", TEXT_MAX, "");
        authentication.check(ctx, username, password, caller -> {
            if (SealedAccount.is(caller.name())) {
                breakSeal(ctx);
            } else {
                factors.pass(ctx, caller, code, () -> enter(ctx, caller));
            }
        });
    }

    private void enter(RoutingContext ctx, Caller caller) {
        opening.openProved(ctx, caller, null);
        trace.loggedIn(ctx, caller);
        Responses.json(ctx, describe(caller));
    }

    /** The password is void before the session is opened, so of two log-ins at the same time one is refused. */
    private void breakSeal(RoutingContext ctx) {
        Responses.blocking(ctx, passwords, sealed::use, isFirst -> {
            if (!isFirst) {
                throw new Problem(401, "name or password is wrong");
            }
            Caller caller = users.known(SealedAccount.NAME);
            caller.in(ctx);
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, null, SealedAccount.NAME, "used; its password is void until it is sealed again");
            enter(ctx, caller);
        });
    }

    /**
     * Hands a shared desk over: somebody who logged in with this browser before takes the place of who is logged in, by the PIN. A role or account
     * with a second factor logs in instead.
     */
    private void handOver(RoutingContext ctx) {
        Caller before = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        String name = body.text("username", TEXT_MAX, null);
        if (Authentication.cookieOf(ctx) == null || !authentication.isKnownBrowser(ctx, name) || !users.hasPin(name)) {
            body.secret("pin", TEXT_MAX);
            throw Problem.forbidden("LOG_IN_FIRST",
                    "username: only somebody with a PIN who logged in with this browser before takes a desk over by it");
        }
        authentication.confirmSigner(ctx, name, body.secret("pin", TEXT_MAX), (next, isPin) -> {
            factors.refusePin(next);
            next.in(ctx);
            opening.open(ctx, next, people.isOfProvider(next.name()) ? "" : null);
            trace.did(ctx, TransitionType.LOGGED_IN, next.scope().enterprise(), next.name(), "took the desk over from " + before.name() + " by PIN");
            trace.changed();
            Responses.json(ctx, describe(next));
        });
    }

    /** Changes the caller's own password. All other sessions of that person end; the one used gets a new cookie. */
    private void changePassword(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        String next = body.secret("new", TEXT_MAX);
        authentication.confirm(ctx, caller.name(), body.secret("old", TEXT_MAX), confirmed ->
                Responses.blocking(ctx, passwords, () -> people.setPassword(caller.name(), next), changed -> {
                    AccountProblem.require(changed);
                    trace.did(ctx, TransitionType.ACCOUNT_CHANGED, caller.scope().enterprise(), caller.name(), "password changed by its owner");
                    Caller now = users.known(caller.name());
                    if (now != null && Authentication.cookieOf(ctx) != null) {
                        opening.openProved(ctx, now, null);
                    }
                    ctx.response().setStatusCode(204).end();
                }));
    }

    /** Sets the PIN by which the caller answers roll calls and signs; the password proves who sets it, or a log-in at the provider just now. */
    private void setPin(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        String pin = body.secret("pin", TEXT_MAX);
        if (people.isOfProvider(caller.name())) {
            requireFresh(ctx);
            setPin(ctx, caller, pin);
        } else {
            authentication.confirm(ctx, caller.name(), body.secret("password", TEXT_MAX), confirmed -> setPin(ctx, caller, pin));
        }
    }

    private void setPin(RoutingContext ctx, Caller caller, String pin) {
        Responses.blocking(ctx, passwords, () -> people.setPin(caller.name(), pin), changed -> {
            AccountProblem.require(changed);
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, caller.scope().enterprise(), caller.name(), "PIN set by its owner");
            ctx.response().setStatusCode(204).end();
        });
    }

    private void requireFresh(RoutingContext ctx) {
        Cookie cookie = Authentication.cookieOf(ctx);
        if (cookie == null || clock.millis() - sessions.openedAt(cookie.getValue()) > FRESH_MILLIS) {
            throw Problem.forbidden("LOG_IN_AGAIN", "log in at the identity provider again, and set the PIN within five minutes");
        }
    }

    private void logOut(RoutingContext ctx) {
        Cookie cookie = Authentication.cookieOf(ctx);
        if (cookie != null) {
            sessions.close(cookie.getValue());
            trace.changed();
            ctx.response().addCookie(SessionOpening.cookie(ctx, cookie.getName(), "").setMaxAge(0));
        }
        ctx.response().setStatusCode(204).end();
    }

    /** Lists the sessions of the caller; an administrator names somebody else by {@code user}. */
    private void list(RoutingContext ctx) {
        Caller owner = owner(ctx);
        Cookie own = Authentication.cookieOf(ctx);
        String present = own == null ? null : Sessions.idOfToken(own.getValue());
        JsonArray listed = new JsonArray();
        sessions.of(owner.name()).forEach(each -> listed.add(describe(each, present)));
        Responses.json(ctx, new JsonObject().put("sessions", listed));
    }

    private static JsonObject describe(StoredSession session, String present) {
        String id = Sessions.idOf(session.tokenHash());
        return new JsonObject().put("id", id).put("user", session.account()).put("openedAt", Times.utc(session.openedAt()))
                .put("usedAt", Times.utc(session.usedAt())).put("address", session.address()).put("client", session.client())
                .put("current", id.equals(present));
    }

    /** Ends one session; its live feeds end within seconds. */
    private void end(RoutingContext ctx) {
        Caller owner = owner(ctx);
        if (!sessions.close(owner.name(), ctx.pathParam("session"))) {
            throw Problem.notFound("user " + owner.name() + " has no such session");
        }
        trace.did(ctx, TransitionType.ACCOUNT_CHANGED, owner.scope().enterprise(), owner.name(), "session ended");
        ctx.response().setStatusCode(204).end();
    }

    private Caller owner(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String named = new Query(ctx).text("user");
        if (named == null || named.equals(caller.name())) {
            return caller;
        }
        caller.require(Capability.MANAGE_ACCOUNTS);
        Caller owner = users.known(named);
        if (owner == null || !owner.scope().isWithin(caller.scope()) || !caller.role().mayManage(owner.role())) {
            throw Problem.notFound("no such user");
        }
        return owner;
    }

    private JsonObject describe(Caller caller) {
        return new JsonObject().put("user", caller.name()).put("role", caller.role().name())
                .put("enterprise", caller.scope().enterprise()).put("scope", ScopeJson.of(caller.scope()))
                .put("person", people.personOf(caller.name()))
                .put("pinSet", users.hasPin(caller.name())).put("provider", people.isOfProvider(caller.name()))
                .put("mustEnrol", factors.mustEnrol(caller))
                .put("rights", new JsonArray(caller.rights().stream().sorted().map(Capability::name).toList()));
    }
}
