package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.access.SecondPersonRequest.State;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests for a second person, in memory: each counts for {@value #LIFE_MILLIS} ms, for one call, and for none after a restart. Event loop.
 */
final class SecondPersonRequests {
    static final long LIFE_MILLIS = 600_000;
    static final int OF_ONE_MAX = 10;
    static final int MAX = 1_000;
    /** Without what looks alike. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 6;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecondPersonRequest> requests = new LinkedHashMap<>();
    private final Clock clock;

    SecondPersonRequests(Clock clock) {
        this.clock = clock;
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

    void used(SecondPersonRequest request) {
        requests.put(request.id(), request.answered(State.USED, request.second()));
    }
}
