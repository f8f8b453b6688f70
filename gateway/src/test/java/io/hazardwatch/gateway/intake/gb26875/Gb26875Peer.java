package io.hazardwatch.gateway.intake.gb26875;

import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;

/** A transmission device on a plain socket. */
final class Gb26875Peer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int ANSWER_BYTES = 30;

    private final Socket socket;

    Gb26875Peer(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next answer, as hexadecimal digits; its checksum is right. */
    String read() throws IOException {
        byte[] answer = socket.getInputStream().readNBytes(ANSWER_BYTES);
        int sum = 0;
        for (int i = 2; i < answer.length - 3; i++) {
            sum += answer[i];
        }
        if (answer.length < ANSWER_BYTES || (byte) sum != answer[ANSWER_BYTES - 3]) {
            throw new IOException("no answer: " + HexFormat.of().formatHex(answer));
        }
        return HexFormat.of().formatHex(answer);
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    /** Whether the gateway has closed the connection. */
    boolean isClosed() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
