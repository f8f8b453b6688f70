package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.TimeUnit;

/** Log-in, log-out and changing one's own password. Event loop. */
public final class SessionRoutes {
    /** Enough for two texts. Small, because clients without a log-in may send many such bodies. */
    private static final int BODY_BYTES_MAX = 4_096;
    private static final int TEXT_MAX = 256;
    /**
     * Lifetime of the browser cookie in seconds. The cookie gives no access; it only keeps guesses of others from delaying
     * log-ins with this browser.
     */
    private static final long KNOWN_SECONDS = TimeUnit.DAYS.toSeconds(365);

    private final Authentication authentication;
    private final Sessions sessions;
    private final Users users;
    private final UserAccounts people;
    private final WorkerPool passwords;
    private final AccessTrace trace;

    public SessionRoutes(Authentication authentication, Sessions sessions, Users users, UserAccounts people, WorkerPool passwords,
            AccessTrace trace) {
        this.users = users;
        this.people = people;
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
    }

    private void logIn(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx);
        String username = body.text("username", TEXT_MAX, null);
        String password = body.secret("password", TEXT_MAX);
        authentication.check(ctx, username, password, caller -> {
            trace.loggedIn(ctx, caller);
            admit(ctx, caller);
            Responses.json(ctx, describe(caller));
        });
    }

    private void admit(RoutingContext ctx, Caller caller) {
        ctx.response().addCookie(cookie(ctx, Authentication.COOKIE, sessions.open(caller)))
                .addCookie(cookie(ctx, PasswordCheck.BROWSER_COOKIE + caller.name(), users.browserProof(caller))
                        .setMaxAge(KNOWN_SECONDS));
    }

    /** Changes the caller's own password. All other sessions of that person end; the one used gets a new cookie. */
    private void changePassword(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        String next = body.secret("new", TEXT_MAX);
        authentication.confirm(ctx, caller.name(), body.secret("old", TEXT_MAX), confirmed ->
                Responses.blocking(ctx, passwords, () -> people.setPassword(caller.name(), next), changed -> {
                    AccountProblem.require(changed);
                    trace.did(ctx, TransitionType.ACCOUNT_CHANGED, caller.enterprise(), caller.name(), "password changed by its owner");
                    Caller now = users.known(caller.name());
                    if (now != null && ctx.request().getCookie(Authentication.COOKIE) != null) {
                        admit(ctx, now);
                    }
                    ctx.response().setStatusCode(204).end();
                }));
    }

    /** Sets the PIN by which the caller answers roll calls and signs; the password proves who sets it. */
    private void setPin(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        String pin = body.secret("pin", TEXT_MAX);
        authentication.confirm(ctx, caller.name(), body.secret("password", TEXT_MAX), confirmed ->
                Responses.blocking(ctx, passwords, () -> people.setPin(caller.name(), pin), changed -> {
                    AccountProblem.require(changed);
                    trace.did(ctx, TransitionType.ACCOUNT_CHANGED, caller.enterprise(), caller.name(), "PIN set by its owner");
                    ctx.response().setStatusCode(204).end();
                }));
    }

    private void logOut(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(Authentication.COOKIE);
        if (cookie != null) {
            sessions.close(cookie.getValue());
            ctx.response().addCookie(cookie(ctx, Authentication.COOKIE, "").setMaxAge(0));
        }
        ctx.response().setStatusCode(204).end();
    }

    private static Cookie cookie(RoutingContext ctx, String name, String value) {
        return Cookie.cookie(name, value).setPath("/").setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT).setSecure(RequestRules.isSecure(ctx));
    }

    private JsonObject describe(Caller caller) {
        return new JsonObject().put("user", caller.name()).put("role", caller.role().name())
                .put("enterprise", caller.enterprise()).put("person", people.personOf(caller.name()))
                .put("pinSet", users.hasPin(caller.name()));
    }
}
