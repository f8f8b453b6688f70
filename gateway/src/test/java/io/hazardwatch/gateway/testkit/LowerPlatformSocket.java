package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;

/** A lower platform of GB/T 28181 at a socket of the loopback; confirms what it is asked and keeps it for the test. One thread. */
public final class LowerPlatformSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Queue<String> asked = new ArrayDeque<>();
    private final LowerPlatform platform;
    private final int port;

    /** @param port of the gateway */
    public LowerPlatformSocket(String id, String password, int port) throws IOException {
        this.platform = new LowerPlatform(id, password, "127.0.0.1:" + socket.getLocalPort());
        this.port = port;
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends a datagram. */
    public void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
    }

    private String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }

    private String answer() throws IOException {
        while (true) {
            String text = receive();
            if (text.startsWith("SIP/2.0 ")) {
                return text;
            }
            take(text);
        }
    }

    private void take(String request) throws IOException {
        send(LowerPlatform.confirm(request));
        asked.add(request);
    }

    /** Registers with the password; 0 logs off. */
    public void register(int expires) throws IOException {
        register(expires, () -> { });
    }

    /** @param meanwhile happens between the challenge and the password */
    public void register(int expires, Runnable meanwhile) throws IOException {
        send(platform.register(expires));
        String challenge = answer();
        meanwhile.run();
        send(platform.register(expires, challenge));
        String done = answer();
        if (!done.startsWith("SIP/2.0 200 ")) {
            throw new AssertionError(done);
        }
    }

    /** Sends a document; the status of the answer. */
    public String say(Function<LowerPlatform, String> document) throws IOException {
        send(platform.message(document.apply(platform)));
        return answer().substring(8, 11);
    }

    /** The next request of that method from the gateway. */
    public String await(String method) throws IOException {
        while (true) {
            String next = asked.poll();
            if (next == null) {
                take(receive());
            } else if (next.startsWith(method)) {
                return next;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
