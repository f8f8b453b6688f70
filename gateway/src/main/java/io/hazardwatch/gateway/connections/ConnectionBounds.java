package io.hazardwatch.gateway.connections;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Counts the open connections of a port, in all and by address, and refuses those beyond the bounds. Addresses of IPv6 count by
 * their first 64 bits, because whoever has one of these has all of them. Any thread.
 */
public final class ConnectionBounds {
    /** What becomes of a connection. */
    public enum Admission { ADMITTED, TOO_MANY, TOO_MANY_FROM_ADDRESS }

    private static final int IPV6_NETWORK_BYTES = 8;
    /** The last quarter is for addresses with few connections: a supervisor that finds no room would restart a gateway that is well. */
    private static final int KEPT_SHARE = 4;
    private static final int FEW = 8;
    /** Room for those that come before the connections which give way to them are closed. */
    private static final int ROOM_SHARE = 16;
    private static final int ROOM_LEAST = 8;

    private final int most;
    private final int few;
    private final int mostOfAddress;
    private final Predicate<InetAddress> isTrusted;
    private final AtomicInteger open = new AtomicInteger();
    private final ConcurrentHashMap<ByteBuffer, Integer> byAddress = new ConcurrentHashMap<>();
    private final Strangers strangers = new Strangers();
    private final AtomicLong refusedInAll = new AtomicLong();
    private final AtomicLong refusedByAddress = new AtomicLong();

    /**
     * No connections yet.
     *
     * @param most          open at a time, in all
     * @param mostOfAddress open at a time from one address
     * @param isTrusted     addresses that only the bound in all holds for: proxies, through which many come
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

    /** One bound in all, whoever comes from where: devices of a plant may all come from one address. */
    public static ConnectionBounds inAll(int most) {
        return new ConnectionBounds(most, Integer.MAX_VALUE, Integer.MAX_VALUE, address -> false);
    }

    /** Counts a connection in; whoever was admitted is to be released once. */
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

    /** Whether so little room is left that strangers have to make some. */
    boolean isNearlyFull() {
        return open.get() >= most - Math.min(most / KEPT_SHARE, Math.max(ROOM_LEAST, most / ROOM_SHARE));
    }

    /** Connections without a log-in. */
    Strangers strangers() {
        return strangers;
    }

    /** Connections without a log-in that were closed to make room, so far. */
    public long endedForRoom() {
        return strangers.ended();
    }

    /** Counts an admitted connection out. */
    public void release(InetAddress address) {
        byAddress.computeIfPresent(key(address), (key, count) -> count == 1 ? null : count - 1);
        open.decrementAndGet();
    }

    private static ByteBuffer key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, address instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length);
    }

    /** Connections at present. */
    public int open() {
        return open.get();
    }

    /** Connections refused so far because there were too many in all. */
    public long refusedInAll() {
        return refusedInAll.get();
    }

    /** Connections refused so far because there were too many from their address. */
    public long refusedByAddress() {
        return refusedByAddress.get();
    }
}
