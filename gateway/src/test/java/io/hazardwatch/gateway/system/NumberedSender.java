package io.hazardwatch.gateway.system;

import io.hazardwatch.gateway.testkit.Await;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.LongFunction;

/**
 * A device that speaks MQTT 3.1.1 at QoS 1 as fast as its window of unacknowledged messages allows, and counts what was
 * acknowledged. Acknowledgements must come in the order of the messages, as the standard has it, so the acknowledged ones
 * are always the first so many. Sends on the caller's thread, reads on its own.
 */
final class NumberedSender implements AutoCloseable {
    private static final int IDS = 65_535;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private final LongFunction<String> topic;
    private final int window;
    private final Semaphore free;
    private final Thread reader;

    // sending thread writes
    private volatile long sent;

    // reader thread writes
    private volatile long acknowledged;
    private volatile String broken;

    /** Connects; the password may be null. */
    NumberedSender(int port, String username, String password, String topic, int window) throws IOException {
        this(port, username, password, number -> topic, window);
    }

    /** Connects as what speaks for many devices: the number of a message says its topic. */
    NumberedSender(int port, String username, String password, LongFunction<String> topic, int window) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
        this.in = new DataInputStream(socket.getInputStream());
        this.topic = topic;
        this.window = window;
        this.free = new Semaphore(window);
        connect(username, password);
        this.reader = Thread.ofPlatform().name("acknowledgements").start(this::read);
    }

    private void connect(String username, String password) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(4);
        body.write(password == null ? 0x82 : 0xC2);
        body.write(0);
        body.write(0);
        text(body, "sender-" + java.util.UUID.randomUUID());
        text(body, username);
        if (password != null) {
            text(body, password);
        }
        packet(0x10, body);
        out.flush();
        int answer = in.readInt();
        if (answer != 0x20020000) {
            throw new IOException("refused: " + Integer.toHexString(answer));
        }
    }

    /** Sends so many payloads, made out of their numbers; waits while the window is full. */
    void send(int count, LongFunction<String> payload) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            if (!free.tryAcquire()) {
                out.flush();
                free.acquire();
            }
            if (broken != null) {
                throw new IOException(broken);
            }
            publish(sent, payload);
            sent = sent + 1;
        }
        out.flush();
    }

    private void publish(long number, LongFunction<String> payload) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, topic.apply(number));
        int id = idOf(number);
        body.write(id >> 8);
        body.write(id);
        body.writeBytes(payload.apply(number).getBytes(StandardCharsets.UTF_8));
        packet(0x32, body);
    }

    private static int idOf(long number) {
        return (int) (number % IDS) + 1;
    }

    private void read() {
        try {
            while (true) {
                int head = in.readUnsignedShort();
                int id = in.readUnsignedShort();
                if (head != 0x4002 || id != idOf(acknowledged)) {
                    throw new IOException("after " + acknowledged + " acknowledgements: unexpected "
                            + Integer.toHexString(head) + ' ' + id);
                }
                acknowledged = acknowledged + 1;
                free.release();
            }
        } catch (IOException e) {
            broken = e.toString();
            free.release(window);
        }
    }

    /** How many messages, from the first on, were acknowledged. */
    long acknowledged() {
        return acknowledged;
    }

    /** How many messages were sent, or at least begun. */
    long sent() {
        return sent;
    }

    void awaitAcknowledged(long count) {
        Await.until(count + " acknowledgements", 180_000, () -> acknowledged >= count);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void packet(int first, ByteArrayOutputStream body) throws IOException {
        out.write(first);
        int length = body.size();
        do {
            out.write(length % 128 | (length > 127 ? 0x80 : 0));
            length /= 128;
        } while (length > 0);
        body.writeTo(out);
    }

    private static void text(ByteArrayOutputStream to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.write(bytes.length >> 8);
        to.write(bytes.length);
        to.writeBytes(bytes);
    }
}
