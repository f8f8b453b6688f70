package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.access.LogInThrottle.Turn;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Checks names and passwords in the hashing pool, each when {@link LogInThrottle} allows it. Unknown browsers get only part of
 * the pool, so known browsers always find room. Event loop.
 */
public final class PasswordCheck {
    /** Interval for checking the waiting attempts, in milliseconds. */
    private static final long TICK_MILLIS = 100;
    /** Prefix of the cookie that identifies a known browser; the user name follows. */
    static final String BROWSER_COOKIE = "hazardwatch_trusted_";
    /** Attempts from unknown browsers that are hashed or wait for hashing at the same time: about two seconds of work. */
    static final int STRANGERS_MAX = 16;
    /** Attempts that wait for their turn. */
    static final int WAITING_MAX = 256;

    /** A name and password, and the callbacks for the result. */
    private record Try(RoutingContext ctx, String name, String password, boolean isSigning, boolean isStranger, Turn turn, Consumer<Caller> right,
                       Runnable wrong) {}

    private final Deque<Try> waiting = new ArrayDeque<>();
    private final WorkerPool pool;
    private final Users users;
    private final LogInThrottle throttle;
    private final AccessJournal trace;
    private final Clock clock;
    private final Vertx vertx;
    private int strangers;
    private boolean isTicking;

    public PasswordCheck(Vertx vertx, WorkerPool pool, Users users, AccessJournal trace, Clock clock) {
        this.vertx = vertx;
        this.trace = trace;
        this.pool = pool;
        this.users = users;
        this.throttle = new LogInThrottle(clock);
        this.clock = clock;
    }

    /**
     * Checks a name and password. Refuses with 429 if attempts come too often and with 503 if there is no room.
     *
     * @param right called with the person if name and password are right
     * @param wrong called if name or password is wrong
     */
    void of(RoutingContext ctx, String name, String password, Consumer<Caller> right, Runnable wrong) {
        String browser = knownBrowser(ctx, name);
        Turn turn = reserve(ctx, name, () -> throttle.reserve(name, addressOf(ctx), browser));
        take(new Try(ctx, name, password, false, browser == null, turn, right, wrong));
    }

    /** Likewise the secret by which somebody signs or answers a roll call. */
    void ofSigner(RoutingContext ctx, String name, String secret, Consumer<Caller> right, Runnable wrong) {
        if (SealedAccount.is(name)) {
            wrong.run();
            return;
        }
        String browser = knownBrowser(ctx, name);
        Turn turn = reserve(ctx, name, () -> throttle.reserveSigning(name, browser));
        take(new Try(ctx, name, secret, true, browser == null, turn, right, wrong));
    }

    /** The turn of a code that follows a right password; refuses with 429 if codes come too often. */
    Turn turnOfCode(RoutingContext ctx, String name) {
        return reserve(ctx, name, () -> throttle.reserveCode(name, knownBrowser(ctx, name)));
    }

    private void take(Try made) {
        if (mayBegin(made)) {
            begin(made);
        } else if (waiting.size() < WAITING_MAX) {
            waiting.add(made);
            tickLater();
        } else {
            made.turn().wasNotMade();
            throw Problem.busy("as many log-ins wait as may; try again shortly");
        }
    }

    private Turn reserve(RoutingContext ctx, String name, Supplier<Turn> reserved) {
        try {
            return reserved.get();
        } catch (Problem tooMany) {
            trace.logInRefused(ctx, name, "too many tries");
            throw tooMany;
        }
    }

    /** The client's address. */
    static String addressOf(RoutingContext ctx) {
        return RequestRules.clientOf(ctx);
    }

    /** What proves that this user logged in with this browser before; null if nothing does. */
    String knownBrowser(RoutingContext ctx, String name) {
        Cookie cookie = ctx.request().getCookie(BROWSER_COOKIE + name);
        return cookie != null && users.isBrowserOf(name, cookie.getValue()) ? cookie.getValue() : null;
    }

    /** Whether anybody logged in with this browser before. */
    public boolean isKnownBrowser(RoutingContext ctx) {
        return ctx.request().cookies().stream().anyMatch(each -> each.getName().startsWith(BROWSER_COOKIE)
                && users.isBrowserOf(each.getName().substring(BROWSER_COOKIE.length()), each.getValue()));
    }

    private boolean mayBegin(Try made) {
        return made.turn().atMillis() <= clock.millis() && (!made.isStranger() || strangers < STRANGERS_MAX);
    }

    /** Nobody waits most of the time, and then nothing ticks. */
    private void tickLater() {
        if (!isTicking && !waiting.isEmpty()) {
            isTicking = true;
            vertx.setTimer(TICK_MILLIS, due -> {
                isTicking = false;
                try {
                    tick();
                } finally {
                    tickLater();
                }
            });
        }
    }

    /** Starts the attempts whose turn has come, and drops those whose client has disconnected. */
    private void tick() {
        for (Iterator<Try> each = waiting.iterator(); each.hasNext();) {
            Try made = each.next();
            if (made.ctx().response().closed()) {
                each.remove();
                made.turn().wasNotMade();
            } else if (mayBegin(made)) {
                each.remove();
                begin(made);
            }
        }
    }

    private void begin(Try made) {
        strangers += made.isStranger() ? 1 : 0;
        pool.run(() -> made.isSigning() ? users.authenticateSigner(made.name(), made.password())
                : users.authenticate(made.name(), made.password())).onComplete(result -> {
            strangers -= made.isStranger() ? 1 : 0;
            if (result.failed()) {
                made.turn().wasNotMade();
                made.ctx().fail(result.cause());
            } else {
                Responses.attempt(made.ctx(), () -> answer(made, result.result()));
            }
        });
    }

    private void answer(Try made, Caller caller) {
        if (caller == null) {
            trace.logInRefused(made.ctx(), made.name(), made.isSigning() ? "wrong secret" : "wrong password");
            made.wrong().run();
        } else {
            made.turn().wasRight();
            made.right().accept(caller);
        }
    }
}
