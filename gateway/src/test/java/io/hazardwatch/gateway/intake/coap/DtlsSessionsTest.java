package io.hazardwatch.gateway.intake.coap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.FakeClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.californium.scandium.dtls.Connection;
import org.junit.jupiter.api.Test;

/** Sessions that have not logged in, of one network and of all. */
class DtlsSessionsTest {
    private final CoapCounters counters = new CoapCounters();
    private final List<Connection> ended = new ArrayList<>();
    private final DtlsSessions sessions = new DtlsSessions(1_000, counters, new FakeClock(0));

    DtlsSessionsTest() {
        sessions.endBy(ended::add);
    }

    private Connection come(String address) throws Exception {
        Connection made = new Connection(new InetSocketAddress(InetAddress.getByName(address), 40_000));
        sessions.onConnectionEstablished(made);
        return made;
    }

    @Test
    void strangersOfOneNetwork_areBounded_andShutNobodyElseOut() throws Exception {
        Connection first = come("2001:db8:0:1::ffff");
        for (int i = 1; i < DtlsSessions.OF_ADDRESS_MAX; i++) {
            come("2001:db8:0:1::" + Integer.toHexString(i));
        }
        assertEquals(List.of(), ended);
        Connection surplus = come("2001:db8:0:1:1::1");
        come("2001:db8:0:2::1");
        assertEquals(List.of(surplus), ended);
        assertEquals(DtlsSessions.OF_ADDRESS_MAX + 1, counters.strangers());
        sessions.onConnectionRemoved(first);
        come("2001:db8:0:1:2::1");
        assertEquals(List.of(surplus), ended);
    }

    @Test
    void strangersOfManyNetworks_giveWayToNewOnes_beyondHalfOfAllSessions() throws Exception {
        Connection first = come("10.0.255.1");
        for (int i = 1; i <= 500; i++) {
            come("10.1." + i / 200 + '.' + i % 200);
        }
        assertEquals(List.of(first), ended);
        assertEquals(500, counters.strangers());
        assertEquals(0, counters.sessions());
    }
}
