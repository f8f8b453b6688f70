package io.hazardwatch.gateway.intake.gb28181;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers to registered platforms, which are repeated when the request is (RFC 3261 §17.2.2), so that a lost answer makes nothing count twice.
 * Remembers the last {@value #KEPT_MAX} for {@value #LIFE_MILLIS} ms. One thread.
 */
final class RecentAnswers {
    static final long LIFE_MILLIS = 32_000;
    private static final int KEPT_MAX = 1_024;

    private record Kept(byte[] answer, long atMillis) {}

    private final Map<String, Kept> byTransaction = new LinkedHashMap<>();

    /** The answer to the same request; null if there is none. */
    byte[] find(String transaction, long nowMillis) {
        Kept kept = byTransaction.get(transaction);
        return kept == null || nowMillis - kept.atMillis() > LIFE_MILLIS || nowMillis < kept.atMillis() ? null : kept.answer();
    }

    void keep(String transaction, byte[] answer, long nowMillis) {
        byTransaction.remove(transaction);
        byTransaction.put(transaction, new Kept(answer, nowMillis));
        if (byTransaction.size() > KEPT_MAX) {
            byTransaction.remove(byTransaction.keySet().iterator().next());
        }
    }
}
