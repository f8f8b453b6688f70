package io.hazardwatch.gateway.weather.feed;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Distinguishes addresses of this machine and the local network from public ones. Pure. */
final class PrivateAddresses {
    private PrivateAddresses() {}

    /** Whether {@code address} is one that a feed must not lead to: loopback, private, link-local, multicast, or none at all. */
    static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean isShared = bytes.length == 4 && (first == 0 || first == 100 && second >= 64 && second < 128 || first >= 240);
        boolean isUniqueLocal = address instanceof Inet6Address && (first & 0xfe) == 0xfc;
        return isShared || isUniqueLocal || address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress();
    }
}
