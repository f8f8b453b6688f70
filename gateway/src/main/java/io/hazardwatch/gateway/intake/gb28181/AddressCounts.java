package io.hazardwatch.gateway.intake.gb28181;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts something by address (IPv6: by /64) up to a bound within a span of time; what names a configured platform by address and platform, so that
 * others behind its address use up nothing of it. Remembers the last {@value #KEPT_MAX} of both. One thread.
 */
final class AddressCounts {
    private static final int KEPT_MAX = 4_096;
    private static final int IPV6_NETWORK_BYTES = 8;

    private record Count(long sinceNanos, int count) {}

    private record Key(ByteBuffer network, String platform) {}

    private final int most;
    private final long spanNanos;
    private final Map<Key, Count> ofPlatforms = new LinkedHashMap<>();
    private final Map<Key, Count> ofOthers = new LinkedHashMap<>();

    /** @param most how many are free within {@code spanMillis} */
    AddressCounts(int most, long spanMillis) {
        this.most = most;
        this.spanNanos = TimeUnit.MILLISECONDS.toNanos(spanMillis);
    }

    private Map<Key, Count> countsOf(PlatformLine platform) {
        return platform == null ? ofOthers : ofPlatforms;
    }

    private static Key key(InetAddress address, PlatformLine platform) {
        byte[] bytes = address.getAddress();
        return new Key(ByteBuffer.wrap(bytes, 0, address instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length),
                platform == null ? "" : platform.platform().id());
    }

    /**
     * Whether that address has used up what is free.
     *
     * @param platform the configured platform that is named there; null for all others together
     */
    boolean isFull(InetAddress address, PlatformLine platform, long nowNanos) {
        Count known = countsOf(platform).get(key(address, platform));
        return known != null && known.count() >= most && isPresent(known, nowNanos);
    }

    private boolean isPresent(Count known, long nowNanos) {
        return nowNanos - known.sinceNanos() < spanNanos;
    }

    /** Counts one; how many it are now. */
    int add(InetAddress address, PlatformLine platform, long nowNanos) {
        Map<Key, Count> counts = countsOf(platform);
        Key key = key(address, platform);
        Count before = counts.remove(key);
        boolean isPresent = before != null && isPresent(before, nowNanos);
        Count after = isPresent ? new Count(before.sinceNanos(), Math.min(before.count(), most) + 1) : new Count(nowNanos, 1);
        counts.put(key, after);
        if (counts.size() > KEPT_MAX) {
            counts.remove(counts.keySet().iterator().next());
        }
        return after.count();
    }
}
