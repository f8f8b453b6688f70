package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.SecondFactors;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.nayuki.qrcodegen.QrCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Setting up the own second factor. Event loop. */
public final class SecondFactorRoutes {
    private static final String PATH = "/api/v1/session/second-factor";
    private static final int TEXT_MAX = 256;

    private final SecondFactors factors;
    private final SecondFactorCheck check;
    private final Authentication authentication;
    private final SessionOpening opening;
    private final UserAccounts people;
    private final WorkerPool pool;
    private final AccessJournal trace;
    private final Clock clock;

    public SecondFactorRoutes(AccessPorts ports, SecondFactorCheck check, Authentication authentication, Sessions sessions, WorkerPool pool,
            AccessJournal trace, Clock clock) {
        this.factors = ports.factors();
        this.people = ports.people();
        this.check = check;
        this.authentication = authentication;
        this.opening = new SessionOpening(sessions, ports.users());
        this.pool = pool;
        this.trace = trace;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.get(PATH).handler(ctx -> Responses.json(ctx, describe(Caller.of(ctx))));
        router.post(PATH).handler(this::offer);
        router.post(PATH + "/confirm").handler(this::confirm);
    }

    private JsonObject describe(Caller caller) {
        return new JsonObject().put("enrolled", factors.has(caller.name())).put("required", check.isRequired(caller))
                .put("recoveryCodesLeft", factors.recoveryCodesLeft(caller.name()));
    }

    /** Shows a new secret. Whoever has a factor already gives a code of it, so that an unwatched console replaces none. */
    private void offer(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        RequestBody body = RequestBody.of(ctx);
        if (people.isOfProvider(caller.name())) {
            throw new Problem(409, "the identity provider asks for the second factor of this account").with("reason", "PASSWORD_ELSEWHERE");
        }
        String code = body.text("code", TEXT_MAX, "");
        authentication.confirm(ctx, caller.name(), body.secret("password", TEXT_MAX), confirmed -> check.pass(ctx, caller, code, () -> {
            SecondFactors.Enrolment offered = factors.offer(caller.name());
            Responses.json(ctx, new JsonObject().put("secret", offered.secret()).put("address", offered.address())
                    .put("qr", squares(offered.address())));
        }));
    }

    /** Rows of a QR code, 1 = dark. */
    private static JsonArray squares(String text) {
        QrCode drawn = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        JsonArray rows = new JsonArray();
        for (int y = 0; y < drawn.size; y++) {
            StringBuilder row = new StringBuilder(drawn.size);
            for (int x = 0; x < drawn.size; x++) {
                row.append(drawn.getModule(x, y) ? '1' : '0');
            }
            rows.add(row.toString());
        }
        return rows;
    }

    /** Puts the secret into force once the app shows its codes. The session goes on under a new id. */
    private void confirm(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        String code = RequestBody.of(ctx).text("code", TEXT_MAX, null);
        Responses.blocking(ctx, pool, () -> factors.confirm(caller.name(), code, clock.millis()), codes -> {
            if (codes.isEmpty()) {
                trace.logInRefused(ctx, caller.name(), "wrong code of a new second factor");
                throw Problem.forbidden("WRONG_CODE", "code: wrong, or no secret was offered");
            }
            trace.did(ctx, TransitionType.ACCOUNT_CHANGED, caller.scope().enterprise(), caller.name(), "second factor set up by its owner");
            if (Authentication.cookieOf(ctx) != null) {
                opening.open(ctx, caller, null);
            }
            Responses.json(ctx, new JsonObject().put("recoveryCodes", new JsonArray(List.copyOf(codes))));
        });
    }
}
