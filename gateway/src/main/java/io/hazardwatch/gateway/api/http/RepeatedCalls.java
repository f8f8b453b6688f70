package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.accounts.StoredAnswer;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Gives a repeated POST the first answer, when both have the same {@code Idempotency-Key}, caller with the same rights and scope, and path, so
 * that a client that never got the answer, because its connection broke, can ask again without doing it twice. Answers are kept for
 * {@value #HOURS} hours, over a restart too, at most {@value #KEYS_MAX} and {@value #HELD_MAX} characters of them, {@value #ACCOUNT_KEYS_MAX} and
 * {@value #ACCOUNT_HELD_MAX} of one account, whose own oldest go first;
 * answers that say that the gateway could not do it now are not kept. Event loop.
 *
 * <p>No secret is kept: of an answer that shows one only that it was given is known, and a repetition is refused rather than done twice.
 * Secrets in a request are no part of what a repetition is compared with. Calls that only take a secret are not looked at.
 */
public final class RepeatedCalls implements Handler<RoutingContext> {
    /** How long an answer is kept. */
    public static final long HOURS = 24;
    /** How many answers are kept. */
    public static final int KEYS_MAX = 10_000;
    private static final int BODY_MAX = 64 << 10;
    static final long HELD_MAX = 16 << 20;
    /** So a busy program does not push out the answers to everybody else. */
    static final int ACCOUNT_KEYS_MAX = 2_000;
    static final long ACCOUNT_HELD_MAX = 2 << 20;
    /** Within that time a call whose client has gone is answered, if ever. */
    static final long GONE_MILLIS = 60_000;
    private static final int RUNNING = 0;
    private static final int GONE = -1;
    private static final String HEADER = "Idempotency-Key";
    private static final String ANSWER = "repeatableAnswer";
    private static final String LATE = "repeatableAnswerIsLate";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    /** Calls that take a secret. */
    private static final Pattern SECRET = Pattern.compile("/api/v1/(session|users|push-devices)(/.*)?");
    /** Calls whose answer shows a secret once. */
    private static final Pattern SHOWN_ONCE = Pattern.compile(
            "/api/v1/(api-keys|break-glass|enterprises/[^/]+/(credentials|claims|credential-archives)|roster/feed)");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    /** Reasons of refusals that last until a secret is given. */
    private static final Set<String> SECRET_ASKED = Set.of("REAUTHENTICATE", "WRONG_PASSWORD", "WRONG_PIN", "SECOND_FACTOR", "WRONG_CODE",
            "NOT_AGREED");
    /** Reasons of refusals that end by themselves. */
    private static final Set<String> PASSING = Set.of("EVIDENCE_PENDING", "FILES_UNSETTLED", "CHANGED_MEANWHILE");
    private static final Set<String> SECRETS = Set.of("secret", "password", "pin", "code", "token", "passphrase", "old", "new");

    /**
     * @param account who called; empty for what was kept at the last end
     * @param status {@link #RUNNING} while the first call runs, {@link #GONE} if its client did not wait for the answer
     */
    private record Answer(String account, String request, long atMillis, int status, String type, String body) {
        boolean isOpen() {
            return status == RUNNING || status == GONE;
        }

        int length() {
            return body == null ? 0 : body.length();
        }
    }

    /** What a route answered, whether or not anybody still waited for it. */
    private record Given(int status, String type, String body) {}

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final AnswerWriter writer;
    private final Clock clock;
    private long held;

    /**
     * Goes on with the answers that were kept at the last end.
     *
     * @param pool writes them
     */
    public RepeatedCalls(AnswerStore store, WorkerPool pool, Clock clock) {
        this.writer = new AnswerWriter(store, pool);
        this.clock = clock;
        store.restored().forEach(each -> {
            Answer answer = new Answer("", each.request(), each.atMillis(), each.status(), each.mediaType(), each.body());
            answers.put(each.call(), answer);
            held += answer.length();
        });
    }

    /** Tries again to store what could not be stored. */
    public void tick() {
        writer.tick();
    }

    /** Whether answers are in memory only, because they cannot be stored. Any thread. */
    public boolean isInMemoryOnly() {
        return writer.isRefused();
    }

    /** Stores what is left. */
    public Future<Void> stop() {
        return writer.stop();
    }

    /** Notes an answer, for a repetition. */
    public static void answered(RoutingContext ctx, int status, String type, String body) {
        ctx.put(ANSWER, new Given(status, type, body));
        Runnable late = ctx.get(LATE);
        if (late != null) {
            late.run();
        }
    }

    @Override
    public void handle(RoutingContext ctx) {
        String given = ctx.request().getHeader(HEADER);
        if (given == null || ctx.request().method() != HttpMethod.POST || SECRET.matcher(pathOf(ctx)).matches()) {
            ctx.next();
            return;
        }
        if (!KEY.matcher(given).matches()) {
            throw Problem.invalid(HEADER, given, "must be 1 to 200 printable characters");
        }
        forgetOld();
        Caller caller = Caller.of(ctx);
        String who = caller.name() + '\0' + caller.rights().stream().sorted().toList() + caller.scope();
        String key = Sha256.hex(who + '\0' + pathOf(ctx) + '\0' + given);
        String request = Sha256.hex(ctx.request().query() + '\0' + withoutSecrets(ctx));
        Answer first = answers.get(key);
        if (first == null || first.status() == GONE && clock.millis() - first.atMillis() >= GONE_MILLIS) {
            makeRoom(caller.name());
            Answer running = new Answer(caller.name(), request, clock.millis(), RUNNING, null, null);
            answers.put(key, running);
            ctx.addEndHandler(done -> keep(ctx, key, running));
            ctx.next();
        } else {
            repeat(ctx, first, request);
        }
    }

    /** The path as the routes take it, to which slashes that are empty or at the end make no difference. */
    private static String pathOf(RoutingContext ctx) {
        return SLASHES.matcher(ctx.normalizedPath()).replaceAll("/").replaceFirst("/$", "");
    }

    private static String withoutSecrets(RoutingContext ctx) {
        try {
            JsonObject body = ctx.body().asJsonObject();
            return body == null ? "" : strip(body).encode();
        } catch (DecodeException | ClassCastException otherwise) {
            return ctx.body().asString();
        }
    }

    private static JsonObject strip(JsonObject body) {
        JsonObject shown = new JsonObject();
        body.forEach(field -> {
            if (!SECRETS.contains(field.getKey())) {
                shown.put(field.getKey(), field.getValue() instanceof JsonObject inner ? strip(inner) : field.getValue());
            }
        });
        return shown;
    }

    private static void repeat(RoutingContext ctx, Answer first, String request) {
        if (!first.request().equals(request)) {
            throw new Problem(422, HEADER + ": was used for another request").with("reason", "IDEMPOTENCY_KEY_REUSED");
        }
        if (first.isOpen()) {
            throw new Problem(409, "the first request with this " + HEADER + " is still running").with("reason", "IDEMPOTENCY_IN_PROGRESS")
                    .retryAfter(1);
        }
        if (first.body() == null) {
            throw new Problem(409, "it was done; what it showed once is not kept").with("reason", "SHOWN_ONCE");
        }
        ctx.response().setStatusCode(first.status()).putHeader("Cache-Control", "no-store").putHeader("Idempotent-Replayed", "true");
        if (first.type() != null) {
            ctx.response().putHeader("Content-Type", first.type());
        }
        ctx.response().end(first.body());
    }

    private void keep(RoutingContext ctx, String key, Answer running) {
        Given given = ctx.get(ANSWER);
        String type = ctx.response().headers().get("Content-Type");
        if (given != null) {
            settle(ctx, key, running, given);
        } else if (ctx.response().closed() && !ctx.response().ended()) {
            Answer gone = new Answer(running.account(), running.request(), running.atMillis(), GONE, null, null);
            answers.replace(key, running, gone);
            ctx.put(LATE, (Runnable) () -> settle(ctx, key, gone, ctx.get(ANSWER)));
        } else if (type == null) {
            settle(ctx, key, running, new Given(ctx.response().getStatusCode(), null, ""));
        } else {
            answers.remove(key, running);
        }
    }

    private void settle(RoutingContext ctx, String key, Answer before, Given given) {
        boolean isFinal = given.status() < 500 && given.status() != 429 && given.body().length() <= BODY_MAX && !asksForASecret(given)
                && !(given.status() == 409 && isFor(given, PASSING));
        boolean isSecret = given.status() < 400 && SHOWN_ONCE.matcher(pathOf(ctx)).matches();
        Answer done = new Answer(before.account(), before.request(), before.atMillis(), given.status(), given.type(), isSecret ? null : given.body());
        if (!isFinal) {
            answers.remove(key, before);
        } else if (answers.replace(key, before, done)) {
            held += done.length();
            writer.put(new StoredAnswer(key, done.request(), done.atMillis(), done.status(), done.type(), done.body()));
        }
    }

    /** Whoever gives the right secret then repeats the call as it was; secrets are no part of what a repetition is compared with. */
    private static boolean asksForASecret(Given given) {
        return given.status() == 403 && isFor(given, SECRET_ASKED);
    }

    private static boolean isFor(Given given, Set<String> reasons) {
        return reasons.stream().anyMatch(reason -> given.body().contains("\"reason\":\"" + reason + '"'));
    }

    /** Forgets the oldest answers to an account that has its share. Looks through all only if there can be so many. */
    private void makeRoom(String account) {
        if (answers.size() < ACCOUNT_KEYS_MAX && held < ACCOUNT_HELD_MAX) {
            return;
        }
        List<Map.Entry<String, Answer>> its = answers.entrySet().stream().filter(each -> each.getValue().account().equals(account)).toList();
        long left = its.stream().mapToLong(each -> each.getValue().length()).sum();
        for (int i = 0; i < its.size() && (its.size() - i >= ACCOUNT_KEYS_MAX || left >= ACCOUNT_HELD_MAX); i++) {
            Answer oldest = its.get(i).getValue();
            answers.remove(its.get(i).getKey());
            writer.forget(its.get(i).getKey());
            held -= oldest.length();
            left -= oldest.length();
        }
    }

    private void forgetOld() {
        long before = clock.millis() - TimeUnit.HOURS.toMillis(HOURS);
        for (Iterator<Map.Entry<String, Answer>> each = answers.entrySet().iterator(); each.hasNext();) {
            Map.Entry<String, Answer> entry = each.next();
            Answer oldest = entry.getValue();
            if (oldest.atMillis() > before && answers.size() < KEYS_MAX && held < HELD_MAX) {
                return;
            }
            each.remove();
            writer.forget(entry.getKey());
            held -= oldest.length();
        }
    }
}
