package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.wire.Telemetry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one device, or of one enterprise's own gateway, to the broker. It keeps unacknowledged messages and sends them
 * again on the next connection, in order and before new ones. Owns one thread; all methods are callable from any thread.
 */
public final class Uplink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
    private static final int QUEUE_CAPACITY = 100_000;
    private static final long BUSY_MILLIS = 10;
    private static final long CLOSE_MILLIS = 5_000;

    private final Endpoint endpoint;
    private final Tally tally;
    private final Thread thread;

    // guarded by this
    private final Deque<Telemetry> waiting = new ArrayDeque<>();
    private final TreeMap<Long, Telemetry> unacked = new TreeMap<>();
    private Session session;
    private long sequence;
    private boolean down;
    private boolean closed;

    /** Starts the thread, which connects at once. */
    public Uplink(Endpoint endpoint, Tally tally) {
        this.endpoint = endpoint;
        this.tally = tally;
        this.thread = Thread.ofPlatform().name("uplink-" + endpoint.clientId()).daemon().start(this::run);
    }

    /** Queues a message. When the queue is full, it drops the message, counts it as lost and returns false. */
    public synchronized boolean offer(Telemetry telemetry) {
        if (waiting.size() >= QUEUE_CAPACITY) {
            tally.lost(telemetry);
            return false;
        }
        waiting.add(telemetry);
        notifyAll();
        return true;
    }

    /** Queues a message; blocks while the queue is full. */
    public synchronized void put(Telemetry telemetry) throws InterruptedException {
        while (waiting.size() >= QUEUE_CAPACITY && !closed) {
            wait();
        }
        waiting.add(telemetry);
        notifyAll();
    }

    /** Cuts the link without a DISCONNECT packet, even for a very short cut, or lets it reconnect. */
    public synchronized void setDown(boolean isDown) {
        down = isDown;
        if (down && session != null) {
            session.breakOff();
        }
        notifyAll();
    }

    /** Waits until all messages are acknowledged; returns false when {@code timeoutMillis} was not enough. */
    public synchronized boolean drain(long timeoutMillis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (!waiting.isEmpty() || !unacked.isEmpty()) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    /** Tells the thread to stop at once; unacknowledged messages remain unacknowledged. Does not wait. */
    synchronized void stop() {
        closed = true;
        notifyAll();
    }

    /** Stops the thread and waits a limited time for it to end. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread's next action. */
    private enum Work { CONNECT, SEND, LEAVE, STOP }

    private void run() {
        Backoff backoff = new Backoff(endpoint.clientId());
        try {
            for (Work work = awaitWork(); work != Work.STOP; work = awaitWork()) {
                switch (work) {
                    case CONNECT -> connect(backoff);
                    case SEND -> publish();
                    default -> leave();
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("{}: interrupted", endpoint.clientId());
        }
        leave();
    }

    private synchronized Work awaitWork() throws InterruptedException {
        while (!closed) {
            if (session == null && !down) {
                return Work.CONNECT;
            }
            if (session != null && (down || !session.isAlive())) {
                return Work.LEAVE;
            }
            if (session != null && !waiting.isEmpty() && unacked.size() < session.window()) {
                return Work.SEND;
            }
            wait();
        }
        return Work.STOP;
    }

    /**
     * Ends the session and queues its unacknowledged messages again. The session is ended outside the lock, because Paho waits there for
     * its callbacks, which need the lock.
     */
    private void leave() {
        Session left;
        boolean politely;
        synchronized (this) {
            left = session;
            politely = closed;
            session = null;
            unacked.descendingMap().values().forEach(waiting::addFirst);
            unacked.clear();
        }
        if (left != null) {
            left.leave(politely);
        }
    }

    private void connect(Backoff backoff) throws InterruptedException {
        try {
            Session fresh = endpoint.connect(this::onSessionEnd);
            synchronized (this) {
                session = fresh;
            }
            backoff.reset();
        } catch (MqttException refused) {
            long waitMillis = backoff.nextMillis();
            LOG.warn("{}: no connection ({}), again in {} ms", endpoint.clientId(), refused.getMessage(), waitMillis);
            pause(waitMillis);
        }
    }

    private synchronized void pause(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0 && !closed; left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
            wait(left);
        }
    }

    private void publish() throws InterruptedException {
        Session current;
        Telemetry telemetry;
        long number;
        synchronized (this) {
            current = session;
            telemetry = waiting.poll();
            number = ++sequence;
            unacked.put(number, telemetry);
            notifyAll();
        }
        current.publish(telemetry, verdict -> onVerdict(current, number, verdict));
        synchronized (this) {
            if (waiting.peek() == telemetry) {
                wait(BUSY_MILLIS);
            }
        }
    }

    private synchronized void onVerdict(Session from, long number, Session.Verdict verdict) {
        if (from != session || !unacked.containsKey(number)) {
            return;
        }
        switch (verdict) {
            case ACKNOWLEDGED -> tally.acknowledged(unacked.remove(number));
            case REFUSED -> tally.refused(unacked.remove(number));
            case BUSY -> waiting.addFirst(unacked.remove(number));
            case BROKEN -> from.breakOff();
        }
        notifyAll();
    }

    private synchronized void onSessionEnd() {
        notifyAll();
    }
}
