package io.hazardwatch.gateway.intake.upstream;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;

/**
 * Sockets that hear nothing before they have spoken, as is the order of MQTT.
 *
 * <p>When whoever accepts the connection hangs up at once (a balancer, a container's port before a broker that is away), the
 * receiving thread of Paho 1.2.5 can end before the connecting thread has seen it begin, and that one then waits for ever: a
 * thread lost with each attempt. Here the receiver is still waiting when it is looked for. Whoever ends a client asks
 * {@link #isFirstWordDue} before, for the same reason. Any thread.
 */
final class SpeakFirstSockets extends SocketFactory {
    private volatile SpeakFirstSocket latest;

    /** Whether the latest connection stands and nothing has been said on it yet. */
    boolean isFirstWordDue() {
        SpeakFirstSocket socket = latest;
        return socket != null && socket.isConnected() && !socket.isClosed() && socket.spoken.getCount() > 0;
    }

    @Override
    public Socket createSocket() {
        latest = new SpeakFirstSocket();
        return latest;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host, port, null, 0);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(from, fromPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private static final class SpeakFirstSocket extends Socket {
        private final CountDownLatch spoken = new CountDownLatch(1);

        @Override
        public InputStream getInputStream() throws IOException {
            return new Ear(super.getInputStream(), spoken);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new Mouth(super.getOutputStream(), spoken);
        }

        @Override
        public void close() throws IOException {
            spoken.countDown();
            super.close();
        }
    }

    private static final class Ear extends FilterInputStream {
        private final CountDownLatch spoken;

        Ear(InputStream in, CountDownLatch spoken) {
            super(in);
            this.spoken = spoken;
        }

        @Override
        public int read() throws IOException {
            awaitSpoken();
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            awaitSpoken();
            return in.read(into, from, length);
        }

        private void awaitSpoken() throws IOException {
            try {
                spoken.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }

    private static final class Mouth extends FilterOutputStream {
        private final CountDownLatch spoken;

        Mouth(OutputStream out, CountDownLatch spoken) {
            super(out);
            this.spoken = spoken;
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            out.write(octets, from, length);
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } finally {
                spoken.countDown();
            }
        }
    }
}
