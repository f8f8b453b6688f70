package io.hazardwatch.gateway.connections;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Counts the open connections of a port, in total and per address, and refuses those beyond the limits. IPv6 addresses count by
 * their first 64 bits, because one client usually has all addresses of such a network. Any thread.
 */
public final class ConnectionBounds {
    /** Result for a new connection. */
    public enum Admission { ADMITTED, TOO_MANY, TOO_MANY_FROM_ADDRESS }

    private static final int IPV6_NETWORK_BYTES = 8;
    /**
     * The last quarter is reserved for addresses with few connections: a supervisor that is refused would restart a healthy
     * gateway.
     */
    private static final int KEPT_SHARE = 4;
    private static final int FEW = 8;
    /** Room for connections accepted before those they replace are closed. */
    private static final int ROOM_SHARE = 16;
    private static final int ROOM_LEAST = 8;

    private final int most;
    private final int few;
    private final int mostOfAddress;
    private final Predicate<InetAddress> isTrusted;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentHashMap<ByteBuffer, Integer> byAddress = new ConcurrentHashMap<>();
    private final UnauthenticatedConnections unauthenticated = new UnauthenticatedConnections();
    private final AtomicLong refusedInAll = new AtomicLong();
    private final AtomicLong refusedByAddress = new AtomicLong();

    /**
     * Starts without connections.
     *
     * @param most open at the same time, in total
     * @param mostOfAddress open at the same time from one address
     * @param isTrusted addresses to which only the total limit applies: proxies, through which many clients come
     */
    public ConnectionBounds(int most, int mostOfAddress, Predicate<InetAddress> isTrusted) {
        this(most, mostOfAddress, FEW, isTrusted);
    }

    private ConnectionBounds(int most, int mostOfAddress, int few, Predicate<InetAddress> isTrusted) {
        this.most = most;
        this.few = few;
        this.mostOfAddress = mostOfAddress;
        this.isTrusted = isTrusted;
    }

    /** Only a total limit, regardless of addresses, because all devices of a plant may come from one address. */
    public static ConnectionBounds inAll(int most) {
        return new ConnectionBounds(most, Integer.MAX_VALUE, Integer.MAX_VALUE, address -> false);
    }

    /** Counts a new connection; each admitted one must be released once. */
    public Admission admit(InetAddress address) {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            refusedInAll.incrementAndGet();
            return Admission.TOO_MANY;
        }
        int ofAddress = byAddress.merge(key(address), 1, Integer::sum);
        if (ofAddress > mostOfAddress && !isTrusted.test(address)) {
            release(address);
            refusedByAddress.incrementAndGet();
            return Admission.TOO_MANY_FROM_ADDRESS;
        }
        if (ofAddress > few && open.get() > most - most / KEPT_SHARE) {
            release(address);
            refusedInAll.incrementAndGet();
            return Admission.TOO_MANY;
        }
        return Admission.ADMITTED;
    }

    /** Whether so little room is left that connections without a log-in must be closed for new ones. */
    boolean isNearlyFull() {
        return open.get() >= most - Math.min(most / KEPT_SHARE, Math.max(ROOM_LEAST, most / ROOM_SHARE));
    }

    /** Connections without a log-in. */
    UnauthenticatedConnections unauthenticated() {
        return unauthenticated;
    }

    /** Connections without a log-in that were closed to make room, so far. */
    public long endedForRoom() {
        return unauthenticated.closed();
    }

    /** Counts an admitted connection as closed. */
    public void release(InetAddress address) {
        byAddress.computeIfPresent(key(address), (key, count) -> count == 1 ? null : count - 1);
        open.decrementAndGet();
    }

    private static ByteBuffer key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, address instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length);
    }

    /** Number of open connections. */
    public int open() {
        return open.get();
    }

    /** Connections refused so far because of the total limit. */
    public long refusedInAll() {
        return refusedInAll.get();
    }

    /** Connections refused so far because of the limit per address. */
    public long refusedByAddress() {
        return refusedByAddress.get();
    }
}
