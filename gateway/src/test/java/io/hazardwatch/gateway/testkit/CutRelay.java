package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Passes TCP connections on to a server, until a test lets what the server says be lost, or cuts them. */
public final class CutRelay implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicLong lostBytes = new AtomicLong();
    private volatile boolean isDeaf;

    /** @param port where the server listens on this machine */
    public CutRelay(int port) throws IOException {
        this.port = port;
        threads.add(Thread.ofPlatform().name("relay").start(this::accept));
    }

    /** Where clients connect. */
    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(client);
                sockets.add(server);
                threads.add(Thread.ofPlatform().name("relay in").start(() -> pass(client, server, false)));
                threads.add(Thread.ofPlatform().name("relay out").start(() -> pass(server, client, true)));
            }
        } catch (IOException closed) {
            // by the test
        }
    }

    private void pass(Socket from, Socket to, boolean isOfServer) {
        byte[] bytes = new byte[8_192];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (isOfServer && isDeaf) {
                    lostBytes.addAndGet(length);
                } else {
                    out.write(bytes, 0, length);
                }
            }
        } catch (IOException cut) {
            // by the test or one of both sides
        }
    }

    /** From now on nothing that the server says arrives, although the server sees it sent. */
    public void deafen() {
        isDeaf = true;
    }

    /** Bytes of the server that did not arrive. */
    public long lostBytes() {
        return lostBytes.get();
    }

    /** Closes all connections; new ones are whole again. */
    public void cut() throws IOException {
        List<Socket> open = new ArrayList<>(sockets);
        sockets.removeAll(open);
        for (Socket each : open) {
            each.close();
        }
        isDeaf = false;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
        for (Thread each : threads) {
            try {
                each.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
