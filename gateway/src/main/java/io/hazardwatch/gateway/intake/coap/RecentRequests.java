package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.KeyMID;
import org.eclipse.californium.core.network.deduplication.Deduplicator;

/**
 * The latest requests of a port by sender and message id, for {@value #LIFETIME_SECONDS} s (EXCHANGE_LIFETIME of RFC 7252), so that a
 * repetition gets the answer of the first. A repetition is the same datagram, byte by byte (RFC 7252, 4.2); another one with the same id is a
 * request of its own, because a device that begins its ids anew at each wake-up, or that has the address of another one now, would lose its
 * readings otherwise. The oldest gives way when there are too many: its repetition would be a request of its own then, whose readings are known
 * by their times. Any thread.
 */
final class RecentRequests implements Deduplicator {
    static final long LIFETIME_SECONDS = 247;

    /** A request and what it took the place of, as long as it is not known whether its sender is let in. */
    private static final class Held {
        private final Exchange exchange;
        private final long print;
        private final long sinceNanos;
        private Held before;

        Held(Exchange exchange, long print, Held before, long sinceNanos) {
            this.exchange = exchange;
            this.print = print;
            this.before = before;
            this.sinceNanos = sinceNanos;
        }

        boolean isOld(long nowNanos) {
            return nowNanos - sinceNanos >= TimeUnit.SECONDS.toNanos(LIFETIME_SECONDS);
        }
    }

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
        long print = print(exchange);
        Held latest = held.get(key);
        for (Held each = latest; each != null; each = each.before) {
            if (each.print == print && !each.isOld(now)) {
                counters.repeated();
                return each.exchange;
            }
        }
        keep(key, new Held(exchange, print, latest, now));
        return null;
    }

    /** Tells datagrams apart by two checksums of 32 bits; whoever makes two that are alike loses readings of his own. */
    private static long print(Exchange exchange) {
        byte[] datagram = exchange.getCurrentRequest().getBytes();
        CRC32 first = new CRC32();
        CRC32C second = new CRC32C();
        first.update(datagram);
        second.update(datagram);
        return first.getValue() << Integer.SIZE | second.getValue();
    }

    private void dropOld(long nowNanos) {
        for (Iterator<Held> each = held.values().iterator(); each.hasNext();) {
            if (!each.next().isOld(nowNanos)) {
                return;
            }
            each.remove();
        }
    }

    private void keep(KeyMID key, Held request) {
        held.remove(key); // the order is that of coming
        if (held.size() >= most) {
            held.remove(held.keySet().iterator().next());
        }
        held.put(key, request);
    }

    @Override
    public synchronized boolean replacePrevious(KeyMID key, Exchange previous, Exchange exchange) {
        keep(key, new Held(exchange, print(exchange), null, clock.nanos()));
        return true;
    }

    /** The sender of a request is let in, so what had its id before is forgotten. */
    synchronized void letIn(Exchange exchange) {
        for (Held each = held.get(key(exchange)); each != null; each = each.before) {
            if (each.exchange == exchange && each.before != null) {
                each.before = null;
                counters.reusedId();
            }
        }
    }

    /**
     * Whether its sender has made another request since with the same message id and token, and would take the answer of this one for that of the
     * other: it has begun anew and waits for this answer no longer.
     */
    synchronized boolean isReplaced(Exchange exchange) {
        Held oldest = null;
        for (Held each = held.get(key(exchange)); each != null; each = each.before) {
            if (each.exchange == exchange) {
                return false;
            }
            oldest = each;
        }
        Request request = exchange.getCurrentRequest();
        return oldest != null && request.isConfirmable() && request.getToken().equals(oldest.exchange.getCurrentRequest().getToken());
    }

    /**
     * A request of somebody who is not let in: deciding it again costs less than remembering it, and strangers push out nobody, not even one whose
     * address and message id they have guessed.
     */
    synchronized void forget(Exchange exchange) {
        KeyMID key = key(exchange);
        Held latest = held.get(key);
        if (latest != null && latest.exchange == exchange) {
            if (latest.before == null) {
                held.remove(key);
            } else {
                held.put(key, latest.before);
            }
            return;
        }
        for (Held each = latest; each != null; each = each.before) {
            if (each.before != null && each.before.exchange == exchange) {
                each.before = each.before.before;
            }
        }
    }

    private static KeyMID key(Exchange exchange) {
        return new KeyMID(exchange.getCurrentRequest().getMID(), exchange.getPeersIdentity());
    }

    @Override
    public synchronized Exchange find(KeyMID key) {
        Held found = held.get(key);
        return found == null ? null : found.exchange;
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
