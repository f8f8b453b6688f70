package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.time.Clock;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Open sessions, kept in memory by the hash of their token, so neither a memory dump nor a restart reveals a session. Event
 * loop.
 *
 * <p>Not a Caffeine cache: when {@value #SESSIONS_MAX} are open, the least recently used one must make room, and Caffeine,
 * which weighs how often entries are used, could evict the log-in just made instead.
 *
 * <p>A session lasts {@value #IDLE_MILLIS} ms beyond its last use. An open live feed counts as use, so operators are not logged
 * out while they watch.
 */
public final class Sessions {
    static final long IDLE_MILLIS = 12 * 3_600_000L;
    static final int SESSIONS_MAX = 10_000;

    private record Session(Caller caller, long untilMillis) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private final Predicate<Caller> holds;
    private final Clock clock;

    /** @param holds whether the account behind a session is unchanged since the session was opened */
    public Sessions(Predicate<Caller> holds, Clock clock) {
        this.holds = holds;
        this.clock = clock;
    }

    /** Opens a session and returns its token of 256 random bits. Evicts the least recently used session if all places are taken. */
    String open(Caller caller) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (sessions.size() >= SESSIONS_MAX) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        sessions.put(hash(token), new Session(caller, clock.millis() + IDLE_MILLIS));
        return token;
    }

    /**
     * The person of that session, or null if there is none. Prolongs the session; ends it if the account was removed or
     * changed.
     */
    Caller use(String token) {
        String key = hash(token);
        Session session = sessions.remove(key);
        if (session == null || session.untilMillis() <= clock.millis() || !holds.test(session.caller())) {
            return null;
        }
        sessions.put(key, new Session(session.caller(), clock.millis() + IDLE_MILLIS));
        return session.caller();
    }

    void close(String token) {
        sessions.remove(hash(token));
    }

    public static String hash(String secret) {
        return Sha256.hex(secret);
    }
}
