package io.hazardwatch.gateway.intake.coap;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong log-ins by address: beyond {@value #FREE} within {@value #SPAN_MILLIS} ms they get no answer for the rest of that time, so that nobody
 * uses the port to send answers to an address that is not theirs, or to try secrets at pace. Right ones are let in all the same: an address is
 * easily forged without DTLS, and devices of one network share it. Remembers the last {@value #KEPT_MAX}. One thread.
 */
final class LogInPauses {
    static final int FREE = 20;
    static final long SPAN_MILLIS = 60_000;
    private static final int KEPT_MAX = 4_096;

    private record Wrong(long sinceMillis, int count) {}

    private final Map<String, Wrong> byAddress = new LinkedHashMap<>();

    /** Counts a wrong log-in; whether it may be answered. */
    boolean mayAnswer(String address, long nowMillis) {
        Wrong before = byAddress.remove(address);
        boolean isNew = before == null || nowMillis - before.sinceMillis() >= SPAN_MILLIS;
        Wrong after = isNew ? new Wrong(nowMillis, 1) : new Wrong(before.sinceMillis(), Math.min(before.count() + 1, FREE + 1));
        byAddress.put(address, after);
        if (byAddress.size() > KEPT_MAX) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
        return after.count() <= FREE;
    }
}
