package io.hazardwatch.gateway.intake.hj212;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A device on a plain socket. */
final class Hj212Peer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader in;
    private String checksum = "";

    Hj212Peer(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The data segment of the next frame. */
    String read() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("closed by the gateway");
        }
        int length = Integer.parseInt(line.substring(2, 6));
        if (line.length() != 6 + length + 4) {
            throw new IOException("wrong length: " + line);
        }
        checksum = line.substring(6 + length);
        return line.substring(6, 6 + length);
    }

    String lastChecksum() {
        return checksum;
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    /** Whether the gateway has closed the connection. */
    boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
