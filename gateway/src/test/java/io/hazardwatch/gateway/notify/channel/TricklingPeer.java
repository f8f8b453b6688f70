package io.hazardwatch.gateway.notify.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that answers each request with the same bytes and then goes on with a filler, a little at a time, for ever. */
final class TricklingPeer implements AutoCloseable {
    private static final long PACE_MILLIS = 20;

    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String answer;
    private volatile byte[] filler;

    /** @param filler sent again and again after the answer; empty = the answer is all */
    TricklingPeer(String answer, String filler) throws IOException {
        say(answer, filler);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("peer", this::accept);
    }

    void say(String nextAnswer, String nextFiller) {
        answer = nextAnswer;
        filler = nextFiller.getBytes(StandardCharsets.US_ASCII);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    }

    int connections() {
        return open.size();
    }

    int requests() {
        return requests.get();
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                start("peer-answer", () -> serve(socket));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (readRequest(socket.getInputStream())) {
                requests.incrementAndGet();
                answer(socket.getOutputStream());
            }
        } catch (IOException | UncheckedIOException hungUp) {
            socket.isClosed();
        } finally {
            open.remove(socket);
        }
    }

    private void answer(OutputStream out) throws IOException {
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        byte[] more = filler;
        while (more.length > 0 && !isClosedSoon()) {
            out.write(more);
            out.flush();
        }
    }

    private boolean isClosedSoon() {
        try {
            return closed.await(filler.length > 100 ? 0 : PACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Head and body, by the length the head names. */
    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        String length = List.of(head.toString().split("\r\n")).stream().filter(line -> line.toLowerCase(Locale.ROOT)
                .startsWith("content-length:")).map(line -> line.substring(15).trim()).findFirst().orElse("0");
        in.readNBytes(Integer.parseInt(length));
        return true;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
