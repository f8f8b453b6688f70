package io.hazardwatch.simulator.hj212;

import io.hazardwatch.simulator.report.Latency;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One data logger on one connection. Sends a real-time packet per interval, or as many as the window allows; one thread. */
final class Hj212Device {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final double SWING = 0.05;

    private final Hj212Plan plan;
    private final String mn;
    private final CountDownLatch stop;
    private final Histogram latency = Latency.histogram();
    private final Map<String, Long> unanswered = new HashMap<>();
    private long sent;
    private long answered;
    private long commands;

    Hj212Device(Hj212Plan plan, String mn, CountDownLatch stop) {
        this.plan = plan;
        this.mn = mn;
        this.stop = stop;
    }

    Histogram latency() {
        return latency;
    }

    long sent() {
        return sent;
    }

    long answered() {
        return answered;
    }

    long commands() {
        return commands;
    }

    void run() throws IOException, InterruptedException {
        try (Socket socket = new Socket(plan.host(), plan.port())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 << 10);
            long base = System.currentTimeMillis() - (plan.isPaced() ? 0 : plan.count());
            while (stop.getCount() > 0 && (plan.count() == 0 || sent < plan.count())) {
                while (unanswered.size() < plan.window() && (plan.count() == 0 || sent < plan.count())) {
                    send(out, plan.isPaced() ? System.currentTimeMillis() / 1_000 * 1_000 : base + sent);
                }
                out.flush();
                socket.setSoTimeout(PATIENCE_MILLIS);
                takeOne(in, out);
                if (plan.isPaced() && stop.await(plan.intervalMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            while (!unanswered.isEmpty()) {
                takeOne(in, out);
            }
        } catch (SocketTimeoutException silent) {
            throw new IOException("no answer within " + PATIENCE_MILLIS + " ms to " + unanswered.size() + " packets", silent);
        }
    }

    private void send(OutputStream out, long millis) throws IOException {
        Map<String, Double> values = new TreeMap<>();
        plan.factors().forEach((code, centre) -> values.put(code, centre * (1 + SWING * Math.sin(sent / 30.0))));
        String number = Hj212Encoder.number(System.currentTimeMillis()).substring(0, 8) + String.format("%09d", sent);
        out.write(Hj212Encoder.realTime(number, mn, plan.password(), millis, values));
        unanswered.put(number, System.nanoTime());
        sent++;
    }

    /** Reads frames until one is the answer to a packet. */
    private void takeOne(InputStream in, OutputStream out) throws IOException {
        while (true) {
            String segment = read(in);
            String number = field(segment, "QN=");
            int command = Integer.parseInt(field(segment, "CN="));
            if (command == 9014) {
                Long begun = unanswered.remove(number);
                if (begun != null) {
                    Latency.record(latency, System.nanoTime() - begun, 1);
                    answered++;
                    return;
                }
            } else if (command < 9000) {
                commands++;
                out.write(Hj212Encoder.result(number, mn, plan.password(), 9011));
                out.write(Hj212Encoder.result(number, mn, plan.password(), 9012));
                out.flush();
            }
        }
    }

    static String read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the gateway closed the connection");
            }
            line.write(next);
        }
        byte[] bytes = line.toByteArray();
        String text = new String(bytes, StandardCharsets.UTF_8);
        int length = Integer.parseInt(text.substring(2, 6));
        byte[] segment = text.substring(6, 6 + length).getBytes(StandardCharsets.UTF_8);
        if (!text.startsWith("##") || Integer.parseInt(text.substring(6 + length, 10 + length), 16) != Hj212Encoder.checksum(segment)) {
            throw new IOException("the gateway sent a wrong frame: " + text);
        }
        return new String(segment, StandardCharsets.UTF_8);
    }

    private static String field(String segment, String name) {
        int start = segment.indexOf(name) + name.length();
        return segment.substring(start, segment.indexOf(';', start));
    }
}
