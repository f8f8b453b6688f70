package io.hazardwatch.gateway.decode;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Once warm, reading a payload of known points allocates nothing. */
@Tag("compiled")
class DecodeAllocationTest {
    private static final int ROUNDS = 200_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final TelemetryDecoder decoder = new TelemetryDecoder(Payloads.LIMITS);
    private final Decoded decoded = new Decoded();

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"ts\":1763781234567,\"values\":{\"lel\":2.53,\"pressure\":1.204,\"temperature\":23.5,\"level\":612.254}}",
        "{\"lel\":23.456789012345678,\"pressure\":0.30000000000000004,\"temperature\":-1.7976931348623157e-8}",
        "[{\"l\\u0065l\":1},{\"lel\":{\"v\":2.5,\"q\":\"uncertain\"},\"valve-open\":true}]"})
    void steadyStream_allocatesNothing(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        allocated(bytes);
        assertTrue(allocated(bytes) < ROUNDS, "less than one byte per payload");
    }

    @Test
    void payloadThatIsNotJson_allocatesNothing() {
        byte[] bytes = "{\"lel\":2.5,}".getBytes(StandardCharsets.UTF_8);
        allocated(bytes);
        assertTrue(allocated(bytes) < ROUNDS, "less than one byte per payload");
    }

    private long allocated(byte[] bytes) {
        long self = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(self);
        for (int i = 0; i < ROUNDS; i++) {
            decoder.decode(Payloads.KEYS, bytes, 0, bytes.length, Payloads.ARRIVAL, decoded);
        }
        return threads.getThreadAllocatedBytes(self) - before;
    }
}
