package io.hazardwatch.gateway.history.influx;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server whose answers come a byte at a time, each within the wait for the next: a call ends all the same. */
@ExtendWith(LeakCheck.class)
class InfluxTrickleTest {
    private static final PointId POINT = new PointId("e", "s", "d", "p");
    private static final long WAIT_MILLIS = 500;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/csv\r\nX-Slow: ";

    @Test
    @Timeout(180)
    void serverThatTrickles_holdsNoCallBeyondItsTime() throws Exception {
        List<Socket> open = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService workers = Executors.newCachedThreadPool();
                ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                InfluxStore store = new InfluxStore(new HistorySettings.Influx("http://127.0.0.1:" + server.getLocalPort(),
                        "token", null, null, "org", "hazard", null, WAIT_MILLIS), Retention.FOR_EVER)) {
            workers.execute(() -> accept(server, workers, open));
            ReadingBatch one = new ReadingBatch(1);
            one.add(POINT, 1000, 1, (byte) 0);
            assertTrue(assertThrows(StoreException.class, () -> store.write(one)).isRetryable());
            assertTrue(assertThrows(StoreException.class, () -> store.query(Resolution.RAW, POINT, 0, 10, 1)).isRetryable());
            assertTrue(assertThrows(StoreException.class, () -> store.page(POINT, 0, 10, new ReadingBatch(1))).isRetryable());
            assertTrue(assertThrows(StoreException.class, store::prepare).isRetryable());
            for (Socket socket : List.copyOf(open)) {
                socket.close();
            }
        }
    }

    private static void accept(ServerSocket server, ExecutorService workers, List<Socket> open) {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                workers.execute(() -> trickle(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void trickle(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('a');
                out.flush();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        } catch (IOException closed) {
            // whoever called has given up
        }
    }
}
