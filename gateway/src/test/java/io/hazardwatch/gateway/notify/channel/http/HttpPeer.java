package io.hazardwatch.gateway.notify.channel.http;

import io.hazardwatch.gateway.notify.person.Behaviour;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A provider over HTTP on the loopback that also misbehaves. */
public final class HttpPeer implements ContractPeer {
    /** A request as it arrived. */
    public record Request(String line, String head, String body, byte[] content) {
        /** A header's value, or null. */
        public String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ": ";
            return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start)).map(line -> line.substring(start.length()))
                    .findFirst().orElse(null);
        }
    }

    private final ServerSocket server;
    private final String taken;
    private final String unknownStatus;
    private final String unknown;
    private final Function<Request, String> words;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private volatile Behaviour behaviour = Behaviour.WELL;

    /**
     * @param taken body of the answer that takes a message
     * @param unknown body of the answer for an address with nobody; null = the protocol has none
     * @param words what of a request the person would see
     */
    public HttpPeer(String taken, String unknown, Function<Request, String> words) throws IOException {
        this(taken, "200 OK", unknown, words);
    }

    /** @param unknownStatus status of the answer for an address with nobody */
    public HttpPeer(String taken, String unknownStatus, String unknown, Function<Request, String> words) throws IOException {
        this.unknownStatus = unknownStatus;
        this.taken = taken;
        this.unknown = unknown;
        this.words = words;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("peer", this::accept);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    /** The requests that were taken. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void behave(Behaviour next) {
        behaviour = next;
    }

    @Override
    public List<String> received() {
        return requests.stream().map(words).toList();
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
            for (Request request = read(socket.getInputStream()); request != null; request = read(socket.getInputStream())) {
                answer(request, socket);
            }
        } catch (IOException hungUp) {
            socket.isClosed();
        } finally {
            open.remove(socket);
        }
    }

    private void answer(Request request, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        switch (behaviour) {
            case WELL -> {
                requests.add(request);
                write(out, "200 OK", taken);
            }
            case UNKNOWN_RECIPIENT -> write(out, unknownStatus, unknown);
            case BUSY -> write(out, "429 Too Many Requests\r\nRetry-After: 7", "{}");
            case FAILS -> write(out, "500 Internal Server Error", "{\"error\":\"broken\"}");
            case GARBAGE -> write(out, "200 OK", "<html>\u0001?!");
            case RESETS -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case SLOW -> await();
            case HUGE -> endless(out);
        }
    }

    private void await() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void endless(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        while (closed.getCount() > 0) {
            out.write("x".repeat(8_192).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void write(OutputStream out, String status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + "\r\nContent-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    private static Request read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        String length = head.toString().lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> line.substring(15).trim()).findFirst().orElse("0");
        byte[] content = in.readNBytes(Integer.parseInt(length));
        return new Request(head.substring(0, head.indexOf("\r\n")), head.toString(), new String(content, StandardCharsets.UTF_8), content);
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
