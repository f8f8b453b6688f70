package io.hazardwatch.gateway.api.ingest;

import io.hazardwatch.gateway.api.access.CertificateRoutes;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.ingest.IngestCounters.Result;
import io.hazardwatch.gateway.intake.DurableReplies;
import io.hazardwatch.gateway.intake.QuotaTurn;
import io.hazardwatch.gateway.intake.QuotaTurns;
import io.hazardwatch.gateway.intake.RateLimiter;
import io.hazardwatch.gateway.intake.RateLimiters;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ResolvedTopic;
import io.hazardwatch.gateway.intake.TopicResolver;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code POST /api/v1/ingest/{enterprise}/{site}/{device}}: readings as over MQTT, with the credential of a device. Event loop; only the
 * ingest's progress comes from lane threads, and hops over.
 */
public final class IngestRoutes {
    private static final String PATH = "/api/v1/ingest/:enterprise/:site/:device";
    private static final String CREDENTIAL = IngestRoutes.class.getName();
    /** A push whose readings are not durable by then is answered 503; sending it again changes nothing. */
    private static final long DURABLE_MILLIS_MAX = 30_000;
    private static final long REVOKED_MILLIS = 60_000;
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final Vertx vertx;
    private final IngestPorts ports;
    private final Supplier<Registry> registry;
    private final Consumer<HttpConnection> known;
    private final Clock clock;
    private final RateLimiters quotas;
    private final QuotaTurns turns;
    private final IngestCounters counters;
    private final AtomicBoolean progressDue = new AtomicBoolean();

    // event loop; null before the first push
    private Context context;
    private long lookedAtMillis;
    private ReadingIngest ingest;
    private DurableReplies<PendingPush> replies;

    /** @param known marks a connection as one of somebody who has logged in */
    public IngestRoutes(Vertx vertx, IngestPorts ports, Supplier<Registry> registry, Consumer<HttpConnection> known, Clock clock) {
        this.vertx = vertx;
        this.ports = ports;
        this.registry = registry;
        this.known = known;
        this.clock = clock;
        this.counters = ports.counters();
        this.quotas = new RateLimiters(ports.messagesPerSecondMax());
        this.turns = new QuotaTurns(ports.enterprises());
    }

    public void mount(Router router) {
        router.post(PATH).handler(this::admit);
        router.post(PATH).handler(BodyHandler.create(false).setBodyLimit(PushedBody.BYTES_MAX)).handler(this::take);
    }

    /** Forgets the rates of revoked credentials. */
    private void forgetRevoked() {
        if (clock.millis() - lookedAtMillis > REVOKED_MILLIS) {
            lookedAtMillis = clock.millis();
            quotas.keep(ports.credentials()::holds);
        }
    }

