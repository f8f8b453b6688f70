package io.hazardwatch.gateway.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.connections.TrustedProxies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiSettingsTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1,false", "localhost,false", "::1,false", "127.evil.example,true", "0.0.0.0,true", "10.0.0.4,true"})
    void portInClear_isExposed_unlessOnlyThisMachineReachesIt(String host, boolean isExposed) {
        ApiSettings plain = ApiSettings.plain(0, null);
        assertEquals(isExposed, new ApiSettings(host, 0, plain.limits(), null, null, TrustedProxies.NONE, List.of(), plain.access(), plain.calls(),
                plain.map()).isExposed());
    }

    private static ApiSettings at(int port, List<String> hosts) {
        ApiSettings plain = ApiSettings.plain(port, null);
        return new ApiSettings(plain.host(), port, plain.limits(), null, null, TrustedProxies.NONE, hosts, plain.access(), plain.calls(),
                plain.map());
    }

    @Test
    void address_hasThePortThatTheSystemPicked_onlyWhereNoneIsSet() {
        assertEquals("http://127.0.0.1:40123", at(0, List.of()).address(40_123));
        assertEquals("http://gateway.example:40123", at(0, List.of("gateway.example")).address(40_123));
        assertEquals("http://gateway.example:443", at(0, List.of("gateway.example:443")).address(40_123));
        assertEquals("http://127.0.0.1", at(0, List.of()).address(-1));
        assertEquals("http://127.0.0.1:8080", at(8_080, List.of()).address(-1));
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8080,false", "http://127.evil.example,true", "http://[::1]:80,false", "http://gateway.example,true"})
    void address_canBeOpenedElsewhere_unlessItIsThatOfTheMachineItself(String address, boolean isReachable) {
        assertEquals(isReachable, ApiSettings.isReachable(address));
    }
}
