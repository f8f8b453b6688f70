package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.KeyMID;
import org.eclipse.californium.core.network.deduplication.Deduplicator;

/**
 * The latest requests of a port by sender and message id, for {@value #LIFETIME_SECONDS} s (EXCHANGE_LIFETIME of RFC 7252), so that a
 * repetition gets the answer of the first. The oldest gives way when there are too many: its repetition would be a request of its own then,
 * whose readings are known by their times. Any thread.
 */
final class RecentRequests implements Deduplicator {
    static final long LIFETIME_SECONDS = 247;

    private record Held(Exchange exchange, long sinceNanos) {}

    private final int most;
    private final Clock clock;
    private final CoapCounters counters;
    /** In the order in which they came. */
    private final Map<KeyMID, Held> held = new LinkedHashMap<>();

    RecentRequests(int most, CoapCounters counters, Clock clock) {
        this.most = most;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public synchronized Exchange findPrevious(KeyMID key, Exchange exchange) {
        long now = clock.nanos();
        dropOld(now);
        Held before = held.get(key);
        if (before != null) {
            counters.repeated();
            return before.exchange();
        }
        keep(key, exchange, now);
        return null;
    }

    private void dropOld(long nowNanos) {
        for (Iterator<Held> each = held.values().iterator(); each.hasNext();) {
            if (nowNanos - each.next().sinceNanos() < TimeUnit.SECONDS.toNanos(LIFETIME_SECONDS)) {
                return;
            }
            each.remove();
        }
    }

    private void keep(KeyMID key, Exchange exchange, long nowNanos) {
        if (held.size() >= most) {
            held.remove(held.keySet().iterator().next());
        }
        held.put(key, new Held(exchange, nowNanos));
    }

    @Override
    public synchronized boolean replacePrevious(KeyMID key, Exchange previous, Exchange exchange) {
        held.remove(key);
        keep(key, exchange, clock.nanos());
        return true;
    }

    /** A request of somebody who is not let in: deciding it again costs less than remembering it, and strangers push out nobody. */
    synchronized void forget(Exchange exchange) {
        held.remove(new KeyMID(exchange.getCurrentRequest().getMID(), exchange.getPeersIdentity()));
    }

    @Override
    public synchronized Exchange find(KeyMID key) {
        Held found = held.get(key);
        return found == null ? null : found.exchange();
    }

    @Override
    public synchronized boolean isEmpty() {
        return held.isEmpty();
    }

    @Override
    public synchronized int size() {
        return held.size();
    }

    @Override
    public synchronized void clear() {
        held.clear();
    }

    @Override
    public void start() {
        // needs no thread
    }

    @Override
    public void stop() {
        clear();
    }

    @Override
    public void setExecutor(ScheduledExecutorService executor) {
        // needs none
    }
}
