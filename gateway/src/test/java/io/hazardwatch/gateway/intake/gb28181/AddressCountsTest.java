package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** What is remembered of addresses and of answers is bounded in number and time. */
class AddressCountsTest {
    private static final long START = 1_800_000_000_000L;

    private final AddressCounts counts = new AddressCounts(2, 1_000);

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void address_isFullForItsSpan_andOthersAreNot() throws UnknownHostException {
        assertEquals(1, counts.add(address("192.0.2.1"), START));
        assertFalse(counts.isFull(address("192.0.2.1"), START));
        assertEquals(2, counts.add(address("192.0.2.1"), START + 999));
        assertTrue(counts.isFull(address("192.0.2.1"), START + 999));
        assertEquals(3, counts.add(address("192.0.2.1"), START + 999));
        assertEquals(3, counts.add(address("192.0.2.1"), START + 999), "no more than is needed is counted");
        assertFalse(counts.isFull(address("192.0.2.2"), START + 999));
        assertFalse(counts.isFull(address("192.0.2.1"), START + 1_000));
        assertFalse(counts.isFull(address("192.0.2.1"), START - 1), "a clock that was set back keeps nobody out");
        assertEquals(1, counts.add(address("192.0.2.1"), START + 1_000));
    }

    @Test
    void networkOfIpv6_countsAsOne() throws UnknownHostException {
        counts.add(address("2001:db8::1"), START);
        assertEquals(2, counts.add(address("2001:db8::ffff:1"), START));
        assertFalse(counts.isFull(address("2001:db8:0:1::1"), START));
    }

    @Test
    void oldestAddress_isForgottenBeyondTheBound() throws UnknownHostException {
        counts.add(address("192.0.2.1"), START);
        for (int i = 0; i < 4_095; i++) {
            counts.add(address("10.0." + i / 256 + '.' + i % 256), START);
        }
        assertEquals(2, counts.add(address("192.0.2.1"), START));
        counts.add(address("10.1.0.1"), START);
        assertEquals(1, counts.add(address("10.0.0.0"), START), "it was the oldest then");
    }

    @Test
    void answers_areKeptForTheirTime_andTheLastThousandOnly() {
        RecentAnswers answers = new RecentAnswers();
        for (int i = 0; i <= 1_024; i++) {
            answers.keep("call " + i, new byte[] {1}, START);
        }
        assertNull(answers.find("call 0", START));
        assertNotNull(answers.find("call 1", START + RecentAnswers.LIFE_MILLIS));
        assertNull(answers.find("call 1", START + RecentAnswers.LIFE_MILLIS + 1));
        assertNull(answers.find("call 1", START - 1));
    }
}