    /** Before the body is read. */
    private void admit(RoutingContext ctx) {
        Credential credential = credential(ctx);
        ports.door().pushed(credential, ctx.request().remoteAddress() == null ? "" : ctx.request().remoteAddress().hostAddress(),
                ctx.request().isSSL(), clock.millis());
        known.accept(ctx.request().connection());
        forgetRevoked();
        RateLimiter quota = quotas.of(credential, clock.nanos());
        long wait = quota == null ? 0 : quota.take(clock.nanos());
        if (wait > 0) {
            counters.count(Result.QUOTA);
            throw new Problem(429, "more pushes than the credential may send a second").with("reason", RejectReason.QUOTA.name())
                    .retryAfter(TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
        }
        QuotaTurn turn = turns.of(credential.enterprise());
        long ofEnterprise = turn == null ? 0 : turn.take(clock.nanos(), clock.millis());
        if (ofEnterprise > 0) {
            counters.count(Result.QUOTA);
            throw new Problem(429, "more pushes or readings than enterprise " + credential.enterprise() + " may send a second")
                    .with("reason", RejectReason.QUOTA.name()).retryAfter(TimeUnit.NANOSECONDS.toSeconds(ofEnterprise) + 1);
        }
        ctx.put(CREDENTIAL, credential);
        ctx.next();
    }

    private Credential credential(RoutingContext ctx) {
        String header = ctx.request().getHeader("Authorization");
        String[] sent = header == null ? new String[] {null, null} : names(header);
        String certificate = header == null ? CertificateRoutes.fingerprint(ctx) : null;
        Credential credential = certificate == null ? ports.credentials().authenticate(sent[0], sent[1])
                : ports.credentials().authenticateCertificate(certificate);
        if (credential == null) {
            counters.count(Result.NOT_LOGGED_IN);
            String address = ctx.request().remoteAddress() == null ? "" : ctx.request().remoteAddress().hostAddress();
            ports.credentials().refused(sent[0], sent[1], address, clock.millis());
            ctx.response().putHeader("WWW-Authenticate", "Basic realm=\"HazardWatch devices\", charset=\"UTF-8\"");
            throw new Problem(401, "the credential of a device is needed");
        }
        return credential;
    }

    /** User name and password; an access token is a user name without a password. */
    private static String[] names(String header) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new String[] {header.substring(BEARER.length()).strip(), null};
        }
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return new String[] {null, null};
        }
        try {
            String both = new String(Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            String password = colon < 0 || colon == both.length() - 1 ? null : both.substring(colon + 1);
            return new String[] {colon < 0 ? both : both.substring(0, colon), password};
        } catch (IllegalArgumentException notBase64) {
            return new String[] {null, null};
        }
    }

    private void take(RoutingContext ctx) {
        byte[] body = PushedBody.of(ctx);
        String topic = "hazard/v1/" + ctx.pathParam("enterprise") + '/' + ctx.pathParam("site") + '/' + ctx.pathParam("device") + "/telemetry";
        ResolvedTopic route = TopicResolver.of("http", ctx.get(CREDENTIAL), registry).route(topic);
        if (route.refusal() != null) {
            ports.quarantine().reject(route.origin(), route.refusal(), route.detail(), body, 0, body.length, clock.millis());
            throw rejected(route.refusal());
        }
        openIngest();
        QuotaTurn turn = turns.of(ctx.<Credential>get(CREDENTIAL).enterprise());
        long token = ingest.offer(route.origin(), route.device(), body, 0, body.length, clock.millis());
        if (token == ReadingIngest.FULL) {
            if (turn != null) {
                turn.noRoom(clock.nanos());
            }
            counters.count(Result.NO_ROOM);
            throw Problem.busy("the gateway has no room for readings at the moment; try again shortly");
        }
        if (turn != null) {
            turn.taken(ingest.lastCount(), clock.nanos(), clock.millis());
        }
        if (ingest.lastReject() != null) {
            ingest.flush();
            throw rejected(ingest.lastReject());
        }
        await(token, new PendingPush(ctx));
    }

    private Problem rejected(RejectReason reason) {
        counters.count(Result.REJECTED);
        int status = switch (reason) {
            case NOT_JSON, BAD_TOPIC -> 400;
            case NOT_AUTHORISED -> 403;
            case UNKNOWN_DEVICE -> 404;
            case TOO_LARGE -> 413;
            default -> 422;
        };
        return new Problem(status, "nothing of the push could be used; it is in quarantine").with("reason", reason.name());
    }

    private void await(long token, PendingPush push) {
        long timer = vertx.setTimer(DURABLE_MILLIS_MAX, late -> {
            if (push.isHeld()) {
                counters.count(Result.NOT_DURABLE);
                push.fail(Problem.busy("the readings are not durable yet; send them again"));
            }
        });
        push.onEnd(() -> vertx.cancelTimer(timer));
        replies.add(token, push);
        ingest.flush();
        replies.settle();
    }

    private void answer(PendingPush push) {
        if (push.isOwed()) { // counted first: whoever has the answer finds it counted
            counters.count(Result.ACCEPTED);
        }
        push.accept();
    }

    private void openIngest() {
        if (ingest == null) {
            context = vertx.getOrCreateContext();
            ingest = ports.ingests().open(this::onProgress);
            replies = new DurableReplies<>(ingest, this::answer);
        }
    }

    /** From any thread: at most one hop to the event loop is under way. */
    private void onProgress() {
        if (progressDue.compareAndSet(false, true)) {
            context.runOnContext(due -> {
                progressDue.set(false);
                replies.settle();
            });
        }
    }
}
