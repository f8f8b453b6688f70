package io.hazardwatch.simulator.load;

import io.hazardwatch.simulator.report.Latency;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Measures how long an append of 4 kB with fsync takes on this disk during the load, because that is the cost of an acknowledgement
 * that survives a power failure. It repeats the append at a low rate. Owns one thread from {@link #start} to {@link #stop}.
 */
final class FsyncProbe {
    private static final int BLOCK_BYTES = 4096;

    private final Path folder;
    private final long periodNanos;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Histogram latency = Latency.histogram();
    private final Thread thread = Thread.ofPlatform().name("fsync-probe").daemon().unstarted(this::run);
    private volatile IOException failure;

    FsyncProbe(Path folder, double perSecond) {
        this.folder = folder;
        this.periodNanos = (long) (1e9 / perSecond);
    }

    void start() {
        thread.start();
    }

    /**
     * Stops the thread and waits for it.
     *
     * @return the durations in nanoseconds
     * @throws IOException when the file could not be created or written
     */
    Histogram stop() throws IOException, InterruptedException {
        stop.countDown();
        thread.join();
        if (failure != null) {
            throw failure;
        }
        return latency;
    }

    private void run() {
        try {
            Path file = Files.createTempFile(folder, "fsync-probe", ".bin");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                measure(channel);
            }
        } catch (IOException broken) {
            failure = broken;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure(FileChannel channel) throws IOException, InterruptedException {
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
        long due = System.nanoTime();
        while (!stop.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            long begin = System.nanoTime();
            channel.write(block.clear());
            channel.force(false);
            Latency.record(latency, System.nanoTime() - begin, 1);
            due = Math.max(due + periodNanos, System.nanoTime());
        }
    }
}
