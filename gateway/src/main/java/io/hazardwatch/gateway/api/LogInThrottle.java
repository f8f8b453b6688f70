package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: after {@value #FAILURES_MAX} wrong passwords for one user from one address, or
 * {@value #FAILURES_MAX_ADDRESS} from one address, further tries are refused until {@value #WINDOW_MILLIS} ms have passed
 * since the first. Counting by user and address means that a stranger cannot lock an operator out. Event loop.
 */
final class LogInThrottle {
    static final int FAILURES_MAX = 10;
    static final int FAILURES_MAX_ADDRESS = 50;
    static final long WINDOW_MILLIS = 60_000;
    private static final int KEYS_MAX = 10_000;

    private record Failures(long sinceMillis, int count) {}

    private final Map<String, Failures> failures = new LinkedHashMap<>();
    private final Clock clock;

    LogInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Refuses with 429 when too much went wrong. */
    void require(String user, String address) {
        long wait = Math.max(waitMillis(user + '@' + address, FAILURES_MAX), waitMillis(address, FAILURES_MAX_ADDRESS));
        if (wait > 0) {
            long seconds = (wait + 999) / 1000;
            throw new Problem(429, "too many wrong passwords; try again in " + seconds + " s")
                    .with("retryAfterSeconds", seconds);
        }
    }

    void failed(String user, String address) {
        count(user + '@' + address);
        count(address);
    }

    void succeeded(String user, String address) {
        failures.remove(user + '@' + address);
    }

    private void count(String key) {
        long now = clock.millis();
        Failures known = failures.remove(key);
        boolean fresh = known == null || now - known.sinceMillis() >= WINDOW_MILLIS;
        failures.put(key, fresh ? new Failures(now, 1) : new Failures(known.sinceMillis(), known.count() + 1));
        if (failures.size() > KEYS_MAX) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Iterator<String> keys = failures.keySet().iterator();
        keys.next();
        keys.remove();
    }

    private long waitMillis(String key, int max) {
        Failures known = failures.get(key);
        return known == null || known.count() < max ? 0 : known.sinceMillis() + WINDOW_MILLIS - clock.millis();
    }
}
