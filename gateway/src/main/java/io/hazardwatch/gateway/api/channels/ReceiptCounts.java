package io.hazardwatch.gateway.api.channels;

import io.hazardwatch.gateway.notify.person.ReceiptVerdict;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts requests of providers by result. Any thread. */
public final class ReceiptCounts {
    private final Map<Reason, AtomicLong> counts = new EnumMap<>(Reason.class);

    public ReceiptCounts() {
        for (Reason reason : Reason.values()) {
            counts.put(reason, new AtomicLong());
        }
    }

    void count(ReceiptVerdict verdict) {
        counts.get(verdict.reason()).incrementAndGet();
    }

    /** Requests with that outcome so far. */
    public long of(Reason reason) {
        return counts.get(reason).get();
    }
}
