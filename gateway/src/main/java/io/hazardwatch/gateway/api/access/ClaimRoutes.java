package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.ClaimBook;
import io.hazardwatch.gateway.accounts.DeviceClaim;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Prepares, lists and withdraws places for devices that claim them; the code is shown once. Event loop. */
public final class ClaimRoutes {
    private static final String PATH = "/api/v1/enterprises/:enterprise/claims";
    private static final int DAYS = 30;
    private static final int DAYS_MAX = 365;
    private static final int DEVICE_LENGTH_MAX = 192;

    private final DeviceClaims claims;
    private final SiteIndex sites;
    private final WorkerPool pool;
    private final AccessJournal trace;
    private final Clock clock;

    public ClaimRoutes(DeviceClaims claims, SiteIndex sites, WorkerPool pool, AccessJournal trace, Clock clock) {
        this.claims = claims;
        this.sites = sites;
        this.pool = pool;
        this.trace = trace;
        this.clock = clock;
    }

    public void mount(Router router) {
        router.post(PATH).handler(this::prepare);
        router.get(PATH).handler(this::list);
        router.delete(PATH + "/:serial").handler(this::withdraw);
    }

    private void prepare(RoutingContext ctx) {
        String enterprise = CredentialRoutes.enterprise(ctx, sites);
        RequestBody body = RequestBody.of(ctx).only("serial", "device", "days");
        String serial = serial(body);
        DeviceId device = CredentialRoutes.device(sites, enterprise, body.text("device", DEVICE_LENGTH_MAX, null));
        long days = body.has("days") ? body.positive("days") : DAYS;
        if (days > DAYS_MAX) {
            throw Problem.invalid("days", days, "must be at most " + DAYS_MAX);
        }
        long until = clock.millis() + Duration.ofDays(days).toMillis();
        Responses.blocking(ctx, pool, () -> claims.prepare(serial, device, Caller.of(ctx).name(), Duration.ofDays(days)), code -> {
            if (code == null) {
                throw new Problem(409, "a place is prepared for that serial number already, or the enterprise has " + ClaimBook.PLACES_MAX
                        + " of them; withdraw it first");
            }
            trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, enterprise, serial, "place prepared for the device with that serial number, " + device
                    + ", until " + Times.utc(until));
            Responses.json(ctx, 201, new JsonObject().put("serial", serial).put("device", device.toString()).put("code", code)
                    .put("expiresAt", Times.utc(until)).encode());
        });
    }

    /** The serial number in a request; one that breaks the rule says nothing of what is prepared. */
    static String serial(RequestBody body) {
        String serial = body.text("serial", DeviceClaim.SERIAL_LENGTH_MAX, null);
        if (!DeviceClaim.isSerial(serial)) {
            throw Problem.invalid("serial", serial, "must be 4 to " + DeviceClaim.SERIAL_LENGTH_MAX
                    + " letters, digits and . _ : -, the first a letter or a digit");
        }
        return serial;
    }

    private void list(RoutingContext ctx) {
        String enterprise = CredentialRoutes.enterprise(ctx, sites);
        Responses.blocking(ctx, pool, () -> claims.list(enterprise), listed -> {
            JsonArray all = new JsonArray();
            listed.forEach(claim -> all.add(describe(claim, clock.millis())));
            Responses.json(ctx, new JsonObject().put("claims", all));
        });
    }

    private static JsonObject describe(DeviceClaim claim, long now) {
        return new JsonObject().put("serial", claim.serial()).put("device", claim.device().toString()).put("state", state(claim, now))
                .put("preparedBy", claim.preparedBy()).put("preparedAt", Times.utc(claim.preparedAt())).put("expiresAt", Times.utc(claim.expiresAt()))
                .put("endedAt", claim.endedAt() == null ? null : Times.utc(claim.endedAt())).put("credential", claim.claimedAs())
                .put("wrongCodes", claim.wrongCodes()).put("lockedUntil", claim.isLockedAt(now) ? Times.utc(claim.lockedUntil()) : null);
    }

    private static String state(DeviceClaim claim, long now) {
        if (claim.claimedAs() != null) {
            return "claimed";
        }
        if (claim.endedAt() != null) {
            return "withdrawn";
        }
        return !claim.isOpenAt(now) ? "expired" : claim.isLockedAt(now) ? "locked" : "open";
    }

    private void withdraw(RoutingContext ctx) {
        String enterprise = CredentialRoutes.enterprise(ctx, sites);
        String serial = ctx.pathParam("serial");
        Responses.blocking(ctx, pool, () -> claims.withdraw(enterprise, serial), withdrawn -> {
            if (!withdrawn) {
                throw Problem.notFound("no open place for serial number " + serial + " in enterprise " + enterprise);
            }
            trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, enterprise, serial, "place for the device with that serial number withdrawn");
            ctx.response().setStatusCode(204).end();
        });
    }
}
