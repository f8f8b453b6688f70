package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.api.http.CallRates;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows down password guessing. An attempt is counted before its password is hashed and given back if the password was right,
 * so many parallel attempts are as slow as attempts one after the other. A number of wrong attempts per minute is free; each
 * further one waits for its turn: {@value #PAUSE_MILLIS} ms after the previous one for one user from one address,
 * {@value #PAUSE_MILLIS_ADDRESS} ms for all users of an address, and twice as long with each one that follows, up to
 * 2^{@value #DOUBLINGS_MAX} times, until nothing was wrong for {@value #CALM_MILLIS} ms. An attempt that would wait longer than
 * {@value #WAIT_MILLIS_MAX} ms is refused.
 *
 * <p>Attempts from a browser with which the user logged in before are counted for that browser alone and wait for nobody
 * else's, so a stranger at the same address or behind the same proxy cannot lock anybody out. Event loop.
 *
 * <p>Not a Caffeine cache: a full one may decline a new key, and attempts that are not counted are free guesses.
 */
public final class LogInThrottle {
    static final int FREE = 10;
    static final int FREE_ADDRESS = 50;
    static final long WINDOW_MILLIS = 60_000;
    static final long PAUSE_MILLIS = 5_000;
    static final long PAUSE_MILLIS_ADDRESS = 200;
    /** A PIN is short, so guesses at one are fewer, and from all addresses together. */
    static final int FREE_SIGNING = 5;
    static final long PAUSE_MILLIS_SIGNING = 30_000;
    public static final long WAIT_MILLIS_MAX = 15_000;
    /** 5 s become ten minutes. Secrets that are counted over all addresses do not grow, or a stranger could keep their owner from signing. */
    static final int DOUBLINGS_MAX = 7;
    static final long CALM_MILLIS = 3_600_000;
    private static final int KEYS_MAX = 10_000;
    /** No account name is longer; all longer names count as one. */
    private static final int NAME_LENGTH_MAX = 64;

    /** Attempts of one key. */
    private static final class Count {
        private final int free;
        private final long pauseMillis;
        private final int doublingsMax;
        private long sinceMillis;
        private int tries;
        private long nextMillis;
        private long lastMillis;
        /** How often the pause was doubled. */
        private int level;

        Count(int free, long pauseMillis, int doublingsMax, long now) {
            this.doublingsMax = doublingsMax;
            this.free = free;
            this.pauseMillis = pauseMillis;
            this.sinceMillis = now;
        }

        void forgetWhatIsOver(long now) {
            if (now - sinceMillis >= WINDOW_MILLIS && nextMillis <= now) {
                sinceMillis = now;
                tries = 0;
            }
            if (now - lastMillis >= CALM_MILLIS) {
                level = 0;
            }
        }

        /** When the next attempt may be made, ms since the epoch. */
        long turn(long now) {
            return isFree(tries) ? now : Math.max(now, nextMillis);
        }

        private boolean isFree(int made) {
            return made < free && level == 0;
        }

        void take(long turn) {
            tries++;
            lastMillis = turn;
            if (!isFree(tries)) {
                nextMillis = turn + (pauseMillis << level);
                level = Math.min(level + 1, doublingsMax);
            }
        }

        void giveBack() {
            tries = Math.max(0, tries - 1);
            level = Math.max(0, level - 1);
        }

        void forgive() {
            tries = 0;
            level = 0;
        }
    }

    /** An attempt of one key, and what was there before. */
    private record Taken(Count count, long nextBefore, int levelBefore, long next) {
        static Taken of(Count count, long turn) {
            long nextBefore = count.nextMillis;
            int levelBefore = count.level;
            count.take(turn);
            return new Taken(count, nextBefore, levelBefore, count.nextMillis);
        }

        /** Gives the time back too, unless somebody else waits behind it already. */
        void undo() {
            count.giveBack();
            if (count.nextMillis == next) {
                count.nextMillis = nextBefore;
                count.level = levelBefore;
            }
        }
    }

    /** A counted attempt and when it may be made. */
    static final class Turn {
        private final long atMillis;
        private final List<Taken> taken;

        private Turn(long atMillis, List<Taken> taken) {
            this.atMillis = atMillis;
            this.taken = taken;
        }

        /** Ms since the epoch. */
        long atMillis() {
            return atMillis;
        }

        /**
         * Gives the attempt back after a right password. The user's earlier attempts are forgotten too, because this was not
         * guessing.
         */
        void wasRight() {
            taken.forEach(each -> each.count().giveBack());
            taken.getFirst().count().forgive();
        }

        /** Gives the attempt back because no password was checked. */
        void wasNotMade() {
            taken.forEach(Taken::undo);
        }
    }

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final Clock clock;

    LogInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts an attempt, or refuses it with 429 without counting it.
     *
     * @param browser what proves that this user logged in with this browser before, or null
     */
    Turn reserve(String user, String address, String browser) {
        long now = clock.millis();
        return reserve(now, attempts(user, address, browser, now), WAIT_MILLIS_MAX);
    }

    /** Likewise a return from an identity provider. It waits for no turn, and its pauses do not grow: nobody guesses its codes. */
    Turn reserveReturn(String address, String browser) {
        long now = clock.millis();
        return reserve(now, List.of(count(browser == null ? "return " + address : "return browser " + browser, FREE, PAUSE_MILLIS, 0, now)), 0);
    }

    /** Likewise a device that claims its place. It waits for no turn, because devices ask again by themselves. */
    Turn reserveClaim(String address) {
        long now = clock.millis();
        return reserve(now, List.of(count("claim " + CallRates.networkOf(address), FREE_ADDRESS, PAUSE_MILLIS_ADDRESS, DOUBLINGS_MAX, now)), 0);
    }

    /** Likewise an attempt to sign or to answer a roll call. */
    Turn reserveSigning(String user, String browser) {
        long now = clock.millis();
        String key = browser == null ? "signing " + known(user) : "signing browser " + browser;
        return reserve(now, List.of(count(key, FREE_SIGNING, PAUSE_MILLIS_SIGNING, 0, now)), WAIT_MILLIS_MAX);
    }

    /** Likewise a code of a second factor, which is short too; it waits for no turn, because a code is over soon. */
    Turn reserveCode(String user, String browser) {
        long now = clock.millis();
        String key = browser == null ? "code " + known(user) : "code browser " + browser;
        return reserve(now, List.of(count(key, FREE_SIGNING, PAUSE_MILLIS_SIGNING, 0, now)), 0);
    }

    private List<Count> attempts(String user, String address, String browser, long now) {
        return browser == null
                ? List.of(count(known(user) + '@' + address, FREE, PAUSE_MILLIS, DOUBLINGS_MAX, now),
                        count(address, FREE_ADDRESS, PAUSE_MILLIS_ADDRESS, DOUBLINGS_MAX, now))
                : List.of(count("browser " + browser, FREE, PAUSE_MILLIS, DOUBLINGS_MAX, now));
    }

    private static Turn reserve(long now, List<Count> concerned, long waitMillisMax) {
        long turn = concerned.stream().mapToLong(each -> each.turn(now)).max().orElse(now);
        long tooLong = turn - now - waitMillisMax;
        if (tooLong > 0) {
            long seconds = Math.ceilDiv(tooLong, 1000);
            throw new Problem(429, "too many wrong tries; try again in " + seconds + " s").with("reason", "TOO_MANY_TRIES")
                    .with("retryAfterSeconds", seconds).retryAfter(seconds);
        }
        return new Turn(turn, concerned.stream().map(each -> Taken.of(each, turn)).toList());
    }

    private static String known(String user) {
        return user.length() > NAME_LENGTH_MAX ? "" : user;
    }

    private Count count(String key, int free, long pauseMillis, int doublingsMax, long now) {
        Count count = counts.remove(key);
        if (count == null) {
            count = new Count(free, pauseMillis, doublingsMax, now);
        }
        count.forgetWhatIsOver(now);
        counts.put(key, count);
        if (counts.size() > KEYS_MAX) {
            forgetOldest();
        }
        return count;
    }

    private void forgetOldest() {
        Iterator<String> keys = counts.keySet().iterator();
        keys.next();
        keys.remove();
    }
}
