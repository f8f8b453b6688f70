package io.hazardwatch.gateway.intake.gb28181;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts something by address (IPv6: by /64) up to a bound within a span of time. Remembers the last {@value #KEPT_MAX}. One thread.
 */
final class AddressCounts {
    private static final int KEPT_MAX = 4_096;
    private static final int IPV6_NETWORK_BYTES = 8;

    private record Count(long sinceMillis, int count) {}

    private final int most;
    private final long spanMillis;
    private final Map<ByteBuffer, Count> byNetwork = new LinkedHashMap<>();

    /** @param most how many are free within {@code spanMillis} */
    AddressCounts(int most, long spanMillis) {
        this.most = most;
        this.spanMillis = spanMillis;
    }

    private static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, address instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length);
    }

    /** Whether that address has used up what is free. */
    boolean isFull(InetAddress address, long nowMillis) {
        Count known = byNetwork.get(network(address));
        return known != null && known.count() >= most && isPresent(known, nowMillis);
    }

    private boolean isPresent(Count known, long nowMillis) {
        return nowMillis >= known.sinceMillis() && nowMillis - known.sinceMillis() < spanMillis;
    }

    /** Counts one; how many it are now. */
    int add(InetAddress address, long nowMillis) {
        ByteBuffer network = network(address);
        Count before = byNetwork.remove(network);
        boolean isPresent = before != null && isPresent(before, nowMillis);
        Count after = isPresent ? new Count(before.sinceMillis(), Math.min(before.count(), most) + 1) : new Count(nowMillis, 1);
        byNetwork.put(network, after);
        if (byNetwork.size() > KEPT_MAX) {
            byNetwork.remove(byNetwork.keySet().iterator().next());
        }
        return after.count();
    }
}
