package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;

import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RawHttp;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What goes on while strangers attack: 500 messages a second, an alarm each second, a supervisor that asks whether the gateway lives. */
final class BusyPlant implements AutoCloseable {
    static final String STEADY = "steady";
    private static final int BATCH = 10;
    private static final long BATCH_MILLIS = 20;
    private static final long PROBE_MILLIS = 200;

    /** What was measured, in ms. */
    record Measured(Queue<Long> acknowledgements, Queue<Long> lives, Queue<String> alarms) {
        Measured() {
            this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        }
    }

    /** One step of something that is done again and again. */
    private interface Step {
        void take() throws Exception;
    }

    final Map<String, Long> raisedNanos = new ConcurrentHashMap<>();
    final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    final long base = System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(10);
    private final int httpPort;
    private final NumberedSender steady;
    private final Publisher detectors;
    private final Thread[] threads;
    private final int alarmsMax;
    private volatile Measured present = new Measured();
    private volatile boolean ended;
    private volatile long sent;
    private volatile int raised;

    BusyPlant(GatewayProcess gateway, int alarmsMax) throws Exception {
        this.httpPort = gateway.httpPort();
        this.alarmsMax = alarmsMax;
        this.steady = gateway.sender(STEADY, 2_000);
        this.detectors = gateway.publisher(PlantFiles.ENTERPRISE);
        this.threads = new Thread[] {again("readings", BATCH_MILLIS, this::sendBatch), again("alarms", 1_000, this::raise),
            again("supervisor", PROBE_MILLIS, this::probe)};
    }

    private Thread again(String name, long pauseMillis, Step step) {
        return Thread.ofPlatform().name(name).start(() -> {
            while (!ended) {
                long began = System.nanoTime();
                try {
                    step.take();
                } catch (Exception | Error broken) {
                    failures.add(new AssertionError(name, broken));
                }
                LockSupport.parkNanos(began + TimeUnit.MILLISECONDS.toNanos(pauseMillis) - System.nanoTime());
            }
        });
    }

    private void sendBatch() throws Exception {
        long began = System.nanoTime();
        steady.send(BATCH, number -> "{\"ts\":" + (base + number) + ",\"values\":{\"n\":" + number + "}}");
        steady.awaitAcknowledged(sent + BATCH);
        sent = sent + BATCH;
        present.acknowledgements().add(millisSince(began));
    }

    private void raise() throws MqttException {
        if (raised < alarmsMax) {
            String device = "gd-" + raised;
            raisedNanos.put(alarmId(device, "lel"), System.nanoTime());
            detectors.publish(topic(device), "{\"lel\":60}");
            present.alarms().add(alarmId(device, "lel"));
            raised = raised + 1;
        }
    }

    private void probe() {
        long began = System.nanoTime();
        try (RawHttp connection = new RawHttp(httpPort)) {
            String head = connection.send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").head();
            if (!head.startsWith("HTTP/1.1 200")) {
                failures.add(new AssertionError("not live: " + head));
            }
        }
        present.lives().add(millisSince(began));
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    /** Begins another measurement; gives the one that ends. */
    Measured next() {
        Measured past = present;
        present = new Measured();
        return past;
    }

    /** Messages acknowledged so far, of one reading each. */
    long acknowledged() {
        return sent;
    }

    /** Ends the traffic; what was acknowledged and raised until then can be asked for. */
    void rest() {
        ended = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException, MqttException {
        rest();
        steady.close();
        detectors.close();
    }
}
