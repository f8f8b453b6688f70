package io.hazardwatch.gateway.intake.gb28181;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is remembered of addresses and of answers is bounded in number and time. */
class AddressCountsTest {
    private static final long START = -1_000_000L;

    private static final PlatformLine ONE = platform("34020000002000000777");
    private static final PlatformLine OTHER = platform("34020000002000000888");

    private final AddressCounts counts = new AddressCounts(2, 1_000);

    private static long after(long millis) {
        return START + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static PlatformLine platform(String id) {
        return new PlatformLine(new Gb28181Platform(id, "", 60_000, 3, true), 300_000);
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void address_isFullForItsSpan_andOthersAreNot() throws UnknownHostException {
        assertEquals(1, counts.add(address("192.0.2.1"), null, START));
        assertFalse(counts.isFull(address("192.0.2.1"), null, START));
        assertEquals(2, counts.add(address("192.0.2.1"), null, after(999)));
        assertTrue(counts.isFull(address("192.0.2.1"), null, after(999)));
        assertEquals(3, counts.add(address("192.0.2.1"), null, after(999)));
        assertEquals(3, counts.add(address("192.0.2.1"), null, after(999)), "no more than is needed is counted");
        assertFalse(counts.isFull(address("192.0.2.2"), null, after(999)));
        assertFalse(counts.isFull(address("192.0.2.1"), null, after(1_000)));
        assertEquals(1, counts.add(address("192.0.2.1"), null, after(1_000)));
    }

    @Test
    void networkOfIpv6_countsAsOne() throws UnknownHostException {
        counts.add(address("2001:db8::1"), null, START);
        assertEquals(2, counts.add(address("2001:db8::ffff:1"), null, START));
        assertFalse(counts.isFull(address("2001:db8:0:1::1"), null, START));
    }

    @Test
    void oldestAddress_isForgottenBeyondTheBound() throws UnknownHostException {
        counts.add(address("192.0.2.1"), null, START);
        for (int i = 0; i < 4_095; i++) {
            counts.add(address("10.0." + i / 256 + '.' + i % 256), null, START);
        }
        assertEquals(2, counts.add(address("192.0.2.1"), null, START));
        counts.add(address("10.1.0.1"), null, START);
        assertEquals(1, counts.add(address("10.0.0.0"), null, START), "it was the oldest then");
    }

    @Test
    void addressOfAPlatform_countsByThePlatform_inBoundsOfItsOwn() throws UnknownHostException {
        counts.add(address("192.0.2.1"), null, START);
        counts.add(address("192.0.2.1"), null, START);
        assertFalse(counts.isFull(address("192.0.2.1"), ONE, START));
        counts.add(address("192.0.2.1"), ONE, START);
        counts.add(address("192.0.2.1"), ONE, START);
        assertTrue(counts.isFull(address("192.0.2.1"), ONE, START));
        assertFalse(counts.isFull(address("192.0.2.1"), OTHER, START));
        assertFalse(counts.isFull(address("192.0.2.2"), ONE, START));
        for (int i = 0; i < 4_096; i++) {
            counts.add(address("10.0." + i / 256 + '.' + i % 256), null, START);
        }
        assertFalse(counts.isFull(address("192.0.2.1"), null, START));
        assertTrue(counts.isFull(address("192.0.2.1"), ONE, START), "addresses of strangers push out none of a platform");
        for (int i = 0; i < 4_096; i++) {
            counts.add(address("10.0." + i / 256 + '.' + i % 256), OTHER, START);
        }
        assertFalse(counts.isFull(address("192.0.2.1"), ONE, START));
    }

    @Test
    void answers_areKeptForTheirTime_andTheLastThousandOnly() {
        RecentAnswers answers = new RecentAnswers();
        for (int i = 0; i <= 1_024; i++) {
            answers.keep("call " + i, new byte[] {1}, START);
        }
        assertNull(answers.find("call 0", START));
        assertNotNull(answers.find("call 1", after(RecentAnswers.LIFE_MILLIS)));
        assertNull(answers.find("call 1", after(RecentAnswers.LIFE_MILLIS + 1)));
    }
}
