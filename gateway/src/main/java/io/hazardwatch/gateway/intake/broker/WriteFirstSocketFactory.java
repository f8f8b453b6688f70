package io.hazardwatch.gateway.intake.broker;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;

/**
 * Creates sockets that receive nothing before they have sent, as MQTT requires, so that no thread of Paho is leaked.
 *
 * <p>If the accepting side closes the connection at once (a load balancer, or a container port before a broker that is down),
 * the receiving thread of Paho 1.2.5 can end before the connecting thread has seen it start; that one then waits forever, and
 * each attempt leaks a thread. These sockets keep the receiver waiting until then. The same could happen when a client is
 * closed at that moment, so the caller first calls {@link #end} and waits while {@link #isFirstWordDue}. Any thread.
 */
final class WriteFirstSocketFactory extends SocketFactory {
    private static final long PAUSE_MILLIS = 100;

    private enum Stage { NEW, OPEN, ENDED }

    private volatile boolean isEnded;
    private volatile SpeakFirstSocket latest;

    /** Prevents further connections; an open one stays. */
    void end() throws IOException {
        isEnded = true;
        SpeakFirstSocket socket = latest;
        if (socket != null && socket.stage.compareAndSet(Stage.NEW, Stage.ENDED)) {
            socket.close();
        }
    }

    /** Whether there is a connection on which nothing has been sent yet. */
    boolean isFirstWordDue() {
        SpeakFirstSocket socket = latest;
        return socket != null && socket.stage.get() == Stage.OPEN && !socket.isClosed() && socket.spoken.getCount() > 0;
    }

    @Override
    public Socket createSocket() throws IOException {
        SpeakFirstSocket socket = new SpeakFirstSocket();
        latest = socket;
        if (isEnded) {
            throw new SocketException("ended");
        }
        return socket;
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
        private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NEW);

        @Override
        public void connect(SocketAddress to, int timeoutMillis) throws IOException {
            super.connect(to, timeoutMillis);
            if (!stage.compareAndSet(Stage.NEW, Stage.OPEN)) {
                close();
                throw new SocketException("ended");
            }
        }

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
        private boolean isListening; // receiving thread

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

        /**
         * Waits a little longer than the first packet takes, because a sender that was told to stop before it waits would miss
         * that.
         */
        private void awaitSpoken() throws IOException {
            if (isListening) {
                return;
            }
            try {
                spoken.await();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                isListening = true;
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
