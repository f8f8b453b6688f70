package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What an append costs the lane, and reading it back costs the drainer; a thousand points in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 10)
@Fork(1)
public class SpoolBenchmark {
    private static final int READINGS = 4_000_000;
    private static final int POINTS = 1000;

    private final PointId[] points = Stream.iterate(0, i -> i + 1).limit(POINTS)
            .map(i -> new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel")).toArray(PointId[]::new);
    private final ReadingBatch batch = new ReadingBatch(10_000);
    private Path directory;
    private Spool full;
    private Spool empty;
    private SpoolReader reader;

    @Setup(Level.Iteration)
    public void open() throws IOException {
        directory = Files.createTempDirectory("spool");
        empty = open("empty");
        full = open("full");
        reader = new SpoolReader(full);
        fill(full);
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        empty.close();
        full.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    @Benchmark
    @OperationsPerInvocation(READINGS)
    public void append() {
        fill(empty);
    }

    @Benchmark
    @OperationsPerInvocation(READINGS)
    public void readBack() {
        while (reader.fill(batch) > 0) {
            reader.commit();
            batch.count = 0;
        }
    }

    private Spool open(String name) throws IOException {
        Spool spool = new Spool(directory.resolve(name), new SpoolBounds(160 << 20, 1L << 30, 0), i -> points[i],
                (what, cause) -> System.err.println(what + ": " + cause));
        spool.prepare();
        return spool;
    }

    private static void fill(Spool spool) {
        for (int i = 0; i < READINGS && spool.room() > 0; i++) {
            spool.append(i % POINTS, i, i, i * 0.1, (byte) 0);
        }
    }
}
