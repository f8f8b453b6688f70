package io.hazardwatch.gateway.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", "192.168.1.7", "fd00::/8"));

    private static InetAddress address(String text) {
        return NetUtil.createInetAddressFromIpAddressString(text);
    }

    @Test
    void addressesOfTheRanges_areTrusted() {
        assertTrue(proxies.trusts(address("10.200.3.4")) && proxies.trusts(address("192.168.1.7")) && proxies.trusts(address("fd12::1")));
        assertFalse(proxies.trusts(address("192.168.1.8")) || proxies.trusts(address("11.0.0.1")) || proxies.trusts(address("::1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.1 | 203.0.113.9             | 203.0.113.9",
        "10.0.0.1 | 1.2.3.4, 203.0.113.9    | 203.0.113.9",
        "10.0.0.1 | 203.0.113.9, 10.0.0.2   | 203.0.113.9",
        "10.0.0.1 | made-up                 | 10.0.0.1",
        "10.0.0.1 |                         | 10.0.0.1",
        "8.8.8.8  | 203.0.113.9             | 8.8.8.8"})
    void client_isTheLastThatIsNoProxyOfOurs(String peer, String forwarded, String client) {
        assertEquals(address(client), proxies.clientOf(address(peer), forwarded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "fd00::/129", ""})
    void whatIsNoRange_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> TrustedProxies.of(List.of(text)));
    }
}
