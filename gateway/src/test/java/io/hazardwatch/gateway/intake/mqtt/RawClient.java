package io.hazardwatch.gateway.intake.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** An MQTT client that says exactly what it is told, byte by byte, and shows the answers as hex. Blocking; one thread. */
final class RawClient implements AutoCloseable {
    static final String CLOSED = "closed";
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final DataInputStream in;
    private final int version;
    private ByteArrayOutputStream gathered;

    RawClient(int port, int version) {
        this(open(port), version);
    }

    RawClient(Socket socket, int version) {
        try {
            this.socket = socket;
            this.version = version;
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            this.in = new DataInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket open(int port) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CONNECT with clean start; user or password null are not sent. Returns the answer. */
    String connect(String clientId, String user, String password, int keepAliveSeconds) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(version);
        body.write(2 | (user == null ? 0 : 0x80) | (password == null ? 0 : 0x40));
        body.write(keepAliveSeconds >> 8);
        body.write(keepAliveSeconds);
        if (version == 5) {
            body.write(0);
        }
        text(body, clientId);
        if (user != null) {
            text(body, user);
        }
        if (password != null) {
            text(body, password);
        }
        send(0x10, body.toByteArray());
        return receive();
    }

    /** PUBLISH; the packet id is left out at QoS 0. */
    void publish(String topic, int qos, int packetId, String payload) {
        send(0x30 | qos << 1, publishBody(topic, qos, packetId, payload.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] publishBody(String topic, int qos, int packetId, byte[] payload) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(body, topic);
        if (qos > 0) {
            body.write(packetId >> 8);
            body.write(packetId);
        }
        if (version == 5) {
            body.write(0);
        }
        body.writeBytes(payload);
        return body.toByteArray();
    }

    void send(int firstByte, byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(firstByte);
        int length = body.length;
        do {
            packet.write(length % 128 | (length > 127 ? 0x80 : 0));
            length /= 128;
        } while (length > 0);
        packet.writeBytes(body);
        send(packet.toByteArray());
    }

    void send(String hex) {
        send(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** What is sent from here on goes out in one piece at {@link #end}. */
    void begin() {
        gathered = new ByteArrayOutputStream();
    }

    void end() {
        byte[] all = gathered.toByteArray();
        gathered = null;
        send(all);
    }

    void send(byte[] bytes) {
        if (gathered != null) {
            gathered.writeBytes(bytes);
            return;
        }
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException e) {
            return; // the other side has closed; receive() tells
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next packet as upper-case hex, or {@link #CLOSED}. Fails when nothing comes. */
    String receive() {
        try {
            int first = in.readUnsignedByte();
            int length = 0;
            int shift = 0;
            int next;
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            packet.write(first);
            do {
                next = in.readUnsignedByte();
                packet.write(next);
                length |= (next & 0x7F) << shift;
                shift += 7;
            } while (next > 127);
            packet.writeBytes(in.readNBytes(length));
            return HexFormat.of().withUpperCase().formatHex(packet.toByteArray());
        } catch (EOFException | SocketException e) {
            return CLOSED;
        } catch (IOException e) {
            throw new UncheckedIOException("nothing came", e);
        }
    }

    /** Whether nothing has come yet; say PINGREQ first and take its answer, so that there was time. */
    boolean isQuiet() {
        try {
            return in.available() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PINGREQ and its answer: all that was sent before has been read by the listener. */
    String ping() {
        send("C000");
        return receive();
    }

    /** Says no more; the listener sees the end of the stream after all that was sent. */
    void finish() {
        try {
            socket.shutdownOutput();
        } catch (SocketException e) {
            return; // the other side has closed already
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
