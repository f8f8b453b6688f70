package io.hazardwatch.gateway.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Upgrade;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets in who has a session cookie or a right name and password, and nobody by the hand of a foreign page. Event loop.
 *
 * <p>A name and password that were right are remembered by their hash and the address, until they were not used for
 * {@value #REMEMBERED_MILLIS} ms, so a client that polls with HTTP Basic does not cost a password hash each time. Every request
 * asks whether the account still is what it was then, so a removed or changed one ends at once. What the cache lets go of when
 * {@value #REMEMBERED_MAX} are remembered costs one more hash and nobody's access.
 */
public final class Authentication implements Handler<RoutingContext> {
    static final String COOKIE = "hazardwatch_session";
    static final String CONSOLE_HEADER = "X-Requested-With";
    static final long REMEMBERED_MILLIS = Sessions.IDLE_MILLIS;
    private static final int REMEMBERED_MAX = 1000;
    private static final String VALIDITY = "validity";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Cache<String, Caller> remembered;
    private final Users users;
    private final Sessions sessions;
    private final PasswordCheck passwords;
    private final AccessTrace trace;

    /** @param clock its monotonic time lets remembered passwords expire */
    public Authentication(PasswordCheck passwords, Users users, Sessions sessions, AccessTrace trace, Clock clock) {
        this.trace = trace;
        this.passwords = passwords;
        this.users = users;
        this.sessions = sessions;
        this.remembered = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterAccess(REMEMBERED_MILLIS, TimeUnit.MILLISECONDS)
                .ticker(clock::nanos).executor(Runnable::run).build();
    }

    /** Whether the log-in behind this request still stands, for answers that last. */
    public static BooleanSupplier validity(RoutingContext ctx) {
        return ctx.get(VALIDITY);
    }

    /** Whether a request comes with a log-in, right or wrong. */
    public static boolean isOffered(RoutingContext ctx) {
        return ctx.request().getHeader("Authorization") != null || ctx.request().getCookie(COOKIE) != null;
    }

    @Override
    public void handle(RoutingContext ctx) {
        requireOwnOrigin(ctx.request());
        String authorization = ctx.request().getHeader("Authorization");
        if (authorization != null) {
            basic(ctx, authorization);
        } else {
            cookie(ctx);
        }
    }

    /** A browser names the page a request comes from; a foreign one may neither write nor listen. */
    static void requireOwnOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        boolean isHarmless = SAFE.contains(request.method()) && request.getHeader("Upgrade") == null;
        if (origin == null || isHarmless) {
            return;
        }
        String host = origin.substring(origin.indexOf("://") + 1).replaceFirst("^//", "");
        if (request.authority() == null || !host.equalsIgnoreCase(request.getHeader("Host"))) {
            throw Problem.forbidden("FOREIGN_ORIGIN", "requests from pages of " + origin + " are not served");
        }
    }

    private void cookie(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(COOKIE);
        Caller caller = cookie == null ? null : sessions.use(cookie.getValue());
        if (caller == null) {
            throw unauthorised(ctx, "log in, or send name and password by HTTP Basic");
        }
        boolean provesItself = ctx.request().getHeader(CONSOLE_HEADER) != null || ctx.request().getHeader("Origin") != null;
        if (!SAFE.contains(ctx.request().method()) && !provesItself) {
            throw Problem.forbidden("CSRF", "with a session cookie, send " + CONSOLE_HEADER + ": hazardwatch");
        }
        ctx.put(VALIDITY, (BooleanSupplier) () -> sessions.use(cookie.getValue()) != null);
        caller.in(ctx);
        ctx.next();
    }

    private void basic(RoutingContext ctx, String authorization) {
        String key = Sessions.hash(authorization) + '@' + PasswordCheck.addressOf(ctx);
        Caller known = remembered.getIfPresent(key);
        if (known != null && users.holds(known)) {
            admit(ctx, known);
            return;
        }
        String[] pair = pairOf(ctx, authorization);
        boolean hasBody = !ctx.request().isEnded();
        if (hasBody) {
            ctx.request().pause();
        }
        check(ctx, pair[0], pair[1], caller -> {
            remembered.put(key, caller);
            trace.loggedIn(ctx, caller);
            if (hasBody && Upgrade.isWanted(ctx)) {
                ctx.request().resume();
            }
            admit(ctx, caller);
        });
    }

    private void admit(RoutingContext ctx, Caller caller) {
        ctx.put(VALIDITY, (BooleanSupplier) () -> users.holds(caller));
        caller.in(ctx);
        ctx.next();
    }

    private static String[] pairOf(RoutingContext ctx, String authorization) {
        try {
            if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
                byte[] bytes = Base64.getDecoder().decode(authorization.substring(6).trim());
                String[] pair = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
                if (pair.length == 2) {
                    return pair;
                }
            }
        } catch (IllegalArgumentException e) {
            throw unauthorised(ctx, "the Authorization header is not HTTP Basic");
        }
        throw unauthorised(ctx, "the Authorization header is not HTTP Basic");
    }

    /** Checks a name and password; {@code admitted} is called only when they are right, any other is asked to log in. */
    void check(RoutingContext ctx, String name, String password, Consumer<Caller> admitted) {
        passwords.of(ctx, name, password, admitted, () -> {
            throw unauthorised(ctx, "name or password is wrong");
        });
    }

    /**
     * Checks name and password of somebody other than who is logged in, or once more of the same: a wrong one is 403, because
     * the log-in stands and a browser must not ask for another.
     */
    public void confirm(RoutingContext ctx, String name, String password, Consumer<Caller> confirmed) {
        passwords.of(ctx, name, password, confirmed, () -> {
            throw Problem.forbidden("WRONG_PASSWORD", "name or password is wrong");
        });
    }

    /** Asks for Basic only where no script can show a form instead, so the console never meets the browser's dialogue. */
    private static Problem unauthorised(RoutingContext ctx, String detail) {
        String mode = ctx.request().getHeader("Sec-Fetch-Mode");
        boolean isScript = ctx.request().getHeader(CONSOLE_HEADER) != null || mode != null && !mode.equals("navigate");
        if (!isScript) {
            ctx.response().putHeader("WWW-Authenticate", "Basic realm=\"HazardWatch\", charset=\"UTF-8\"");
        }
        return new Problem(401, detail);
    }
}
