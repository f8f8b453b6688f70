package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.access.LogInThrottle.Turn;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestRules;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Checks names and passwords, each when its turn has come, in the pool for hashing. Strangers take no more than part of that
 * pool, so whoever comes by a browser known from earlier always finds room. Event loop.
 */
public final class PasswordCheck {
    /** How often those that wait are looked at. */
    public static final long TICK_MILLIS = 100;
    /** Begins the name of the cookie by which a browser is known again; the user's name follows. */
    static final String BROWSER_COOKIE = "hazardwatch_trusted_";
    /** Tries of unknown browsers that are hashed or wait for it at a time: some two seconds of work. */
    static final int STRANGERS_MAX = 16;
    /** Tries that wait for their turn. */
    static final int WAITING_MAX = 256;

    /** A name and password somebody sent, and what to do once it is known whether they are right. */
    private record Try(RoutingContext ctx, String name, String password, boolean isStranger, Turn turn, Consumer<Caller> right,
                       Runnable wrong) {}

    private final Deque<Try> waiting = new ArrayDeque<>();
    private final WorkerPool pool;
    private final Users users;
    private final LogInThrottle throttle;
    private final AccessTrace trace;
    private final Clock clock;
    private int strangers;

    public PasswordCheck(WorkerPool pool, Users users, AccessTrace trace, Clock clock) {
        this.trace = trace;
        this.pool = pool;
        this.users = users;
        this.throttle = new LogInThrottle(clock);
        this.clock = clock;
    }

    /**
     * Looks at a name and password; refuses with 429 what comes too often and with 503 what finds no room.
     *
     * @param right told who it is
     * @param wrong called when name or password is wrong
     */
    void of(RoutingContext ctx, String name, String password, Consumer<Caller> right, Runnable wrong) {
        String browser = knownBrowser(ctx, name);
        Turn turn = reserve(ctx, name, browser);
        Try made = new Try(ctx, name, password, browser == null, turn, right, wrong);
        if (mayBegin(made)) {
            begin(made);
        } else if (waiting.size() < WAITING_MAX) {
            waiting.add(made);
        } else {
            turn.wasNotMade();
            throw Problem.busy("as many log-ins wait as may; try again shortly");
        }
    }

    private Turn reserve(RoutingContext ctx, String name, String browser) {
        try {
            return throttle.reserve(name, addressOf(ctx), browser);
        } catch (Problem tooMany) {
            trace.logInRefused(ctx, name, "too many tries");
            throw tooMany;
        }
    }

    /** Where a request comes from. */
    static String addressOf(RoutingContext ctx) {
        return RequestRules.clientOf(ctx);
    }

    private String knownBrowser(RoutingContext ctx, String name) {
        Cookie cookie = ctx.request().getCookie(BROWSER_COOKIE + name);
        return cookie != null && users.isBrowserOf(name, cookie.getValue()) ? cookie.getValue() : null;
    }

    private boolean mayBegin(Try made) {
        return made.turn().atMillis() <= clock.millis() && (!made.isStranger() || strangers < STRANGERS_MAX);
    }

    /** Begins those whose turn has come, and lets go of those whose client has gone. */
    public void tick() {
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
        pool.run(() -> users.authenticate(made.name(), made.password())).onComplete(result -> {
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
            trace.logInRefused(made.ctx(), made.name(), "wrong password");
            made.wrong().run();
        } else {
            made.turn().wasRight();
            made.right().accept(caller);
        }
    }
}
