package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.DeviceClaims.Claimed;
import io.hazardwatch.gateway.api.access.LogInThrottle.Turn;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code POST /api/v1/claim}: a device gets its credential by its serial number and a one-time code. Nobody logs in. An unknown serial number, a
 * wrong code, a place that is locked, expired, withdrawn or claimed get the same answer, so that strangers learn nothing. Event loop.
 */
public final class ClaimingRoutes {
    private static final String PATH = "/api/v1/claim";
    private static final int BODY_BYTES_MAX = 2 * CertificateRoutes.REQUEST_LENGTH_MAX;
    private static final int CODE_LENGTH_MAX = 64;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]+");

    private final DeviceClaims claims;
    private final WorkerPool pool;
    private final AccessJournal trace;
    private final LogInThrottle throttle;

    public ClaimingRoutes(DeviceClaims claims, WorkerPool pool, AccessJournal trace, Clock clock) {
        this.claims = claims;
        this.pool = pool;
        this.trace = trace;
        this.throttle = new LogInThrottle(clock);
    }

    public void mount(Router router) {
        router.post(PATH).handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX)).handler(this::claim);
    }

    private void claim(RoutingContext ctx) {
        RequestBody body = RequestBody.of(ctx).only("serial", "code", "csr");
        String serial = ClaimRoutes.serial(body);
        String code = body.secret("code", CODE_LENGTH_MAX);
        if (!CODE.matcher(code).matches()) {
            throw new Problem(400, "code: must be letters, digits and -").with("parameter", "code");
        }
        String request = body.has("csr") ? body.text("csr", CertificateRoutes.REQUEST_LENGTH_MAX, null) : null;
        Turn turn = throttle.reserveClaim(PasswordCheck.addressOf(ctx));
        pool.run(() -> claims.claim(serial, code.toLowerCase(Locale.ROOT), request)).onComplete(tried -> {
            if (tried.failed()) {
                turn.wasNotMade();
                ctx.fail(tried.cause());
                return;
            }
            Responses.attempt(ctx, () -> answer(ctx, turn, serial, tried.result()));
        });
    }

    private void answer(RoutingContext ctx, Turn turn, String serial, Claimed claimed) {
        claimed.locked().forEach(each -> trace.deviceDid(ctx, TransitionType.CREDENTIAL_CHANGED, each.device().enterprise(), serial,
                each.device() + " (unproven)", "serial number locked for an hour after wrong codes"));
        if (claimed.claim() == null) {
            throw new Problem(401, "no place is open for that serial number and code; after 5 wrong codes none counts for an hour");
        }
        turn.wasNotMade();
        if (claimed.certificate() != null) {
            CertificateRoutes.requireDone("csr", claimed.certificate());
        }
        DeviceId device = claimed.claim().device();
        String shown = claimed.issued() != null ? claimed.issued().shown() : claimed.certificate().shown();
        trace.deviceDid(ctx, TransitionType.CREDENTIAL_CHANGED, device.enterprise(), shown, device.toString(),
                "claimed by the device with serial number " + serial
                + (claimed.issued() != null ? ", token" : ", certificate " + claimed.certificate().serial()));
        JsonObject made = claimed.issued() != null ? new JsonObject().put("username", claimed.issued().username())
                .put("password", claimed.issued().password()) : CertificateRoutes.body(claimed.certificate());
        Responses.json(ctx, 201, made.put("enterprise", device.enterprise()).put("site", device.site()).put("device", device.device()).encode());
    }
}
