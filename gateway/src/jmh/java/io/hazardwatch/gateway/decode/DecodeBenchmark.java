package io.hazardwatch.gateway.decode;

import io.hazardwatch.gateway.model.NameIndex;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Messages per second of one thread, ours against Jackson's. The messages differ from one another, so that the processor
 * cannot learn one by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {
    private static final long ARRIVAL = 1_763_781_240_000L;
    private static final List<String> NAMES =
            List.of("lel", "pressure", "temperature", "level", "valve-open", "h2s", "flow-1", "flow-2");

    /** How many different messages take turns; a power of two. */
    @Param({"1", "256"})
    public int messages;

    /** {@code four}: ts and four short values, about 95 bytes; {@code exact}: the same values with all 16 to 17 digits. */
    @Param({"four", "exact"})
    public String shape;

    private final TelemetryDecoder ours = new TelemetryDecoder(DecodeLimits.STANDARD);
    private final Decoded decoded = new Decoded();
    private NameIndex keys;
    private JacksonDecoder jackson;
    private byte[][] payloads;
    private int next;

    @Setup
    public void prepare() {
        int[] numbers = new int[NAMES.size()];
        Map<String, Integer> points = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
            points.put(NAMES.get(i), i);
        }
        keys = NameIndex.of(NAMES, numbers);
        jackson = new JacksonDecoder(points);
        Random random = new Random(1);
        payloads = new byte[messages][];
        for (int i = 0; i < messages; i++) {
            payloads[i] = payload(random).getBytes(StandardCharsets.UTF_8);
        }
    }

    private String payload(Random random) {
        String format = shape.equals("four")
                ? "{\"ts\":%d,\"values\":{\"lel\":%.2f,\"pressure\":%.3f,\"temperature\":%.1f,\"level\":%.3f}}"
                : "{\"ts\":%d,\"values\":{\"lel\":%s,\"pressure\":%s,\"temperature\":%s,\"level\":%s}}";
        return String.format(Locale.ROOT, format, ARRIVAL - random.nextInt(100_000), random.nextDouble() * 100,
                random.nextDouble() * 2, random.nextDouble() * 60 - 20, random.nextDouble() * 1200);
    }

    private byte[] payload() {
        return payloads[next++ & messages - 1];
    }

    @Benchmark
    public int ours() {
        byte[] payload = payload();
        ours.decode(keys, payload, 0, payload.length, ARRIVAL, decoded);
        return decoded.count;
    }

    @Benchmark
    public int jackson() {
        byte[] payload = payload();
        jackson.decode(payload, 0, payload.length, ARRIVAL, decoded);
        return decoded.count;
    }
}
