package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * Opens a session for somebody who was let in, under a new id, and ends the one that the browser had before. Event loop.
 */
final class SessionOpening {
    /**
     * Lifetime of the browser cookie in seconds. The cookie gives no access; it only keeps guesses of others from delaying
     * log-ins with this browser.
     */
    private static final long KNOWN_SECONDS = TimeUnit.DAYS.toSeconds(365);

    private final Sessions sessions;
    private final Users users;

    SessionOpening(Sessions sessions, Users users) {
        this.sessions = sessions;
        this.users = users;
    }

    /** Likewise for somebody who gave the own secret just now. */
    void openProved(RoutingContext ctx, Caller caller, String providerSession) {
        sessions.prove(open(ctx, caller, providerSession));
    }

    /** Likewise for somebody who gave the own secret at that time, ms since the epoch. */
    void openProved(RoutingContext ctx, Caller caller, String providerSession, long atMillis) {
        sessions.prove(open(ctx, caller, providerSession), atMillis);
    }

    /**
     * Opens it and returns its token.
     *
     * @param providerSession the session at the identity provider; null = logged in here
     */
    String open(RoutingContext ctx, Caller caller, String providerSession) {
        Cookie before = Authentication.cookieOf(ctx);
        if (before != null) {
            sessions.close(before.getValue());
        }
        String token = sessions.open(caller, PasswordCheck.addressOf(ctx), ctx.request().getHeader("User-Agent"), providerSession);
        ctx.put(AccessRecorder.SESSION, Sessions.idOfToken(token));
        ctx.response().addCookie(cookie(ctx, Authentication.cookieName(ctx), token))
                .addCookie(cookie(ctx, PasswordCheck.BROWSER_COOKIE + caller.name(), users.browserProof(caller))
                        .setMaxAge(KNOWN_SECONDS));
        return token;
    }

    /** A cookie that no script and no foreign page can use. */
    static Cookie cookie(RoutingContext ctx, String name, String value) {
        return Cookie.cookie(name, value).setPath("/").setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT).setSecure(RequestRules.isSecure(ctx));
    }
}
