package io.hazardwatch.gateway.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection to the HTTP port that sends what a test says, byte for byte. */
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private final Socket socket = new Socket();
    private final InputStream input;

    /** Connects to a port of this machine. */
    public RawHttp(int port) {
        this(port, 0);
    }

    /** Connects from another address of this machine, such as 127.0.0.7. */
    public static RawHttp from(String address, int port) {
        return new RawHttp(port, 0, address);
    }

    /** @param receiveBytes size of the receive buffer; 0 = the machine's own */
    public RawHttp(int port, int receiveBytes) {
        this(port, receiveBytes, "127.0.0.1");
    }

    private RawHttp(int port, int receiveBytes, String from) {
        try {
            socket.bind(new InetSocketAddress(from, 0));
            if (receiveBytes > 0) {
                socket.setReceiveBufferSize(receiveBytes);
            }
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            input = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a text; a peer that closed meanwhile is seen when reading. */
    public RawHttp send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            // seen when reading
        }
        return this;
    }

    /** Whatever comes until the end of the headers. */
    public String head() {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = read();
            if (next < 0) {
                return text.toString();
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** Whatever comes until the next status line has ended. */
    public String untilStatus() {
        StringBuilder text = new StringBuilder();
        while (!text.toString().matches("(?s).*HTTP/1.1 \\d{3} [^\r]*")) {
            text.append((char) read());
        }
        return text.append(line()).toString();
    }

    private String line() {
        StringBuilder rest = new StringBuilder();
        for (int next = read(); next > '\r'; next = read()) {
            rest.append((char) next);
        }
        return rest.toString();
    }

    /** Whatever comes until the peer closes; fails when it does not. */
    public String untilClosed() {
        StringBuilder text = new StringBuilder();
        for (int next = read(); next >= 0; next = read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    /** Whether the peer has closed the connection without sending any more. */
    public boolean isClosed() {
        try {
            socket.setSoTimeout(20);
            return read() < 0;
        } catch (UncheckedIOException open) {
            return false;
        } catch (SocketException closed) {
            return true;
        }
    }

    private int read() {
        try {
            return input.read();
        } catch (SocketTimeoutException open) {
            throw new UncheckedIOException("still open", open);
        } catch (IOException reset) {
            return -1;
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
}
