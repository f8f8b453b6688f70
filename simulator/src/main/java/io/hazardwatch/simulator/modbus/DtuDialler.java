package io.hazardwatch.simulator.modbus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A DTU: dials in, registers, keeps its connection by heartbeats, and passes requests of RTU on to its slaves. One thread. */
final class DtuDialler implements Runnable {
    private static final int READ_MILLIS = 1_000;
    private static final int AGAIN_SECONDS = 2;

    private final String host;
    private final int port;
    private final byte[] registration;
    private final byte[] heartbeat;
    private final long heartbeatMillis;
    private final TcpSlaves.Answers answers;
    private final CountDownLatch stop;

    DtuDialler(String host, int port, String registration, String heartbeat, long heartbeatMillis, TcpSlaves.Answers answers, CountDownLatch stop) {
        this.host = host;
        this.port = port;
        this.registration = registration.getBytes(StandardCharsets.UTF_8);
        this.heartbeat = heartbeat.getBytes(StandardCharsets.UTF_8);
        this.heartbeatMillis = heartbeatMillis;
        this.answers = answers;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            while (stop.getCount() > 0) {
                dial();
                if (stop.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void dial() {
        try (Socket socket = new Socket(host, port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            socket.getOutputStream().write(registration);
            serve(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException ended) {
            // dials again
        }
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[RtuLine.REQUEST_LENGTH];
        int have = 0;
        long beaten = System.nanoTime();
        while (stop.getCount() > 0) {
            try {
                int read = in.read(bytes, have, bytes.length - have);
                if (read < 0) {
                    return;
                }
                have += read;
                if (have == bytes.length) {
                    have = answer(bytes, out);
                }
            } catch (SocketTimeoutException quiet) {
                have = 0;
            }
            if (heartbeat.length > 0 && System.nanoTime() - beaten >= heartbeatMillis * 1_000_000) {
                out.write(heartbeat);
                beaten = System.nanoTime();
            }
        }
    }

    /** How many bytes are left of what was received. */
    private int answer(byte[] frame, OutputStream out) throws IOException {
        byte[] request = RtuLine.pdu(frame);
        if (request == null) {
            System.arraycopy(Arrays.copyOfRange(frame, 1, frame.length), 0, frame, 0, frame.length - 1);
            return frame.length - 1;
        }
        byte[] pdu = answers.of(frame[0] & 0xFF, request);
        if (pdu != null) {
            out.write(RtuLine.frame(frame[0] & 0xFF, pdu));
        }
        return 0;
    }
}
