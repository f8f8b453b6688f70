package io.hazardwatch.gateway.intake.broker;

import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.time.Clock;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes readings from a broker the site already has, with the same guarantee as the MQTT listener: acknowledged means durable.
 *
 * <p>A thread of its own connects, offers arrived messages to its ingest, acknowledges, and reconnects when the connection is
 * lost. When the ingest is full arrived messages wait, then Paho's callback thread, and then the broker.
 */
public final class BrokerSubscriber implements AutoCloseable {
    private static final long BACKOFF_MILLIS_FIRST = 500;
    private static final Logger LOG = LoggerFactory.getLogger(BrokerSubscriber.class);
    private static final int ARRIVALS_MAX = 1024;
    private static final int LARGE_BYTES = 64 << 10;
    private static final int LARGE_MAX = 32;
    private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long NAP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CLOSE_MILLIS = 10_000;

    // any thread
    private final BrokerSettings settings;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    private final BrokerCounters counters = new BrokerCounters();
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(ARRIVALS_MAX);
    private final Thread thread;
    private volatile boolean isClosing;
    private volatile BrokerHealth health;

    // own thread
    private final Function<BrokerSubscriber, ArrivalHandler> handlers;
    private final Backoff backoff;
    private ArrivalHandler ingest;
    private int attempts;

    /**
     * Creates a subscriber that is idle until {@link #start}.
     *
     * @param defects the sink for defects: where, and what was thrown
     */
    public BrokerSubscriber(BrokerSettings settings, Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine,
                        BiConsumer<String, Throwable> defects, Clock clock, ThreadFactory threads) {
        this(settings, self -> new ArrivalIngest("upstream:" + settings.id(), settings.enterprise(), registry, ingests.open(self::wake),
                quarantine, self.counters, self::failed), defects, clock, threads);
    }

    /**
     * Creates a subscriber that is idle until {@link #start}.
     *
     * @param handlers creates, on the subscriber's thread, what handles the messages
     * @param defects  the sink for defects: where, and what was thrown
     */
    public BrokerSubscriber(BrokerSettings settings, Function<BrokerSubscriber, ArrivalHandler> handlers, BiConsumer<String, Throwable> defects,
                            Clock clock, ThreadFactory threads) {
        this.settings = settings;
        this.handlers = handlers;
        this.clock = clock;
        this.defects = defects;
        this.backoff = new Backoff(BACKOFF_MILLIS_FIRST, Math.max(1, settings.backoffMillisMax()), 0.5, new Random());
        this.health = new BrokerHealth(false, clock.millis(), null);
        this.thread = threads.newThread(this::run);
        thread.setName("upstream-" + settings.id());
    }

    /** Starts connecting; retries until the broker is available, see {@link #health}. */
    public void start() {
        thread.start();
    }

    /** Disconnects; unacknowledged messages stay at the broker. Returns within seconds, whatever the broker does. */
    @Override
    public void close() {
        isClosing = true;
        wake();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The name used in metrics and health. */
    public String id() {
        return settings.id();
    }

    public BrokerHealth health() {
        return health;
    }

    public BrokerCounters counters() {
        return counters;
    }

    /** Received messages that wait for the ingest. */
    public int waiting() {
        return arrivals.size();
    }

    long nanos() {
        return clock.nanos();
    }

    boolean isClosing() {
        return isClosing;
    }

    /** Lets the thread look at once. Any thread. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** Hands a message over, on Paho's callback thread; waits only while there is no room. No exception may escape. */
    void arrived(BrokerConnection link, String topic, MqttMessage message) {
        try {
            counters.messages.increment();
            Arrival arrival = new Arrival(link, message.getId(), message.getQos(), message.isRetained(), topic,
                    message.getPayload(), clock.millis());
            while (!hasRoomFor(arrival) || !arrivals.offer(arrival, 100, TimeUnit.MILLISECONDS)) {
                if (isClosing || !link.isAlive()) {
                    return; // not acknowledged: the broker keeps it
                }
            }
            wake();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Large messages, such as births of a thousand metrics, wait for one another, so that the queue takes bounded memory. */
    private boolean hasRoomFor(Arrival arrival) {
        if (arrival.payload().length > LARGE_BYTES && arrivals.size() >= LARGE_MAX) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            return false;
        }
        return true;
    }

    /** Reports a defect of the gateway. */
    void failed(Throwable defect) {
        counters.failures.increment();
        defects.accept("upstream " + settings.id(), defect);
    }

    /** Reports a failure of the broker or the connection. */
    void refused(Throwable failure) {
        LOG.warn("upstream {}: {}", settings.id(), failure.toString());
    }

    private void run() {
        ingest = handlers.apply(this);
        while (!isClosing) {
            long began = clock.nanos();
            BrokerConnection link = new BrokerConnection(settings, this);
            try {
                connect(link);
            } catch (RuntimeException e) {
                failed(e);
            } finally {
                link.close();
            }
            note(false, link.error());
            if (clock.nanos() - began > STEADY_NANOS) {
                attempts = 0; // the connection has lasted
            }
            workUntil(clock.nanos() + TimeUnit.MILLISECONDS.toNanos(backoff.millis(++attempts)));
        }
    }

    private void connect(BrokerConnection link) {
        if (link.open(ingest.will())) {
            counters.connects.increment();
            note(true, null);
            ingest.connected(link);
            while (!isClosing && link.isAlive()) {
                work(NAP_NANOS);
            }
            ingest.closing(link);
        }
    }

    private void workUntil(long deadlineNanos) {
        for (long left = deadlineNanos - clock.nanos(); left > 0 && !isClosing; left = deadlineNanos - clock.nanos()) {
            work(Math.min(left, NAP_NANOS));
        }
    }

    /** Ingests and acknowledges what is possible; otherwise sleeps until woken or {@code napNanos} have passed. */
    private void work(long napNanos) {
        try {
            boolean moved = ingest.ingest(arrivals);
            moved |= ingest.acknowledge();
            if (!moved) {
                LockSupport.parkNanos(napNanos);
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void note(boolean isConnected, String error) {
        BrokerHealth before = health;
        String lastError = error == null ? before.lastError() : error;
        if (before.isConnected() != isConnected) {
            LOG.info("upstream {}: {}", settings.id(), isConnected ? "connected" : lastError);
            health = new BrokerHealth(isConnected, clock.millis(), lastError);
        } else {
            health = new BrokerHealth(isConnected, before.sinceMillis(), lastError);
        }
    }
}
