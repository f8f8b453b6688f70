package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Gives a repeated POST the first answer, when both have the same {@code Idempotency-Key}, caller and path, so that a client that never got
 * the answer can ask again without doing it twice. Answers are kept in memory for {@value #HOURS} hours, at most {@value #KEYS_MAX};
 * answers that say that the gateway could not do it now are not kept. Answers that show a secret are never kept. Event loop.
 */
public final class RepeatedCalls implements Handler<RoutingContext> {
    static final long HOURS = 24;
    static final int KEYS_MAX = 10_000;
    private static final int BODY_MAX = 64 << 10;
    private static final String HEADER = "Idempotency-Key";
    private static final String ANSWER = "repeatableAnswer";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern SECRET = Pattern.compile(
            "/api/v1/(session|users|api-keys|enterprises/[^/]+/credentials|push-devices|roster/feed).*");

    /** @param status 0 while the first call runs */
    private record Answer(String request, long atMillis, int status, String type, String body) {}

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Clock clock;

    public RepeatedCalls(Clock clock) {
        this.clock = clock;
    }

    /** Notes the body of an answer, for a repetition. */
    public static void answered(RoutingContext ctx, String body) {
        ctx.put(ANSWER, body);
    }

    @Override
    public void handle(RoutingContext ctx) {
        String given = ctx.request().getHeader(HEADER);
        if (given == null || ctx.request().method() != HttpMethod.POST || SECRET.matcher(ctx.normalizedPath()).matches()) {
            ctx.next();
            return;
        }
        if (!KEY.matcher(given).matches()) {
            throw Problem.invalid(HEADER, given, "must be 1 to 200 printable characters");
        }
        forgetOld();
        String key = Sha256.hex(Caller.of(ctx).name() + '\0' + ctx.normalizedPath() + '\0' + given);
        String request = Sha256.hex(ctx.request().query() + '\0' + ctx.body().asString());
        Answer first = answers.get(key);
        if (first == null) {
            Answer running = new Answer(request, clock.millis(), 0, null, null);
            answers.put(key, running);
            ctx.addEndHandler(done -> keep(ctx, key, running));
            ctx.next();
        } else {
            repeat(ctx, first, request);
        }
    }

    private static void repeat(RoutingContext ctx, Answer first, String request) {
        if (!first.request().equals(request)) {
            throw new Problem(422, HEADER + ": was used for another request").with("reason", "IDEMPOTENCY_KEY_REUSED");
        }
        if (first.status() == 0) {
            throw new Problem(409, "the first request with this " + HEADER + " is still running").with("reason", "IDEMPOTENCY_IN_PROGRESS")
                    .retryAfter(1);
        }
        ctx.response().setStatusCode(first.status()).putHeader("Cache-Control", "no-store").putHeader("Idempotent-Replayed", "true");
        if (first.type() != null) {
            ctx.response().putHeader("Content-Type", first.type());
        }
        ctx.response().end(first.body());
    }

    private void keep(RoutingContext ctx, String key, Answer running) {
        int status = ctx.response().getStatusCode();
        String body = ctx.get(ANSWER);
        boolean isFinal = status < 500 && status != 429 && !ctx.response().closed();
        String type = ctx.response().headers().get("Content-Type");
        boolean isKnown = body != null ? body.length() <= BODY_MAX : type == null;
        if (isFinal && isKnown) {
            answers.replace(key, new Answer(running.request(), running.atMillis(), status, type, body == null ? "" : body));
        } else {
            answers.remove(key);
        }
    }

    private void forgetOld() {
        long before = clock.millis() - TimeUnit.HOURS.toMillis(HOURS);
        for (Iterator<Answer> each = answers.values().iterator(); each.hasNext();) {
            if (each.next().atMillis() > before && answers.size() < KEYS_MAX) {
                return;
            }
            each.remove();
        }
    }
}
