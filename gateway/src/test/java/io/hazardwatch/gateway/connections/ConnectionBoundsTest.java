package io.hazardwatch.gateway.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.connections.ConnectionBounds.Admission;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ConnectionBoundsTest {
    private final InetAddress proxy = address("10.0.0.1");
    private final ConnectionBounds bounds = new ConnectionBounds(100, 40, proxy::equals);

    private static InetAddress address(String text) {
        return NetUtil.createInetAddressFromIpAddressString(text);
    }

    private int admitted(InetAddress address, int tries) {
        int admitted = 0;
        for (int i = 0; i < tries; i++) {
            admitted += bounds.admit(address) == Admission.ADMITTED ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void addressThatComesTooOften_isRefused_aProxyOfOursIsNot() {
        assertEquals(40, admitted(address("203.0.113.1"), 50));
        assertEquals(10, bounds.refusedByAddress());
        assertEquals(35, admitted(proxy, 50));
    }

    @Test
    void lastQuarter_isForAddressesWithFewConnections() {
        assertEquals(75, admitted(address("203.0.113.1"), 50) + admitted(address("203.0.113.2"), 50));
        assertEquals(8, admitted(address("203.0.113.3"), 50));
        bounds.release(address("203.0.113.3"));
        assertEquals(82, bounds.open());
        assertEquals(Admission.ADMITTED, bounds.admit(address("203.0.113.3")));
    }

    @Test
    void addressesOfOneNetworkOfIpv6_areOne() {
        assertEquals(40, admitted(address("2001:db8::1"), 30) + admitted(address("2001:db8::ffff:1"), 30));
        assertEquals(30, admitted(address("2001:db8:0:1::1"), 30));
    }
}
