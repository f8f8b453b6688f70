package io.hazardwatch.gateway.intake.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Ports;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class TcpListenerTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void takenPort_isSaidAndOpenedOnceItIsFree() throws Exception {
        int port = Ports.free();
        ServerSocket neighbour = new ServerSocket(port, 1, HERE);
        try (TcpListener listener = new TcpListener("hj212", new TcpSettings("127.0.0.1", port, 2, 60_000), Thread::new, () -> { }, 20)) {
            listener.start(connection -> new ChannelInboundHandlerAdapter());
            assertTrue(listener.problem().startsWith("127.0.0.1:" + port + ": cannot listen: "), listener.problem());
            assertEquals(-1, listener.port());
            neighbour.close();
            Await.until("open", () -> listener.port() == port);
            assertNull(listener.problem());
            new Socket(HERE, port).close();
        }
    }

    @Test
    void closedBeforeThePortIsFree_opensNothing() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>();
        int port;
        try (ServerSocket neighbour = new ServerSocket(Ports.free(), 1, HERE)) {
            port = neighbour.getLocalPort();
            TcpSettings settings = new TcpSettings("127.0.0.1", port, 2, 60_000);
            TcpListener listener = new TcpListener("hj212", settings, work -> {
                thread.set(new Thread(work));
                return thread.get();
            }, () -> { }, 20);
            listener.start(connection -> new ChannelInboundHandlerAdapter());
            assertNotNull(listener.problem());
            listener.close();
        }
        Await.until("the only thread that could open the port has ended", () -> !thread.get().isAlive());
        assertThrows(ConnectException.class, () -> new Socket(HERE, port).close());
    }

    @Test
    void connectionsBeyondTheBound_areClosedAndCounted() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        try (TcpListener listener = new TcpListener("hj212", new TcpSettings("127.0.0.1", 0, 1, 60_000), Thread::new, refused::incrementAndGet)) {
            listener.start(connection -> new ChannelInboundHandlerAdapter());
            try (Socket first = new Socket(HERE, listener.port())) {
                Await.until("counted", () -> listener.bounds().open() == 1);
                try (Socket second = new Socket(HERE, listener.port())) {
                    assertEquals(-1, second.getInputStream().read());
                }
                assertEquals(1, refused.get());
                assertTrue(first.isConnected());
            }
            Await.until("released", () -> listener.bounds().open() == 0);
        }
    }
}
