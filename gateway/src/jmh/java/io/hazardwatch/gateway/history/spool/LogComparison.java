package io.hazardwatch.gateway.history.spool;

import io.hazardwatch.gateway.model.PointId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
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

/**
 * What one reading costs the lane in each log that was considered, every one so that a killed process loses none: our spool;
 * Chronicle Queue, one excerpt for each reading; a file that is written to once for each burst of {@link #BURST} readings, as
 * the least a log of system calls can do, without checksums.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 8)
@Fork(value = 1, jvmArgsAppend = {"--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED", "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
    "--add-opens=jdk.compiler/com.sun.tools.javac=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
    "--enable-native-access=ALL-UNNAMED", "-Dchronicle.analytics.disable=true"})
public class LogComparison {
    private static final int READINGS = 2_000_000;
    private static final int POINTS = 1000;
    private static final int BURST = 16;
    private static final int FILE_BYTES = 80 << 20;

    private final PointId[] points = Stream.iterate(0, i -> i + 1).limit(POINTS)
            .map(i -> new PointId("huarun-gas", "lpg-depot-01", "gd-" + i, "lel")).toArray(PointId[]::new);
    private Path directory;
    private Spool spool;
    private ChronicleQueue queue;
    private ExcerptAppender appender;
    private Bytes<ByteBuffer> excerpt;
    private FileChannel file;

    /** Files, mappings and first pages are made here: none of them pays for that while it is measured, as far as it lets us. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        directory = Files.createTempDirectory("logs");
        spool = new Spool(directory.resolve("spool"), new SpoolBounds(FILE_BYTES, 4L * FILE_BYTES, 0), i -> points[i],
                (what, cause) -> System.err.println(what + ": " + cause));
        spool.prepare();
        queue = SingleChronicleQueueBuilder.binary(directory.resolve("chronicle")).blockSize(FILE_BYTES).build();
        appender = queue.createAppender();
        excerpt = Bytes.elasticByteBuffer(64);
        file = FileChannel.open(directory.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        spool.close();
        appender.close();
        queue.close();
        excerpt.releaseLast();
        file.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(each -> each.toFile().delete());
        }
    }

    @Benchmark
    @OperationsPerInvocation(READINGS)
    public void spool() {
        for (int i = 0; i < READINGS; i++) {
            spool.append(i % POINTS, i, i, i * 0.1, (byte) 0);
        }
    }

    @Benchmark
    @OperationsPerInvocation(READINGS)
    public void chronicleQueue() {
        for (int i = 0; i < READINGS; i++) {
            excerpt.clear();
            excerpt.writeLong(i).writeLong(i).writeDouble(i * 0.1).writeInt(i % POINTS).writeByte((byte) 0);
            appender.writeBytes(excerpt);
        }
    }

    @Benchmark
    @OperationsPerInvocation(READINGS)
    public void fileWrite() throws IOException {
        ByteBuffer burst = ByteBuffer.allocateDirect(BURST * Slot.BYTES);
        for (int i = 0; i < READINGS; i++) {
            burst.putLong(i).putLong(i).putDouble(i * 0.1).putInt(i % POINTS).putInt(0);
            if (!burst.hasRemaining()) {
                file.write(burst.flip());
                burst.clear();
            }
        }
    }

    /** Not a benchmark: that what was measured can be read back. */
    @TearDown(Level.Invocation)
    public void readBack() {
        ExcerptTailer tailer = queue.createTailer();
        Bytes<ByteBuffer> first = Bytes.elasticByteBuffer(64);
        if (tailer.readBytes(first) && first.readRemaining() != 29) {
            throw new IllegalStateException("excerpt of " + first.readRemaining() + " bytes");
        }
        first.releaseLast();
        tailer.close();
    }
}
