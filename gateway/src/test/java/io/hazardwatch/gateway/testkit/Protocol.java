package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * How a service is spoken to. An open port is not enough to call it started: the engine's proxy accepts connections for a
 * container before the program inside listens.
 */
enum Protocol {
    /** CONNECT of MQTT 3.1.1 without a client id, answered by a CONNACK. */
    MQTT("tcp", new byte[] {0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 10, 0, 0}, 0x20),
    /** Any request, answered by any status line. */
    HTTP("http", "GET /ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 'H');

    private static final int ANSWER_MILLIS = 10_000;

    private final String scheme;
    private final byte[] question;
    private final int answer;

    Protocol(String scheme, byte[] question, int answer) {
        this.scheme = scheme;
        this.question = question;
        this.answer = answer;
    }

    String url(int port) {
        return scheme + "://127.0.0.1:" + port;
    }

    /** Waits until the service on that port answers; {@code false} when the time ran out. */
    boolean awaitAnswer(int port, long millis) {
        return Await.isWithin(millis, () -> isAnswered(port));
    }

    private boolean isAnswered(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(question);
            return socket.getInputStream().read() == answer;
        } catch (IOException notYet) {
            return false;
        }
    }
}
