package io.hazardwatch.gateway.intake.coap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.FakeClock;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.UdpEndpointContext;
import org.junit.jupiter.api.Test;

class BoundedConnectorTest {
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 1_024);
    private static final RawData DATAGRAM = RawData.inbound(new byte[4], new UdpEndpointContext(ADDRESS), false, 0, ADDRESS);

    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final CoapCounters counters = new CoapCounters();
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private RawDataChannel socket;
    private int passed;

    @Test
    void pauseOfAStranger_lastsItsTime_whateverTheClockIsSetTo() {
        Class<?>[] kinds = {Connector.class};
        AtomicInteger sent = new AtomicInteger();
        Connector inner = (Connector) Proxy.newProxyInstance(getClass().getClassLoader(), kinds,
                (proxy, method, arguments) -> sent.incrementAndGet());
        Connector bounded = new BoundedConnector(inner, thread::add, counters, new StrangerPauses(), clock);
        RawData reset = RawData.outbound(new byte[] {0x70, 0, 0, 1}, new UdpEndpointContext(ADDRESS), null, false);
        for (int i = 0; i <= StrangerPauses.FREE; i++) {
            bounded.send(reset);
        }
        assertEquals(StrangerPauses.FREE, sent.get());
        clock.stepWall(86_400_000);
        bounded.send(reset);
        assertEquals(StrangerPauses.FREE, sent.get(), "set forward");
        clock.stepWall(-2 * 86_400_000L);
        clock.advance(StrangerPauses.SPAN_MILLIS);
        bounded.send(reset);
        assertEquals(StrangerPauses.FREE + 1, sent.get(), "set back");
    }

    @Test
    void moreDatagramsThanMayWait_areDropped_untilTheThreadHasTakenThem() {
        Class<?>[] kinds = {Connector.class};
        Connector inner = (Connector) Proxy.newProxyInstance(getClass().getClassLoader(), kinds, (proxy, method, arguments) -> {
            socket = (RawDataChannel) arguments[0];
            return null;
        });
        new BoundedConnector(inner, thread::add, counters, new StrangerPauses(), clock).setRawDataReceiver(datagram -> passed++);
        for (int i = 0; i < BoundedConnector.WAITING_MAX + 3; i++) {
            socket.receiveData(DATAGRAM);
        }
        assertEquals(BoundedConnector.WAITING_MAX, passed);
        assertEquals(3, counters.droppedDatagrams());
        thread.remove().run();
        socket.receiveData(DATAGRAM);
        socket.receiveData(DATAGRAM);
        assertEquals(BoundedConnector.WAITING_MAX + 1, passed);
        assertEquals(4, counters.droppedDatagrams());
    }
}
