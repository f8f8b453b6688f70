package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.AlarmPolicy;
import io.hazardwatch.gateway.alarms.RecordedEvent;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.decode.TelemetryDecoder;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The path on one thread: a 95-byte message of four values is decoded, goes through the inbox, is evaluated against
 * H and HH, and lands in the reading log. Run it with {@code -prof gc}: it must allocate nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PathBenchmark {
    private static final int DEVICES = 2000;
    private static final int BATCH = 256;

    private final List<Device> devices = new ArrayList<>();
    private final List<byte[]> payloads = new ArrayList<>();
    private final Decoded decoded = new Decoded();
    private final TelemetryDecoder decoder = new TelemetryDecoder(DecodeLimits.STANDARD);
    private final Inbox inbox = new Inbox(16_384, () -> { });
    private final Discard outputs = new Discard();
    private Lane lane;
    private int next;
    private long now = 1_763_781_234_567L;

    @Setup
    public void build() {
        for (int d = 0; d < DEVICES; d++) {
            devices.add(device(d));
            payloads.add("{\"ts\":1763781234567,\"values\":{\"p0\":%d.25,\"p1\":1.0%02d,\"p2\":21.%d,\"p3\":0.5}}"
                    .formatted(d % 20, d % 100, d % 10).getBytes(StandardCharsets.UTF_8));
        }
        Site site = new Site("load", "s", Text.of("s"), "other", 0, 0, ZoneId.of("UTC"), List.of(), devices);
        lane = new Lane(0, 1, Registry.of(List.of(site)), AlarmPolicy.STANDARD, List.of(), outputs, now);
        lane.connect(inbox);
    }

    private static Device device(int d) {
        DeviceId id = new DeviceId("load", "s", "d" + d);
        List<Point> points = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            points.add(new Point(d * 4 + p, id.point("p" + p), Text.of("p"), "u", -1000, 1000, 1000, 30_000, List.of(
                    new LimitSetting(LimitLevel.H, 50, 1, 0, 1000, Priority.P2, false),
                    new LimitSetting(LimitLevel.HH, 80, 1, 0, 1000, Priority.P1, false)), List.of(), null));
        }
        return Device.of(id, points);
    }

    /** One operation is one message of four readings. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long message() {
        now++;
        for (int i = 0; i < BATCH; i++) {
            int d = next;
            next = next + 1 == DEVICES ? 0 : next + 1;
            byte[] payload = payloads.get(d);
            decoder.decode(devices.get(d).keys(), payload, 0, payload.length, now, decoded);
            inbox.offer(decoded, now);
        }
        return lane.work(now);
    }

    /** Hands readings to nowhere. */
    private static final class Discard implements LaneOutputs {
        private double sum;

        @Override
        public int room() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void reading(int point, long eventMillis, long arrivalMillis, double value, byte quality) {
            sum += value;
        }

        @Override
        public long journal(List<? extends RecordedEvent> together) {
            return 0;
        }

        @Override
        public long committedTicket() {
            return 0;
        }

        @Override
        public void defect(String where, Throwable cause) {
            throw new AssertionError(where, cause);
        }
    }
}
