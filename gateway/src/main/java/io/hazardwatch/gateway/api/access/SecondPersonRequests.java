package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.StoredSecondPersonRequest;
import io.hazardwatch.gateway.api.access.SecondPersonRequest.State;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.Responses;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests for a second person: each counts for {@value #LIFE_MILLIS} ms, for one call, also over a restart. What changes is stored before anybody is
 * told of it; while the store refuses it, requests are in memory only. Event loop.
 */
final class SecondPersonRequests {
    private static final Logger LOG = LoggerFactory.getLogger(SecondPersonRequests.class);
    static final long LIFE_MILLIS = 600_000;
    static final int OF_ONE_MAX = 10;
    static final int MAX = 1_000;
    /** Without what looks alike. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 6;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecondPersonRequest> requests = new LinkedHashMap<>();
    private final Clock clock;
    private final Users users;
    private final SecondPersonStore store;
    private final WorkerPool pool;

    SecondPersonRequests(Users users, SecondPersonStore store, WorkerPool pool, Clock clock) {
        this.users = users;
        this.store = store;
        this.pool = pool;
        this.clock = clock;
        store.restored().forEach(this::restore);
    }

    /** An answer counts only while the account that gave it is as it was; another request is asked anew then. */
    private void restore(StoredSecondPersonRequest stored) {
        TwoPersonAction action = TwoPersonAction.of(stored.path());
        Caller second = stored.second() == null ? null : users.known(stored.second());
        boolean isChanged = stored.second() != null && (second == null || !users.stateOf(second).equals(stored.secondState()));
        if (action != null && !isChanged) {
            requests.put(stored.id(), new SecondPersonRequest(stored.id(), stored.path(), new JsonObject(stored.body()), action, stored.account(),
                    stored.askedAt(), stored.until(), State.valueOf(stored.state()), second));
        }
    }

    /** Stores it as it is now, then goes on with {@code next}. */
    void keep(RoutingContext ctx, SecondPersonRequest request, Runnable next) {
        StoredSecondPersonRequest stored = stored(request);
        Responses.blocking(ctx, pool, () -> write(stored), done -> next.run());
    }

    private StoredSecondPersonRequest stored(SecondPersonRequest request) {
        Caller second = request.second();
        return new StoredSecondPersonRequest(request.id(), request.path(), request.body().encode(), request.by(),
                request.atMillis(), request.untilMillis(), request.state().name(), second == null ? null : second.name(),
                second == null ? null : users.stateOf(second));
    }

    private boolean write(StoredSecondPersonRequest stored) {
        try {
            store.write(stored);
            return true;
        } catch (RuntimeException refused) {
            LOG.warn("a request for a second person is in memory only: {}", refused.toString());
            return false;
        }
    }

    /** @throws Problem 429 when that person, or all together, ask for too much at once */
    SecondPersonRequest ask(String path, JsonObject body, TwoPersonAction action, String by) {
        long its = all().stream().filter(each -> each.by().equals(by) && isOpen(each)).count();
        if (its >= OF_ONE_MAX || requests.size() >= MAX) {
            throw new Problem(429, "as many requests for a second person are open as may").retryAfter(LIFE_MILLIS / 1000);
        }
        long now = clock.millis();
        SecondPersonRequest request = new SecondPersonRequest(newId(), path, body, action, by, now, now + LIFE_MILLIS, State.WAITING, null);
        requests.put(request.id(), request);
        return request;
    }

    private static boolean isOpen(SecondPersonRequest request) {
        return request.state() == State.WAITING || request.state() == State.AGREED;
    }

    private String newId() {
        String id;
        do {
            StringBuilder letters = new StringBuilder();
            random.ints(LENGTH, 0, LETTERS.length()).forEach(place -> letters.append(LETTERS.charAt(place)));
            id = letters.toString();
        } while (requests.containsKey(id));
        return id;
    }

    /** Those that still count, oldest first. */
    List<SecondPersonRequest> all() {
        long now = clock.millis();
        requests.values().removeIf(each -> each.untilMillis() <= now || each.atMillis() > now);
        return List.copyOf(requests.values());
    }

    /** The request of that id that still counts, or null. */
    SecondPersonRequest get(String id) {
        all();
        return requests.get(id);
    }

    /** @throws Problem 409 when it was answered before */
    SecondPersonRequest answer(SecondPersonRequest request, State state, Caller person) {
        boolean isWithdrawn = state == State.DECLINED && request.state() == State.AGREED;
        if (request.state() != State.WAITING && !isWithdrawn) {
            throw new Problem(409, "it is " + request.state() + " already").with("reason", "ANSWERED");
        }
        SecondPersonRequest answered = request.answered(state, person);
        requests.put(answered.id(), answered);
        return answered;
    }

    /** It counts for nothing else from then on; stores that, then goes on with {@code next}. When that is refused, nothing is done by it yet. */
    void use(RoutingContext ctx, SecondPersonRequest request, Runnable next) {
        SecondPersonRequest used = request.answered(State.USED, request.second());
        requests.put(used.id(), used);
        StoredSecondPersonRequest stored = stored(used);
        pool.run(() -> write(stored)).onComplete(done -> {
            if (done.failed()) {
                requests.replace(used.id(), used, request);
                ctx.fail(done.cause());
                return;
            }
            Responses.attempt(ctx, next);
        });
    }
}
