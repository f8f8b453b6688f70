package io.hazardwatch.gateway.api.oidc;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What counts once, until it is over anyhow. Holds at most {@value #MOST}, of which the oldest makes room. Event loop. */
public final class SeenTokens {
    static final int MOST = 10_000;

    private final Map<String, Long> expiries = new LinkedHashMap<>();

    /** Whether that id comes for the first time; remembered until {@code expiryMillis}. */
    public boolean isFirst(String id, long expiryMillis, long nowMillis) {
        Iterator<Long> oldest = expiries.values().iterator();
        while (oldest.hasNext() && (oldest.next() < nowMillis || expiries.size() >= MOST)) {
            oldest.remove();
        }
        return expiries.putIfAbsent(id, expiryMillis) == null;
    }
}
