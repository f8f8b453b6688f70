package io.hazardwatch.simulator.field;

import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings rows one after the other on a thread of its own, over a link that it opens with the first row and, when that breaks, opens again. A row
 * that was not answered is brought again.
 */
public final class QueuedDevice implements FieldDevice {
    /** An open link to the gateway. One thread. */
    public interface Link extends AutoCloseable {
        /**
         * Brings a row; returns when the gateway has answered.
         *
         * @throws RefusedException if it wants none of the row; the link goes on
         * @throws IOException      if the link is broken
         */
        void bring(Row row) throws IOException, InterruptedException;

        @Override
        void close() throws IOException;
    }

    /** Opens a link. */
    public interface Opening {
        Link open() throws IOException, InterruptedException;
    }

    private static final int QUEUE_CAPACITY = 600;
    private static final long AGAIN_SECONDS = 2;
    private static final long CLOSE_MILLIS = 3_000;
    private static final Logger LOG = LoggerFactory.getLogger(QueuedDevice.class);

    private final String name;
    private final Opening opening;
    private final BlockingQueue<Row> waiting = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final Thread thread;
    private volatile boolean isClosed;
    /** Not answered yet; null for none. Own thread. */
    private Row next;

    /** Starts the thread. */
    public QueuedDevice(String name, Opening opening) {
        this.name = name;
        this.opening = opening;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    @Override
    public void offer(Row row) {
        while (!waiting.offer(row)) {
            waiting.poll();
        }
    }

    private void run() {
        String told = "";
        try {
            while (!isClosed) {
                String ended = "ended";
                next = next == null ? waiting.take() : next;
                try (Link link = opening.open()) {
                    LOG.info("{}: connected", name);
                    bringAll(link);
                } catch (IOException broken) {
                    ended = String.valueOf(broken.getMessage());
                }
                if (!isClosed && !ended.equals(told)) {
                    LOG.warn("{}: {}, tried again every {} s", name, ended, AGAIN_SECONDS);
                    told = ended;
                }
                TimeUnit.SECONDS.sleep(AGAIN_SECONDS);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("{}: stopped", name);
        }
    }

    private void bringAll(Link link) throws IOException, InterruptedException {
        while (!isClosed) {
            try {
                link.bring(next);
            } catch (RefusedException refused) {
                LOG.warn("{}: a row is dropped: {}", name, refused.getMessage());
            }
            next = null;
            next = waiting.take();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
