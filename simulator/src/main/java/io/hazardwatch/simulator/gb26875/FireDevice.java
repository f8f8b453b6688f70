package io.hazardwatch.simulator.gb26875;

import io.hazardwatch.simulator.report.Latency;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One transmission device on one connection. Every tenth frame says that it is there; one thread. */
final class FireDevice {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int ALIVE_EVERY = 10;
    private static final int ANSWER_BYTES = 30;
    private static final int SERIALS = 1 << 16;
    private static final int CONFIRM = 3;
    private static final double SWING = 0.05;

    private final FirePlan plan;
    private final CountDownLatch stop;
    private final Histogram latency = Latency.histogram();
    private final Map<Integer, Long> unconfirmed = new HashMap<>();
    private long frames;
    private long sent;
    private long confirmed;
    private long denied;

    FireDevice(FirePlan plan, CountDownLatch stop) {
        this.plan = plan;
        this.stop = stop;
    }

    Histogram latency() {
        return latency;
    }

    long sent() {
        return sent;
    }

    long confirmed() {
        return confirmed;
    }

    long denied() {
        return denied;
    }

    void run() throws IOException, InterruptedException {
        try (Socket socket = new Socket(plan.host(), plan.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 << 10);
            long base = System.currentTimeMillis() / 1_000 * 1_000 - (plan.isPaced() ? 0 : plan.count() * 1_000L);
            while (isGoingOn()) {
                while (unconfirmed.size() < plan.window() && isGoingOn()) {
                    send(out, plan.isPaced() ? System.currentTimeMillis() : base + frames * 1_000);
                }
                out.flush();
                takeOne(in);
                if (plan.isPaced() && stop.await(plan.intervalMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            while (!unconfirmed.isEmpty()) {
                takeOne(in);
            }
        } catch (SocketTimeoutException silent) {
            throw new IOException("no confirmation within " + PATIENCE_MILLIS + " ms of " + unconfirmed.size() + " frames", silent);
        }
    }

    private boolean isGoingOn() {
        return stop.getCount() > 0 && (plan.count() == 0 || frames < plan.count());
    }

    private void send(OutputStream out, long millis) throws IOException {
        if (frames % ALIVE_EVERY == 0) {
            write(out, serial -> FireFrames.alive(serial, plan.address(), millis));
        }
        boolean begins = plan.fireAfter() > 0 && frames == plan.fireAfter();
        if (!plan.smoke().isEmpty() && (begins || plan.fireAfter() > 0 && frames == plan.fireAfter() + plan.fireFrames())) {
            write(out, serial -> FireFrames.state(serial, plan.address(), millis, plan.smoke().getFirst(),
                    begins ? FireFrames.FIRE : FireFrames.NORMAL, "一层走廊感烟探测器"));
        }
        List<FireFrames.Gas> gas = new ArrayList<>();
        plan.gas().forEach((part, centre) -> gas.add(new FireFrames.Gas(part, centre * (1 + SWING * Math.sin(frames / 30.0)))));
        write(out, serial -> FireFrames.gas(serial, plan.address(), millis, gas));
        frames++;
    }

    private interface FrameWriter {
        byte[] frame(int serial);
    }

    private void write(OutputStream out, FrameWriter writer) throws IOException {
        int serial = (int) (sent % SERIALS);
        out.write(writer.frame(serial));
        unconfirmed.put(serial, System.nanoTime());
        sent++;
    }

    private void takeOne(InputStream in) throws IOException {
        byte[] answer = read(in);
        Long begun = unconfirmed.remove(answer[2] & 0xFF | (answer[3] & 0xFF) << 8);
        if (!isConfirmation(answer)) {
            denied++;
        } else if (begun != null) {
            Latency.record(latency, System.nanoTime() - begun, 1);
            confirmed++;
        }
    }

    static boolean isConfirmation(byte[] answer) {
        return answer[26] == CONFIRM;
    }

    /** Reads one answer. */
    static byte[] read(InputStream in) throws IOException {
        byte[] answer = in.readNBytes(ANSWER_BYTES);
        if (answer.length < ANSWER_BYTES) {
            throw new IOException("the gateway closed the connection");
        }
        if (answer[0] != '@' || answer[1] != '@' || answer[ANSWER_BYTES - 1] != '#'
                || answer[ANSWER_BYTES - 3] != FireFrames.checksum(answer, ANSWER_BYTES - 3)) {
            throw new IOException("the gateway sent a wrong frame");
        }
        return answer;
    }
}
