package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.accounts.StoredSession;
import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.Caller;
import io.hazardwatch.gateway.signing.Sha256;
import io.hazardwatch.gateway.time.Clock;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Open sessions, kept by the hash of their token, so neither a memory dump nor the stored sessions reveal one. Sessions survive a
 * restart: {@link #takeChanges} gives what is to be stored. Event loop.
 *
 * <p>Not a Caffeine cache: when {@value #SESSIONS_MAX} are open, the least recently used one must make room, and Caffeine,
 * which weighs how often entries are used, could evict the log-in just made instead.
 *
 * <p>How long a session lasts beyond its last use depends on whether the role may change anything. An open live feed counts as use, so
 * operators are not logged out while they watch.
 */
public final class Sessions {
    /** Longest time without use after which any session ends, in ms. */
    public static final long IDLE_MILLIS = 12 * 3_600_000L;
    static final int SESSIONS_MAX = 10_000;
    /** A use is stored only this long after the stored one, because a session is used with every request. */
    static final long STORED_USE_MILLIS = 60_000;
    private static final int ID_LENGTH = 16;
    private static final int CLIENT_LENGTH_MAX = 120;

    /**
     * @param storedUse the use that is stored or about to be, in ms since the epoch
     * @param provedAt when the own secret was given last, in ms since the epoch; 0 = not since the start
     */
    private record Session(Caller caller, StoredSession stored, long storedUse, long provedAt) {}

    /** What is to be stored: sessions opened or used, and the hashes of ended ones. */
    record Changes(List<StoredSession> changed, List<String> endedHashes) {
        boolean isEmpty() {
            return changed.isEmpty() && endedHashes.isEmpty();
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, StoredSession> changed = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private final Users users;
    private final AccessSettings settings;
    private final Clock clock;

    public Sessions(Users users, AccessSettings settings, Clock clock) {
        this.settings = settings;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Opens again the sessions of an earlier run whose accounts are as they were.
     *
     * @param stored least recently used first
     */
    public void restore(List<StoredSession> stored) {
        for (StoredSession each : stored) {
            Caller caller = users.known(each.account());
            if (caller != null && users.stateOf(caller).equals(each.accountState())) {
                sessions.put(each.tokenHash(), new Session(caller, each, each.usedAt(), 0));
            } else {
                ended.add(each.tokenHash());
            }
        }
    }

    /**
     * Opens a session and returns its token of 256 random bits. Evicts the least recently used session if all places are taken.
     *
     * @param address of the client
     * @param client  what the browser calls itself; null = unknown
     */
    String open(Caller caller, String address, String client) {
        return open(caller, address, client, null);
    }

    /** Likewise by the session at an identity provider; empty = it named none. */
    String open(Caller caller, String address, String client, String providerSession) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (sessions.size() >= SESSIONS_MAX) {
            end(sessions.keySet().iterator().next());
        }
        String key = Sha256.hex(token);
        long now = clock.millis();
        keep(caller, new StoredSession(key, caller.name(), users.stateOf(caller), now, now, address, shortened(client), providerSession), 0);
        return token;
    }

    private void keep(Caller caller, StoredSession session, long provedAt) {
        sessions.put(session.tokenHash(), new Session(caller, session, session.usedAt(), provedAt));
        changed.put(session.tokenHash(), session);
    }

    private static String shortened(String client) {
        String text = client == null ? "" : client.replaceAll("[^\\x20-\\x7e]", "?");
        return text.substring(0, Math.min(text.length(), CLIENT_LENGTH_MAX));
    }

    /**
     * The person of that session, or null if there is none. Prolongs the session; ends it if the account was removed or
     * changed.
     */
    Caller use(String token) {
        String key = Sha256.hex(token);
        Session session = sessions.get(key);
        if (session == null) {
            return null;
        }
        long now = clock.millis();
        if (isOver(session, now)) {
            end(key);
            return null;
        }
        StoredSession used = session.stored().usedAt(now);
        if (now - session.storedUse() >= STORED_USE_MILLIS) {
            keep(session.caller(), used, session.provedAt());
        } else {
            sessions.put(key, new Session(session.caller(), used, session.storedUse(), session.provedAt()));
        }
        return session.caller();
    }

    private boolean isOver(Session session, long now) {
        return isIdle(session, now) || !users.holds(session.caller());
    }

    private boolean isIdle(Session session, long now) {
        return now - session.stored().usedAt() >= settings.idleMillis(session.caller().role());
    }

    void close(String token) {
        end(Sha256.hex(token));
    }

    /** Ends a session by the id that lists show; false when that account has none of that id. */
    boolean close(String account, String id) {
        for (StoredSession each : of(account)) {
            if (idOf(each.tokenHash()).equals(id)) {
                end(each.tokenHash());
                return true;
            }
        }
        return false;
    }

    /** Ends all sessions of an account, over a restart too. */
    void closeAll(String account) {
        sessions.values().stream().map(Session::stored).filter(each -> each.account().equals(account)).map(StoredSession::tokenHash).toList()
                .forEach(this::end);
    }

    /**
     * Ends sessions that an identity provider opened.
     *
     * @param account         whose; null = anybody's
     * @param providerSession the one session there; null = all
     */
    void closeOfProvider(String account, String providerSession) {
        sessions.values().stream().map(Session::stored).filter(each -> each.providerSession() != null
                && (account == null || each.account().equals(account)) && (providerSession == null || each.providerSession().equals(providerSession)
                || account != null && each.providerSession().isEmpty())).map(StoredSession::tokenHash).toList().forEach(this::end);
    }

    /** When the session with that token was opened, ms since the epoch; 0 when there is none. */
    long openedAt(String token) {
        Session session = sessions.get(Sha256.hex(token));
        return session == null ? 0 : session.stored().openedAt();
    }

    /** Remembers that the own secret was given in the session with that token; in memory only. */
    void prove(String token) {
        prove(token, clock.millis());
    }

    /** The same for a secret that was given elsewhere at that time, ms since the epoch; not later than now. */
    void prove(String token, long atMillis) {
        long at = Math.min(atMillis, clock.millis());
        sessions.computeIfPresent(Sha256.hex(token), (key, known) -> new Session(known.caller(), known.stored(), known.storedUse(), at));
    }

    /**
     * Whether the own secret was given in the session with that token within so many ms, on either side of now, because clocks are set. The
     * account for emergencies has one session, which its password opened and made void with that; so it is believed as long as it lives, over a
     * restart too.
     */
    boolean isBelieved(String token, long millis) {
        Session session = sessions.get(Sha256.hex(token));
        return session != null && (SealedAccount.is(session.caller().name())
                || session.provedAt() > 0 && Math.abs(clock.millis() - session.provedAt()) < millis);
    }

    private void end(String key) {
        if (sessions.remove(key) != null) {
            changed.remove(key);
            ended.add(key);
        }
    }

    /** Open sessions of an account, most recently used first. */
    List<StoredSession> of(String account) {
        long now = clock.millis();
        return sessions.values().stream().filter(each -> each.caller().name().equals(account) && !isOver(each, now))
                .map(Session::stored).toList().reversed();
    }

    /** Ends sessions that are over, and returns what changed since the last call. */
    Changes takeChanges() {
        endOldest();
        Changes changes = new Changes(List.copyOf(changed.values()), List.copyOf(ended));
        changed.clear();
        ended.clear();
        return changes;
    }

    private void endOldest() {
        long now = clock.millis();
        for (Iterator<Map.Entry<String, Session>> each = sessions.entrySet().iterator(); each.hasNext();) {
            Map.Entry<String, Session> oldest = each.next();
            if (now - oldest.getValue().stored().usedAt() < Math.min(settings.lookIdleMillis(), settings.changeIdleMillis())) {
                return;
            }
            if (isIdle(oldest.getValue(), now)) {
                each.remove();
                changed.remove(oldest.getKey());
                ended.add(oldest.getKey());
            }
        }
    }

    /** Gives back changes that could not be stored; the next {@link #takeChanges} contains them again. */
    void giveBack(Changes refused) {
        refused.changed().stream().filter(each -> sessions.containsKey(each.tokenHash()))
                .forEach(each -> changed.putIfAbsent(each.tokenHash(), each));
        ended.addAll(refused.endedHashes());
    }

    /** How lists name a session: derived from the stored hash, so that it gives no access. */
    static String idOf(String tokenHash) {
        return Sha256.hex(tokenHash).substring(0, ID_LENGTH);
    }

    /** The id of the session with that token. */
    static String idOfToken(String token) {
        return idOf(Sha256.hex(token));
    }
}
