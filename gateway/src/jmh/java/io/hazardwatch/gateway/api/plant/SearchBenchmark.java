package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One search through 440,000 points with Chinese and English names, which finds nothing and so reads all of them. {@code main} does not warm up: it
 * prints what the first questions of a process take.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SearchBenchmark {
    private static final int SITES = 440;
    private static final int DEVICES = 250;
    private static final int POINTS = 4;
    private static final double NANOS_IN_A_MILLI = 1e6;

    @Param({"krqt nowhere", "gd-07 lel nowhere", "可燃 nowhere"})
    public String asked;
    /** Whether points of the same name at different sites share it, as after a load; otherwise each point has one of its own. */
    @Param({"true", "false"})
    public boolean isShared;

    private Registry registry;

    /** Argument: whether names are shared. Prints for each question milliseconds by the clock and of its thread's processor. */
    public static void main(String[] args) {
        SearchBenchmark cold = new SearchBenchmark();
        cold.isShared = Boolean.parseBoolean(args[0]);
        cold.fill();
        for (String question : List.of("krqt nowhere", "gd-07 lel nowhere", "可燃 nowhere", "krqt nowhere", "lel", "krqt nowhere")) {
            long began = System.nanoTime();
            long ran = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            cold.asked = question;
            cold.search();
            long took = System.nanoTime() - began;
            ran = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - ran;
            System.out.printf(Locale.ROOT, "%.0f/%.0f ", took / NANOS_IN_A_MILLI, ran / NANOS_IN_A_MILLI);
        }
        System.out.println();
    }

    @Setup
    public void fill() {
        List<Site> sites = new ArrayList<>();
        List<Text> shared = IntStream.range(0, DEVICES).mapToObj(d -> name(String.valueOf(d))).toList();
        int index = 0;
        for (int s = 0; s < SITES; s++) {
            List<Device> devices = new ArrayList<>();
            for (int d = 0; d < DEVICES; d++) {
                DeviceId id = new DeviceId("enterprise-" + s / 4, "site-" + s, "gd-" + d);
                List<Point> points = new ArrayList<>();
                for (int p = 0; p < POINTS; p++) {
                    Text name = isShared ? shared.get(d) : name(s + "-" + d + "-" + p);
                    points.add(new Point(index++, id.point("lel-" + p), name, "%LEL", 0, 100, 1000, 30_000, List.of(), List.of(), null));
                }
                devices.add(Device.of(id, points));
            }
            sites.add(new Site("enterprise-" + s / 4, "site-" + s, new Text("城北液化气储配站 " + s, "North LPG depot " + s), "lpg_depot", 0, 0,
                    ZoneId.of("Asia/Shanghai"), List.of(), devices));
        }
        registry = Registry.of(sites);
    }

    private static Text name(String which) {
        return new Text("可燃气体浓度（" + which + " 号）", "Combustible gas " + which);
    }

    @Benchmark
    public int search() {
        return PlantSearch.find(registry, site -> true, asked, 50).points().size();
    }
}
