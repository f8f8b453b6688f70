package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Loopback ports, bound or asked about. */
public final class Ports {
    private static final int CONNECT_MILLIS = 200;

    private Ports() {}

    /**
     * A port of 127.0.0.1 nobody listened on a moment ago, for foreign services that cannot take port 0: Mosquitto, InfluxDB,
     * PostgreSQL, containers. Another process may take it before the service does; what we start ourselves binds port 0.
     */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds a port of 127.0.0.1 that refuses connections until this socket is closed: bound, so nobody else takes it, but not listening. */
    public static Socket notListening() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }

    /** Whether somebody accepts connections there. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
