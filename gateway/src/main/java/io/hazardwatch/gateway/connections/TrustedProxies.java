package io.hazardwatch.gateway.connections;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Proxies whose statement of the client's address ({@code X-Forwarded-For}) and protocol ({@code X-Forwarded-Proto}) is
 * believed. From others these headers are ignored, because anybody can send them. Any thread.
 */
public final class TrustedProxies {
    /** No proxy. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final List<IpSubnetFilterRule> ranges;

    private TrustedProxies(List<IpSubnetFilterRule> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Parses addresses and ranges of addresses.
     *
     * @param texts such as {@code 10.0.0.7}, {@code 10.0.0.0/8}, {@code fd00::/8}; never names
     * @throws IllegalArgumentException if a text is neither; names it
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

    /** Whether the address is a trusted proxy. */
    public boolean trusts(InetAddress address) {
        InetSocketAddress asked = new InetSocketAddress(address, 0);
        return ranges.stream().anyMatch(range -> range.matches(asked));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /**
     * The client's address: the last one in the chain that is not a trusted proxy. Entries before it may be forged.
     *
     * @param peer the connected address
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
