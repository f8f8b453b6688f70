package io.hazardwatch.gateway.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.api.http.Upgrade;
import io.hazardwatch.gateway.signing.Sha256;
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
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Admits requests with a valid session cookie, correct name and password, or a key, and refuses requests that a foreign web page
 * caused. Event loop.
 *
 * <p>Correct passwords are remembered by their hash together with the address until they have not been used for
 * {@value #REMEMBERED_MILLIS} ms, so a client that polls with HTTP Basic does not cost a password hash per request. Every
 * request checks that the account is unchanged, so removing or changing an account takes effect at once. When the cache holds
 * {@value #REMEMBERED_MAX} entries and drops one, that client costs one more hash and keeps its access.
 */
public final class Authentication implements Handler<RoutingContext> {
    private static final String COOKIE = "hazardwatch_session";
    /** Browsers take such a cookie only over TLS, for this host and every path, so that no neighbour can plant one. */
    private static final String SECURE_COOKIE = "__Host-hazardwatch_session";
    private static final String BEARER = "Bearer ";
    static final String CONSOLE_HEADER = "X-Requested-With";
    static final long REMEMBERED_MILLIS = Sessions.IDLE_MILLIS;
    private static final int REMEMBERED_MAX = 1000;
    private static final String VALIDITY = "validity";
    private static final String BY_KEY = "byKey";
    private static final String BY_SESSION = "bySession";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** What Sec-Fetch-Site says of pages that are not ours. */
    private static final Set<String> FOREIGN_PAGES = Set.of("cross-site", "same-site");

    private final Cache<String, Caller> remembered;
    private final Users users;
    private final Sessions sessions;
    private final PasswordCheck passwords;
    private final ApiKeyLogIn keys;
    private final SecondFactorCheck factors;
    private final AccessJournal trace;

    /** @param clock its monotonic time expires remembered passwords */
    public Authentication(PasswordCheck passwords, Users users, Sessions sessions, ApiKeyLogIn keys, SecondFactorCheck factors,
            AccessJournal trace, Clock clock) {
        this.factors = factors;
        this.keys = keys;
        this.trace = trace;
        this.passwords = passwords;
        this.users = users;
        this.sessions = sessions;
        this.remembered = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterAccess(REMEMBERED_MILLIS, TimeUnit.MILLISECONDS)
                .ticker(clock::nanos).executor(Runnable::run).build();
    }

    /** Whether the log-in behind this request is still valid; for responses that take long. */
    public static BooleanSupplier validity(RoutingContext ctx) {
        return ctx.get(VALIDITY);
    }

    /** Whether that person logged in with this browser before, by the present password. */
    boolean isKnownBrowser(RoutingContext ctx, String name) {
        return passwords.knownBrowser(ctx, name) != null;
    }

    /** Whether a program calls by a key. */
    public static boolean isByKey(RoutingContext ctx) {
        return ctx.get(BY_KEY) != null;
    }

    /** Whether a session cookie admitted the request, and no secret came with it. */
    static boolean isBySession(RoutingContext ctx) {
        return ctx.get(BY_SESSION) != null;
    }

    /** Whether a request carries credentials, right or wrong. */
    public static boolean isOffered(RoutingContext ctx) {
        return ctx.request().getHeader("Authorization") != null || cookieOf(ctx) != null;
    }

    /** The name of the session cookie on this connection. */
    static String cookieName(RoutingContext ctx) {
        return RequestRules.isSecure(ctx) ? SECURE_COOKIE : COOKIE;
    }

    /** The session cookie of a request; null when there is none. */
    static Cookie cookieOf(RoutingContext ctx) {
        return ctx.request().getCookie(cookieName(ctx));
    }

    @Override
    public void handle(RoutingContext ctx) {
        requireOwnOrigin(ctx.request());
        String authorization = ctx.request().getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            key(ctx, authorization.substring(BEARER.length()).trim());
        } else if (authorization != null) {
            basic(ctx, authorization);
        } else {
            cookie(ctx);
        }
    }

    /**
     * Refuses requests from foreign web pages. Browsers send the origin of the page; a foreign page may neither write nor open
     * a WebSocket. A browser that withholds the origin says at least whether the page is a foreign one.
     */
    static void requireOwnOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        boolean isHarmless = SAFE.contains(request.method()) && request.getHeader("Upgrade") == null;
        if (!isHarmless && origin == null && FOREIGN_PAGES.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")))) {
            throw Problem.forbidden("FOREIGN_ORIGIN", "requests from pages of other sites are not served");
        }
        if (origin == null || isHarmless) {
            return;
        }
        String host = origin.substring(origin.indexOf("://") + 1).replaceFirst("^//", "");
        if (request.authority() == null || !host.equalsIgnoreCase(request.getHeader("Host"))) {
            throw Problem.forbidden("FOREIGN_ORIGIN", "requests from pages of " + origin + " are not served");
        }
    }

    private void cookie(RoutingContext ctx) {
        Cookie cookie = cookieOf(ctx);
        Caller caller = cookie == null ? null : sessions.use(cookie.getValue());
        if (caller == null) {
            throw unauthorised(ctx, "log in, or send name and password by HTTP Basic");
        }
        ctx.put(BY_SESSION, true);
        ctx.put(AccessRecorder.SESSION, Sessions.idOfToken(cookie.getValue()));
        caller.in(ctx);
        boolean provesItself = ctx.request().getHeader(CONSOLE_HEADER) != null || ctx.request().getHeader("Origin") != null;
        if (!SAFE.contains(ctx.request().method()) && !provesItself) {
            throw Problem.forbidden("CSRF", "with a session cookie, send " + CONSOLE_HEADER + ": hazardwatch");
        }
        ctx.put(VALIDITY, (BooleanSupplier) () -> sessions.use(cookie.getValue()) != null);
        ctx.next();
    }

    private void basic(RoutingContext ctx, String authorization) {
        String key = Sha256.hex(authorization) + '@' + PasswordCheck.addressOf(ctx);
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
        if (SealedAccount.is(pair[0])) {
            trace.logInRefused(ctx, pair[0], "sealed");
            throw unauthorised(ctx, "name or password is wrong");
        }
        check(ctx, pair[0], pair[1], caller -> {
            requireNoMore(ctx, caller);
            remembered.put(key, caller);
            ctx.put(AccessRecorder.SESSION, AccessRecorder.BASIC);
            trace.loggedIn(ctx, caller);
            if (hasBody && Upgrade.isWanted(ctx)) {
                ctx.request().resume();
            }
            admit(ctx, caller);
        });
    }

    private void key(RoutingContext ctx, String token) {
        Caller caller = keys.caller(token);
        if (caller == null) {
            trace.logInRefused(ctx, "", "wrong key");
            throw unauthorised(ctx, "the key is unknown, expired or revoked");
        }
        ctx.put(BY_KEY, true);
        ctx.put(AccessRecorder.SESSION, "key " + keys.idOf(token));
        ctx.put(VALIDITY, (BooleanSupplier) () -> caller.equals(keys.caller(token)));
        caller.in(ctx);
        ctx.next();
    }

    private void admit(RoutingContext ctx, Caller caller) {
        factors.refuseBasic(caller);
        ctx.put(AccessRecorder.SESSION, AccessRecorder.BASIC);
        ctx.put(VALIDITY, (BooleanSupplier) () -> users.holds(caller));
        caller.in(ctx);
        ctx.next();
    }

    /** A right password that does not suffice is no log-in, neither for the journal nor for who is present on duty. */
    private void requireNoMore(RoutingContext ctx, Caller caller) {
        try {
            factors.refuseBasic(caller);
        } catch (Problem refused) {
            trace.logInRefused(ctx, caller.name(), "password without second factor");
            throw refused;
        }
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

    /** Checks a name and password. Calls {@code admitted} only if they are correct; otherwise answers 401. */
    void check(RoutingContext ctx, String name, String password, Consumer<Caller> admitted) {
        passwords.of(ctx, name, password, admitted, () -> {
            throw unauthorised(ctx, "name or password is wrong");
        });
    }

    /**
     * Checks the password of a second person, or again that of the logged-in person. A wrong password is answered with 403,
     * because the existing log-in stays valid and a browser must not ask for another one.
     */
    public void confirm(RoutingContext ctx, String name, String password, Consumer<Caller> confirmed) {
        passwords.of(ctx, SealedAccount.is(name) ? "" : name, password, confirmed, () -> {
            throw Problem.forbidden("WRONG_PASSWORD", "name or password is wrong");
        });
    }

    /**
     * Checks the secret by which somebody signs or answers: the PIN once one was set, until then the password. Wrong is answered
     * with 403 and the reason that says which of the two is asked for.
     *
     * @param confirmed takes the person and whether a PIN was set
     */
    public void confirmSigner(RoutingContext ctx, String name, String secret, BiConsumer<Caller, Boolean> confirmed) {
        passwords.ofSigner(ctx, name, secret, signer -> confirmed.accept(signer, users.hasPin(signer.name())), () -> {
            throw users.hasPin(name) ? Problem.forbidden("WRONG_PIN", "name or PIN is wrong")
                    : Problem.forbidden("WRONG_PASSWORD", "name or password is wrong");
        });
    }

    /**
     * The same where a page is shown instead of a problem document.
     *
     * @param wrong what to do if the secret is wrong
     */
    public void confirmSigner(RoutingContext ctx, String name, String secret, Consumer<Caller> confirmed, Runnable wrong) {
        passwords.ofSigner(ctx, name, secret, confirmed, wrong);
    }

    /** Asks for Basic only where no script can show a form, so the console never triggers the browser's own dialogue. */
    private static Problem unauthorised(RoutingContext ctx, String detail) {
        String mode = ctx.request().getHeader("Sec-Fetch-Mode");
        boolean isScript = ctx.request().getHeader(CONSOLE_HEADER) != null || mode != null && !mode.equals("navigate");
        if (!isScript) {
            ctx.response().putHeader("WWW-Authenticate", "Basic realm=\"HazardWatch\", charset=\"UTF-8\"");
        }
        return new Problem(401, detail);
    }
}
