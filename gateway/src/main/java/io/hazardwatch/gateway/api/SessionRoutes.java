package io.hazardwatch.gateway.api;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** Logging in and out. Event loop. */
final class SessionRoutes {
    private static final int TEXT_MAX = 256;
    /** How long a browser is known again; it opens nothing, it only keeps strangers' guesses from delaying its log-ins. */
    private static final long KNOWN_SECONDS = TimeUnit.DAYS.toSeconds(365);

    private final Authentication authentication;
    private final Sessions sessions;
    private final Users users;

    SessionRoutes(Authentication authentication, Sessions sessions, Users users) {
        this.users = users;
        this.authentication = authentication;
        this.sessions = sessions;
    }

    /** The one call that needs nobody to be logged in. */
    void mountLogIn(Router router) {
        router.post("/api/v1/session").handler(this::logIn);
    }

    void mount(Router router) {
        router.get("/api/v1/session").handler(ctx -> Answer.json(ctx, describe(Caller.of(ctx))));
        router.delete("/api/v1/session").handler(this::logOut);
    }

    private void logIn(RoutingContext ctx) {
        Authentication.requireOwnOrigin(ctx.request());
        RequestBody body = RequestBody.of(ctx);
        String username = body.text("username", TEXT_MAX, null);
        String password = body.text("password", TEXT_MAX, null);
        authentication.check(ctx, username, password, caller -> {
            admit(ctx, caller);
            Answer.json(ctx, describe(caller));
        });
    }

    private void admit(RoutingContext ctx, Caller caller) {
        ctx.response().addCookie(cookie(ctx, Authentication.COOKIE, sessions.open(caller)))
                .addCookie(cookie(ctx, PasswordCheck.BROWSER_COOKIE + caller.name(), users.browserProof(caller))
                        .setMaxAge(KNOWN_SECONDS));
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
                .setSameSite(CookieSameSite.STRICT).setSecure(ctx.request().isSSL());
    }

    private static JsonObject describe(Caller caller) {
        return new JsonObject().put("user", caller.name()).put("role", caller.role().name())
                .put("enterprise", caller.enterprise());
    }
}
