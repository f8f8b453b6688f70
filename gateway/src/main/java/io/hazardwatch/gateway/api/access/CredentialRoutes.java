package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.DeviceCredentials.Issued;
import io.hazardwatch.gateway.api.access.DeviceCredentials.Listed;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.EditedResource;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Query;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Stream;

/** Creates, lists and revokes device credentials. Administrators only; a password is shown once. Event loop. */
public final class CredentialRoutes {
    private static final String PATH = "/api/v1/enterprises/:enterprise/credentials";
    private static final int NAME_MAX = Credential.NAME_LENGTH_MAX;

    private final WorkerPool pool;
    private final DeviceCredentials credentials;
    private final DeviceCertificates certificates;
    private final SiteIndex sites;
    private final AccessJournal trace;

    public CredentialRoutes(DeviceCredentials credentials, DeviceCertificates certificates, SiteIndex sites, WorkerPool pool, AccessJournal trace) {
        this.trace = trace;
        this.credentials = credentials;
        this.certificates = certificates;
        this.sites = sites;
        this.pool = pool;
    }

    public void mount(Router router) {
        router.post(PATH).handler(this::issue);
        router.get(PATH).handler(this::list);
        new EditedResource().serve(router, PATH + "/:username", this::present, HttpMethod.DELETE);
        router.delete(PATH + "/:username").handler(this::revoke);
    }

    private String enterprise(RoutingContext ctx) {
        return enterprise(ctx, sites);
    }

    /** The enterprise in the path, if it exists for the caller. */
    static String enterprise(RoutingContext ctx, SiteIndex sites) {
        String enterprise = new Query(ctx).path("enterprise");
        Caller.of(ctx).requireSight(enterprise);
        if (!sites.hasEnterprise(enterprise)) {
            throw Problem.notFound("no enterprise " + enterprise);
        }
        return enterprise;
    }

    private void issue(RoutingContext ctx) {
        String enterprise = enterprise(ctx);
        RequestBody body = RequestBody.of(ctx);
        String name = body.text("name", NAME_MAX, null);
        if (!Credential.isName(name)) {
            throw Problem.invalid("name", name, "must be printable text of at most " + NAME_MAX + " characters");
        }
        String device = body.text("device", 3 * NAME_MAX, "");
        DeviceId id = device.isEmpty() ? null : device(sites, enterprise, device);
        String whose = "called " + name + ", for " + (id == null ? "the enterprise" : "device " + id);
        if (body.has("csr") || body.has("certificate")) {
            certify(ctx, enterprise, name, id, whose);
            return;
        }
        Responses.blocking(ctx, pool, () -> credentials.issue(enterprise, name, id), issued -> {
            trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, enterprise, issued.shown(), "issued, " + whose);
            answer(ctx, issued);
        });
    }

    /** A certificate instead of a password: signed for the request's key, or one of the enterprise's own authority. */
    private void certify(RoutingContext ctx, String enterprise, String name, DeviceId device, String whose) {
        RequestBody body = RequestBody.of(ctx);
        String member = body.has("csr") ? "csr" : "certificate";
        String text = body.text(member, CertificateRoutes.REQUEST_LENGTH_MAX, null);
        Responses.blocking(ctx, pool, () -> body.has("csr") ? certificates.issue(enterprise, name, device, text)
                : certificates.register(enterprise, name, device, text), issued -> {
            CertificateRoutes.requireDone(member, issued);
            trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, enterprise, issued.shown(), "issued, certificate " + issued.serial() + " until "
                    + Times.utc(issued.validUntil()) + ", " + whose);
            Responses.json(ctx, 201, CertificateRoutes.body(issued).encode());
        });
    }

    private static void answer(RoutingContext ctx, Issued issued) {
        Responses.json(ctx, 201, new JsonObject().put("username", issued.username())
                .put("password", issued.password()).encode());
    }

    /** Accepts {@code site/device}, the whole id, or the device name alone if only one site has it. */
    static DeviceId device(SiteIndex sites, String enterprise, String text) {
        List<DeviceId> found = sites.registry().sites().stream().filter(site -> site.enterprise().equals(enterprise))
                .flatMap(site -> site.devices().stream()).map(device -> device.id())
                .filter(id -> Stream.of(id.toString(), id.site() + '/' + id.device(), id.device()).anyMatch(text::equals))
                .toList();
        if (found.size() != 1) {
            throw Problem.invalid("device", text, found.isEmpty() ? "must name a device of " + enterprise
                    : "must name its site too: several sites have that device");
        }
        return found.getFirst();
    }

    private void list(RoutingContext ctx) {
        String enterprise = enterprise(ctx);
        Responses.blocking(ctx, pool, () -> credentials.list(enterprise), listed -> {
            JsonArray all = new JsonArray();
            listed.forEach(credential -> all.add(describe(credential)));
            Responses.json(ctx, new JsonObject().put("credentials", all));
        });
    }

    private Future<JsonObject> present(RoutingContext ctx) {
        String enterprise = enterprise(ctx);
        String username = ctx.pathParam("username");
        return pool.run(() -> credentials.list(enterprise)).map(listed -> listed.stream().filter(each -> each.username().equals(username)).findFirst()
                .map(CredentialRoutes::describe).orElseThrow(() -> Problem.notFound("no credential " + username + " in enterprise " + enterprise)));
    }

    private static JsonObject describe(Listed credential) {
        DeviceCredentials.Certificate held = credential.certificate();
        return new JsonObject().put("certificate", held == null ? null : new JsonObject().put("serial", held.serial())
                .put("authority", held.isOwn() ? "gateway" : "enterprise").put("validFrom", Times.utc(held.validFrom()))
                .put("validUntil", Times.utc(held.validUntil())).put("state", held.state()))
                .put("username", credential.username()).put("name", credential.name())
                .put("enterprise", credential.enterprise())
                .put("device", credential.device() == null ? null : credential.device().toString())
                .put("createdAt", Times.utc(credential.createdAt()))
                .put("refusedLogIns", credential.refused().count())
                .put("lastRefusedAt", credential.refused().count() == 0 ? null : Times.utc(credential.refused().lastMillis()))
                .put("lastRefusedFrom", credential.refused().lastAddress());
    }

    private void revoke(RoutingContext ctx) {
        String enterprise = enterprise(ctx);
        String username = ctx.pathParam("username");
        Responses.blocking(ctx, pool, () -> credentials.revoke(enterprise, username), revoked -> {
            if (!revoked) {
                throw Problem.notFound("no credential " + username + " in enterprise " + enterprise);
            }
            trace.did(ctx, TransitionType.CREDENTIAL_CHANGED, enterprise, username, "revoked");
            ctx.response().setStatusCode(204).end();
        });
    }
}
