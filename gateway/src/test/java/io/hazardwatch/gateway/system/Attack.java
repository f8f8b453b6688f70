package io.hazardwatch.gateway.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Strangers at the HTTP port, all of one address (127.0.0.66) that nobody else has. Each connection has a virtual thread; closing
 * ends them all.
 */
final class Attack implements AutoCloseable {
    private static final String STRANGER = "127.0.0.66";
    private static final int CONNECT_MILLIS = 5_000;
    /** So small that answers soon wait in the gateway, not in the machine. */
    private static final int RECEIVE_BYTES = 4_096;
    private static final int FRAME_BYTES = (1 << 20) - 1;
    private static final byte[] CHUNK = new byte[64 * 1024];
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

    /** What one stranger does with a connection. */
    private interface Misdeed {
        void with(Socket socket) throws IOException;
    }

    private final int port;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final List<Thread> strangers = new CopyOnWriteArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean ended;

    Attack(int port) {
        this.port = port;
    }

    /** Connections that never say a word. */
    void silent(int count) {
        each(count, socket -> socket.getInputStream().read());
    }

    /** Headers a byte at a time. */
    void slowHeaders(int count) {
        each(count, socket -> {
            say(socket, "GET /health/live" + HOST + "X-Slow: ");
            while (!ended) {
                say(socket, "x");
                pause(500);
            }
        });
    }

    /** A body that never ends, for the one call that needs no log-in. */
    void unfinishedBodies(int count) {
        each(count, socket -> {
            say(socket, "POST /api/v1/session" + HOST + "Content-Type: application/json\r\nContent-Length: 4000\r\n\r\n" + " ".repeat(3_900));
            socket.getInputStream().read();
        });
    }

    /** Wrong passwords, one after the other. */
    void wrongLogIns(int count) {
        String body = "{\"username\":\"admin\",\"password\":\"guess\"}";
        each(count, socket -> {
            while (!ended) {
                say(socket, "POST /api/v1/session" + HOST + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                if (socket.getInputStream().read(new byte[2_048]) < 0) {
                    return;
                }
                answers.incrementAndGet();
            }
        });
    }

    /** MQTT over WebSocket: one frame of 1 MiB less a byte, but for its last byte, and no credential. */
    void frames(int count) {
        each(count, socket -> {
            say(socket, "GET /mqtt" + HOST + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n");
            socket.getInputStream().read();
            OutputStream out = socket.getOutputStream();
            out.write(new byte[] {(byte) 0x82, (byte) 0xFF, 0, 0, 0, 0, 0, (byte) (FRAME_BYTES >> 16), (byte) (FRAME_BYTES >> 8),
                (byte) FRAME_BYTES, 0, 0, 0, 0});
            for (int sent = 0; sent < FRAME_BYTES - CHUNK.length; sent += CHUNK.length) {
                out.write(CHUNK);
            }
            socket.getInputStream().read();
        });
    }

    /** Answers that are asked for, twenty ahead, and never read. */
    void unreadAnswers(int count, String authorization) {
        each(count, socket -> {
            say(socket, ("GET /api/v1/alarms.csv" + HOST + "Authorization: " + authorization + "\r\n\r\n").repeat(20));
            while (!ended) {
                pause(100);
            }
        });
    }

    /** Requests sent ahead without end by clients that have a log-in and come again when they are closed; some read the answers. */
    void requestsWithoutEnd(int count, int readers, String authorization) {
        String requests = ("GET /api/v1/alarms?limit=1000" + HOST + "Authorization: " + authorization + "\r\n\r\n").repeat(50);
        for (int i = 0; i < count; i++) {
            boolean isReader = i < readers;
            strangers.add(Thread.ofVirtual().start(() -> {
                while (!ended) {
                    commit(socket -> sayAgain(socket, requests, isReader));
                }
            }));
        }
    }

    private void sayAgain(Socket socket, String requests, boolean isReader) throws IOException {
        if (isReader) {
            strangers.add(Thread.ofVirtual().start(() -> readAll(socket)));
        }
        while (!ended) {
            say(socket, requests);
        }
    }

    private static void readAll(Socket socket) {
        try (InputStream answers = socket.getInputStream()) {
            answers.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // with the attack
        }
    }

    private void each(int count, Misdeed misdeed) {
        for (int i = 0; i < count; i++) {
            strangers.add(Thread.ofVirtual().start(() -> commit(misdeed)));
        }
    }

    private void commit(Misdeed misdeed) {
        try (Socket socket = new Socket()) {
            open.add(socket);
            socket.setReceiveBufferSize(RECEIVE_BYTES);
            socket.bind(new InetSocketAddress(InetAddress.getByName(STRANGER), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            misdeed.with(socket);
        } catch (IOException turnedAway) {
            // as it should be
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Override
    public void close() {
        ended = true;
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException closed) {
                // it is
            }
        }
        try {
            for (Thread stranger : strangers) {
                stranger.join(TimeUnit.SECONDS.toMillis(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
