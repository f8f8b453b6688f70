package io.hazardwatch.gateway.connections;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The proxies whose word is taken for who asks ({@code X-Forwarded-For}) and how ({@code X-Forwarded-Proto}). From anybody else
 * these headers are somebody's claim. Any thread.
 */
public final class TrustedProxies {
    /** No proxy. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final List<IpSubnetFilterRule> ranges;

    private TrustedProxies(List<IpSubnetFilterRule> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Reads addresses and ranges of addresses.
     *
     * @param texts such as {@code 10.0.0.7}, {@code 10.0.0.0/8}, {@code fd00::/8}; never names
     * @throws IllegalArgumentException naming the one that is neither
     */
    public static TrustedProxies of(List<String> texts) {
        return new TrustedProxies(texts.stream().map(TrustedProxies::range).toList());
    }

    private static IpSubnetFilterRule range(String text) {
        String[] parts = text.split("/", 2);
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(parts[0]);
        int bitsMax = address == null ? 0 : address.getAddress().length * Byte.SIZE;
        String bits = parts.length == 2 ? parts[1] : Integer.toString(bitsMax);
        if (address == null || !bits.matches("\\d{1,3}") || Integer.parseInt(bits) > bitsMax) {
            throw new IllegalArgumentException(text);
        }
        return new IpSubnetFilterRule(address, Integer.parseInt(bits), IpFilterRuleType.ACCEPT);
    }

    /** Whether that is a proxy of ours. */
    public boolean trusts(InetAddress address) {
        InetSocketAddress asked = new InetSocketAddress(address, 0);
        return ranges.stream().anyMatch(range -> range.matches(asked));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /**
     * Who asks: the last address of the chain that is no proxy of ours. What stands before it anybody may have written.
     *
     * @param peer      who is connected
     * @param forwarded the value of {@code X-Forwarded-For}, or null
     */
    public InetAddress clientOf(InetAddress peer, String forwarded) {
        InetAddress client = peer;
        String[] chain = forwarded == null ? new String[0] : forwarded.split(",");
        for (int i = chain.length - 1; i >= 0 && trusts(client); i--) {
            InetAddress before = NetUtil.createInetAddressFromIpAddressString(chain[i].trim());
            if (before == null) {
                return client;
            }
            client = before;
        }
        return client;
    }
}
