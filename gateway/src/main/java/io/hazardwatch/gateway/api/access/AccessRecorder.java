package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.AccessEntry;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the access log: every call that changes something, every file that is fetched and every refusal, with who, from where and by
 * which session. Lines are gathered and written by a worker. Event loop.
 *
 * <p>Clients that are not logged in get at most {@value #STRANGERS_MAX} lines a minute; those beyond, and lines that do not fit while the
 * table cannot be written, are counted in one line.
 */
public final class AccessRecorder implements Handler<RoutingContext> {
    static final int STRANGERS_MAX = 300;
    static final int WAITING_MAX = 10_000;
    /** Key of a request's log-in: the id of the session, or {@link #BASIC}. */
    static final String SESSION = "accessSession";
    static final String BASIC = "basic";
    private static final String KEY = "key ";
    /** Key of the account that somebody tried to log in by. */
    static final String TRIED = "accessTried";
    private static final String REASON = "accessReason";
    private static final String API = "/api/";
    private static final int PATH_MAX = 200;
    private static final long MINUTE = 60_000;
    private static final long PRUNE_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern FILE = Pattern.compile(".*(/archive|/photo|\\.csv|\\.yaml|\\.ics|/print|/journal|/access-log)");
    private static final Logger LOG = LoggerFactory.getLogger(AccessRecorder.class);

    private final AccessLog log;
    private final WorkerPool pool;
    private final Clock clock;
    private final long keptMillis;
    private final List<AccessEntry> waiting = new ArrayList<>();
    private Future<Void> writing = Future.succeededFuture();
    private long lost;
    private long minute;
    private int strangers;
    private long prunedAt;
    private boolean isRefused;

    /** @param keptDays how long lines are kept */
    public AccessRecorder(AccessLog log, WorkerPool pool, int keptDays, Clock clock) {
        this.log = log;
        this.pool = pool;
        this.clock = clock;
        this.keptMillis = TimeUnit.DAYS.toMillis(keptDays);
    }

    /** Says why a request was refused; for the line about it. */
    public static void refused(RoutingContext ctx, String reason) {
        ctx.put(REASON, reason);
    }

    /** By which session, key or password with the call a request came; as the access log names it. Null if nobody is logged in. */
    public static String sessionOf(RoutingContext ctx) {
        return ctx.get(SESSION);
    }

    /** The id of the key by which a request came; null if it came otherwise. */
    public static String keyOf(RoutingContext ctx) {
        String session = ctx.get(SESSION);
        return session != null && session.startsWith(KEY) ? session.substring(KEY.length()) : null;
    }

    @Override
    public void handle(RoutingContext ctx) {
        ctx.addEndHandler(done -> ended(ctx));
        ctx.next();
    }

    private void ended(RoutingContext ctx) {
        Caller caller = Caller.of(ctx);
        int status = ctx.response().getStatusCode();
        String reason = ctx.get(REASON);
        boolean isRefusal = reason != null || status == 401 || status == 403 || status == 429;
        boolean isDone = caller != null && (!READS.contains(ctx.request().method()) || FILE.matcher(ctx.normalizedPath()).matches());
        boolean isLogIn = caller == null && ctx.get(TRIED) != null;
        if (isRefusal || isDone || isLogIn) {
            keep(line(ctx, caller, status, reason), caller == null);
        }
    }

    private AccessEntry line(RoutingContext ctx, Caller caller, int status, String reason) {
        String tried = ctx.get(TRIED);
        String account = caller != null ? caller.name() : tried == null ? "" : tried;
        String path = shown(ctx.normalizedPath());
        String session = ctx.get(SESSION);
        return new AccessEntry(0, clock.millis(), account, caller == null ? null : caller.scope().enterprise(), session == null ? "" : session,
                PasswordCheck.addressOf(ctx), ctx.request().method().name(), path.substring(0, Math.min(path.length(), PATH_MAX)), status, reason);
    }

    /** Beside the API, what follows in a path may be the token of an answer, a roll call or a calendar, which is as good as a password. */
    private static String shown(String path) {
        int end = path.startsWith(API) ? -1 : path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end + 1) + '…';
    }

    private void keep(AccessEntry line, boolean isStranger) {
        long now = line.atMillis() / MINUTE;
        if (now != minute) {
            minute = now;
            strangers = 0;
        }
        strangers += isStranger ? 1 : 0;
        if (isStranger && strangers > STRANGERS_MAX || waiting.size() >= WAITING_MAX) {
            lost++;
        } else {
            waiting.add(line);
        }
    }

    /** Writes what was gathered, unless a write is still running; deletes what is too old once an hour. */
    public void tick() {
        if (writing.isComplete()) {
            write();
        }
    }

    /** Writes what is left; completes when it is written or was refused. */
    public Future<Void> stop() {
        return writing.transform(done -> {
            write();
            return writing;
        });
    }

    private void write() {
        long now = clock.millis();
        boolean isPruneDue = now - prunedAt >= PRUNE_MILLIS;
        List<AccessEntry> lines = new ArrayList<>(waiting);
        long left = lost;
        if (left > 0) {
            lines.add(new AccessEntry(0, now, "", null, "", "", "", "", 0, left + " more"));
        }
        if (lines.isEmpty() && !isPruneDue) {
            return;
        }
        waiting.clear();
        lost = 0;
        prunedAt = isPruneDue ? now : prunedAt;
        writing = pool.<Void>run(() -> {
            if (!lines.isEmpty()) {
                log.add(lines);
            }
            if (isPruneDue) {
                prune(now - keptMillis);
            }
            return null;
        }).onComplete(written -> note(lines, left, written.cause())).otherwiseEmpty();
    }

    /** Lines that are too old may stay for another hour; those just written must not be written again for it. */
    private void prune(long beforeMillis) {
        try {
            log.prune(beforeMillis);
        } catch (RuntimeException refused) {
            LOG.warn("old lines of the access log cannot be deleted: {}", refused.toString());
        }
    }

    private void note(List<AccessEntry> lines, long left, Throwable refusal) {
        if (refusal != null) {
            int unwritten = left > 0 ? lines.size() - 1 : lines.size();
            int kept = Math.clamp(WAITING_MAX - waiting.size(), 0, unwritten);
            waiting.addAll(0, lines.subList(0, kept));
            lost += left + unwritten - kept;
        }
        if (refusal != null && !isRefused) {
            LOG.warn("the access log cannot be written: {}", refusal.toString());
        }
        isRefused = refusal != null;
    }
}
