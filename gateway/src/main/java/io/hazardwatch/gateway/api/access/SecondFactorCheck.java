package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.SecondFactors;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who needs a second factor, and whether a code of it is right. An identity provider asks for its own, so this concerns log-ins by password alone.
 * Event loop.
 */
public final class SecondFactorCheck {
    private final Set<Role> required;
    private final SecondFactors factors;
    private final UserAccounts people;
    private final PasswordCheck passwords;
    private final WorkerPool pool;
    private final AccessJournal trace;
    private final Clock clock;

    /** @param settings name the roles that need a second factor */
    public SecondFactorCheck(AccessSettings settings, AccessPorts ports, PasswordCheck passwords, WorkerPool pool, AccessJournal trace, Clock clock) {
        this.required = settings.secondFactor();
        this.factors = ports.factors();
        this.people = ports.people();
        this.passwords = passwords;
        this.pool = pool;
        this.trace = trace;
        this.clock = clock;
    }

    /** Whether the role asks for a second factor and the account has none yet: it may do nothing but set one up. */
    public boolean mustEnrol(Caller caller) {
        return isRequired(caller) && !factors.has(caller.name());
    }

    boolean isRequired(Caller caller) {
        return required.contains(caller.role()) && !SealedAccount.is(caller.name()) && !people.isOfProvider(caller.name());
    }

    /** Refuses a password with each request, because no code comes with it. */
    void refuseBasic(Caller caller) {
        if (isRequired(caller) || factors.has(caller.name())) {
            throw Problem.forbidden("SECOND_FACTOR", "this account has or needs a second factor, so its password alone admits no request: log in by"
                    + " POST /api/v1/session with a code; programs use a key (POST /api/v1/api-keys)");
        }
    }

    /** Refuses a PIN alone where a code would be asked for. */
    void refusePin(Caller caller) {
        if (isRequired(caller) || factors.has(caller.name())) {
            throw Problem.forbidden("SECOND_FACTOR", "this account has or needs a second factor; log in with a code");
        }
    }

    /** The same for the code of a second person: 403, because who asks stays logged in. */
    void passSecond(RoutingContext ctx, Caller person, String code, Runnable passed) {
        if (mustEnrol(person)) {
            throw Problem.forbidden("ENROL_FIRST", "role " + person.role() + " needs a second factor; the second person has to set one up first");
        }
        if (!factors.has(person.name())) {
            passed.run();
            return;
        }
        if (code.isBlank()) {
            throw Problem.forbidden("SECOND_FACTOR", "second.code: the code of the second person's second factor is asked for");
        }
        use(ctx, person, code, passed, () -> Problem.forbidden("WRONG_CODE", "second.code: wrong, or used before"));
    }

    /**
     * Goes on if the account has no factor or the code is right, else answers 401.
     *
     * @param code empty = none was given
     */
    void pass(RoutingContext ctx, Caller caller, String code, Runnable passed) {
        if (!factors.has(caller.name())) {
            passed.run();
            return;
        }
        if (code.isBlank()) {
            throw new Problem(401, "code: the code of the second factor is asked for").with("reason", "SECOND_FACTOR");
        }
        use(ctx, caller, code, passed, () -> new Problem(401, "code: wrong, or used before").with("reason", "WRONG_CODE"));
    }

    private void use(RoutingContext ctx, Caller caller, String code, Runnable passed, Supplier<Problem> wrong) {
        LogInThrottle.Turn turn = passwords.turnOfCode(ctx, caller.name());
        Responses.blocking(ctx, pool, () -> factors.use(caller.name(), code, clock.millis()), isRight -> {
            if (!isRight) {
                trace.logInRefused(ctx, caller.name(), "wrong code of the second factor");
                throw wrong.get();
            }
            turn.wasRight();
            passed.run();
        });
    }
}
