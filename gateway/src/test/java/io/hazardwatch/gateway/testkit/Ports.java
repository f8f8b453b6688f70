package io.hazardwatch.gateway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports, bound or asked about. */
public final class Ports {
    private static final int CONNECT_MILLIS = 200;
    /** Linux gives out ports from 32768 on, see ip(7). */
    private static final int GIVEN_MIN = 20_000;
    private static final int GIVEN_MAX = 32_768;
    private static final int TRIES_MAX = 100;

    private Ports() {}

    /**
     * A port of 127.0.0.1 nobody listened on a moment ago, for foreign services that cannot take port 0: Mosquitto, InfluxDB,
     * PostgreSQL, containers. It is below the ports that systems give out by themselves, so no connection of another process
     * takes it while such a service is stopped and started again; another service may. What we start ourselves binds port 0.
     */
    public static int free() {
        for (int left = TRIES_MAX; left > 0; left--) {
            int port = ThreadLocalRandom.current().nextInt(GIVEN_MIN, GIVEN_MAX);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new AssertionError("no free port in " + TRIES_MAX + " tries");
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
