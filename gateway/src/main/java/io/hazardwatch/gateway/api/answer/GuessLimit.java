package io.hazardwatch.gateway.api.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.time.Clock;
import java.time.Duration;

/**
 * Limits guessing of answer tokens: after {@value #FREE} wrong ones in {@value #WINDOW_MINUTES} min an address gets 429, also for right
 * ones. All addresses together have {@value #FREE_ALL}; further wrong ones get 429 until the window has passed, while a right token is
 * never refused because of others. Event loop.
 */
final class GuessLimit {
    static final int FREE = 20;
    static final int FREE_ALL = 2_000;
    static final int WINDOW_MINUTES = 10;
    private static final int ADDRESSES_MAX = 10_000;

    private final Clock clock;
    private final Cache<String, int[]> wrong;
    private long windowAt;
    private int wrongOfAll;

    GuessLimit(Clock clock) {
        this.clock = clock;
        this.wrong = Caffeine.newBuilder().maximumSize(ADDRESSES_MAX).expireAfterWrite(Duration.ofMinutes(WINDOW_MINUTES))
                .ticker(clock::nanos).executor(Runnable::run).build();
    }

    /** Refuses an address that has guessed too often. */
    void check(String address) {
        int[] count = wrong.getIfPresent(address);
        if (count != null && count[0] >= FREE) {
            throw tooMany();
        }
    }

    /** Counts a wrong token. */
    void wasWrong(String address) {
        long window = Duration.ofMinutes(WINDOW_MINUTES).toMillis();
        long now = clock.millis();
        if (now - windowAt >= window || now < windowAt) {
            windowAt = now;
            wrongOfAll = 0;
        }
        wrong.get(address, key -> new int[1])[0]++;
        if (++wrongOfAll > FREE_ALL) {
            throw tooMany();
        }
    }

    private static Problem tooMany() {
        return new Problem(429, "too many wrong answer links; try again later").with("reason", "TOO_MANY_TRIES")
                .retryAfter(WINDOW_MINUTES * 60L);
    }
}
