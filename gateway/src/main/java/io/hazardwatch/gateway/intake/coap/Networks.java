package io.hazardwatch.gateway.intake.coap;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** What stands for one sender where senders are bounded: an address of IPv4, the /64 of an address of IPv6. No state. */
final class Networks {
    private static final int IPV6_NETWORK_BYTES = 8;

    private Networks() {}

    /** @param address may be null */
    static Object of(InetSocketAddress address) {
        if (address == null || address.getAddress() == null) {
            return "";
        }
        byte[] bytes = address.getAddress().getAddress();
        return ByteBuffer.wrap(bytes, 0, address.getAddress() instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length);
    }
}
