package io.hazardwatch.gateway.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.255.255.255", "::1", "[::1]", "0:0:0:0:0:0:0:1", "::0001"})
    void thisMachine_isKnown(String host) {
        assertTrue(Loopback.is(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.evil.example", "127.0.0.1.evil.example", "127.0.0.256", "127.1", "1127.0.0.1", "128.0.0.1",
        "localhost.evil.example", "", "::", "::11", "fe80::1", "0.0.0.0"})
    void whatMayBeAnotherMachine_isNone(String host) {
        assertFalse(Loopback.is(host));
    }
}
