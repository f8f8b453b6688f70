package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.access.DeviceCertificates.Answer;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.api.http.Times;
import io.hazardwatch.gateway.tls.PeerCertificate;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What devices with a certificate ask: the next one, the authority, what was revoked. Nobody logs in: a device proves itself by its present
 * certificate in the TLS handshake, and the rest is public. Event loop.
 */
public final class CertificateRoutes {
    private static final String ROOT = "/api/v1/device-certificates";
    /** Longest request for a certificate, in characters. */
    static final int REQUEST_LENGTH_MAX = 16_384;
    private static final int BODY_BYTES_MAX = 2 * REQUEST_LENGTH_MAX;

    private final DeviceCertificates certificates;
    private final WorkerPool pool;
    private final AccessJournal trace;
    private final Consumer<HttpConnection> known;

    /** @param known marks a connection as one of somebody who has logged in */
    public CertificateRoutes(DeviceCertificates certificates, WorkerPool pool, AccessJournal trace, Consumer<HttpConnection> known) {
        this.certificates = certificates;
        this.pool = pool;
        this.trace = trace;
        this.known = known;
    }

    public void mount(Router router) {
        router.post(ROOT + "/renewal").handler(CertificateRoutes::requireCertificate);
        router.post(ROOT + "/renewal").handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX)).handler(this::renew);
        router.get(ROOT + "/authority").handler(ctx -> publish(ctx, "application/x-pem-file", certificates::authority));
        router.get(ROOT + "/revoked").handler(ctx -> publish(ctx, "application/x-pem-file", certificates::revocations));
    }

    /** The fingerprint of the certificate that a device showed in the handshake of its HTTPS connection; null if it showed none. */
    public static String fingerprint(RoutingContext ctx) {
        return PeerCertificate.fingerprint(ctx.request().connection().sslSession());
    }

    private static void requireCertificate(RoutingContext ctx) {
        if (fingerprint(ctx) == null) {
            throw new Problem(401, "a device asks over HTTPS with its present certificate");
        }
        ctx.next();
    }

    private void publish(RoutingContext ctx, String type, Callable<String> text) {
        Responses.blocking(ctx, pool, text, found -> {
            if (found == null) {
                throw Problem.notFound("the gateway has signed no certificate yet");
            }
            ctx.response().putHeader("Content-Type", type).end(found);
        });
    }

    private void renew(RoutingContext ctx) {
        String fingerprint = fingerprint(ctx);
        String request = RequestBody.of(ctx).text("csr", REQUEST_LENGTH_MAX, null);
        Responses.blocking(ctx, pool, () -> certificates.renew(fingerprint, request), renewed -> {
            requireDone("csr", renewed);
            known.accept(ctx.request().connection());
            trace.deviceDid(ctx, TransitionType.CREDENTIAL_CHANGED, renewed.enterprise(), renewed.shown(),
                    renewed.enterprise() + '/' + renewed.shown(), "renewed by the device, certificate "
                            + renewed.serial() + " until " + Times.utc(renewed.validUntil()));
            Responses.json(ctx, 201, body(renewed).encode());
        });
    }

    /** @param member of the request that holds the certificate or the request for one */
    static void requireDone(String member, Answer answer) {
        switch (answer.outcome()) {
            case REFUSED -> throw Problem.invalid(member, "(not repeated)", answer.rule());
            case UNKNOWN -> throw new Problem(401, "no credential has that certificate, or it was revoked or has ended");
            case TOO_EARLY -> throw new Problem(409, "a certificate is renewed in its last 30 days");
            case TOO_MANY -> throw new Problem(409, "so many certificates of that credential hold that no more are signed");
            case NOT_OURS -> throw new Problem(409, "the enterprise's own authority signed the certificate, and renews it");
            case KNOWN -> throw new Problem(409, "a credential has that certificate already");
            case DONE -> { }
        }
    }

    static JsonObject body(Answer signed) {
        return new JsonObject().put("username", signed.shown()).put("certificate", signed.certificate()).put("authority", signed.authority())
                .put("validUntil", Times.utc(signed.validUntil()));
    }
}
