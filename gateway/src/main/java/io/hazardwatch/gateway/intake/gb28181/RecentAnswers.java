package io.hazardwatch.gateway.intake.gb28181;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Answers to registered platforms, which are repeated when the request is (RFC 3261 §17.2.2), so that a lost answer makes nothing count twice.
 * Remembers the last {@value #KEPT_MAX} for {@value #LIFE_MILLIS} ms. One thread.
 */
final class RecentAnswers {
    static final long LIFE_MILLIS = 32_000;
    private static final long LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(LIFE_MILLIS);
    private static final int KEPT_MAX = 1_024;

    private record Kept(byte[] answer, long atNanos) {}

    private final Map<String, Kept> byTransaction = new LinkedHashMap<>();

    /** The answer to the same request; null if there is none. */
    byte[] find(String transaction, long nowNanos) {
        Kept kept = byTransaction.get(transaction);
        return kept == null || nowNanos - kept.atNanos() > LIFE_NANOS ? null : kept.answer();
    }

    void keep(String transaction, byte[] answer, long nowNanos) {
        byTransaction.remove(transaction);
        byTransaction.put(transaction, new Kept(answer, nowNanos));
        if (byTransaction.size() > KEPT_MAX) {
            byTransaction.remove(byTransaction.keySet().iterator().next());
        }
    }
}
