package io.hazardwatch.gateway.intake.coap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.time.Clock;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
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
    private RawDataChannel socket;
    private int passed;

    @Test
    void moreDatagramsThanMayWait_areDropped_untilTheThreadHasTakenThem() {
        Class<?>[] kinds = {Connector.class};
        Connector inner = (Connector) Proxy.newProxyInstance(getClass().getClassLoader(), kinds, (proxy, method, arguments) -> {
            socket = (RawDataChannel) arguments[0];
            return null;
        });
        new BoundedConnector(inner, thread::add, counters, new StrangerPauses(), Clock.SYSTEM).setRawDataReceiver(datagram -> passed++);
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
