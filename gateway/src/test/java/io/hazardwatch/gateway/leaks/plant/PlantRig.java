package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules over a plant in fake time, second by second, with what a store would hold. */
final class PlantRig {
    /** 2026-03-10 at 08:00 in Shanghai. */
    static final long START = 1_773_100_800_000L;

    final Map<String, Double> values = new HashMap<>();
    /** Points that send nothing. */
    final List<String> silent = new ArrayList<>();
    private final Map<String, TreeMap<Long, Double>> stored = new HashMap<>();
    private final Map<PointId, Reading> last = new HashMap<>();
    private Registry registry;
    private PlantWatch watch = new PlantWatch();
    private List<PlantJudgement> said = List.of();
    long now = START;
    /** The store does not answer before that. */
    long storeAwayUntil;
    /** How long ago the devices measured what they send now. */
    long lateMillis;
    /** Questions the store answers within a second. */
    int answersMax = Integer.MAX_VALUE;
    private int answers;
    private List<StoredSum> sums = List.of();
    /** The store of sums is away after the next restart. */
    boolean isSumStoreAway;

    PlantRig(String site) {
        registry = SiteText.load(site);
        watch.restore(List.of());
    }

    static PointId id(Registry registry, String point) {
        String[] parts = point.split("/");
        return new DeviceId(registry.sites().getFirst().enterprise(), registry.sites().getFirst().site(), parts[0]).point(parts[1]);
    }

    /** Runs that many seconds; what changes the values does so before each. */
    PlantRig run(long seconds, Runnable before) {
        for (long i = 0; i < seconds; i++) {
            now += 1_000;
            before.run();
            send();
            watch.configure(registry);
            answers = 0;
            said = watch.look(last::get, this::between, now);
        }
        return this;
    }

    PlantRig run(long seconds) {
        return run(seconds, () -> { });
    }

    private void send() {
        values.forEach((point, value) -> {
            if (!silent.contains(point)) {
                last.put(id(registry, point), new Reading(id(registry, point), now - lateMillis, now, value, Quality.GOOD));
                stored.computeIfAbsent(point, name -> new TreeMap<>()).put(now, value);
            }
        });
    }

    private PastValues.Means between(PointId point, long from, long to, long step) {
        answers++;
        if (now < storeAwayUntil || answers > answersMax) {
            return null;
        }
        TreeMap<Long, double[]> steps = new TreeMap<>();
        TreeMap<Long, Double> all = stored.getOrDefault(point.device() + '/' + point.point(), new TreeMap<>());
        all.subMap(from - Math.floorMod(from, step), to).forEach((at, value) -> {
            double[] sum = steps.computeIfAbsent(at - Math.floorMod(at, step), begin -> new double[2]);
            sum[0] += value;
            sum[1]++;
        });
        return new PastValues.Means(steps.keySet().stream().mapToLong(Long::longValue).toArray(),
                steps.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray(),
                steps.values().stream().mapToLong(sum -> (long) sum[1]).toArray());
    }

    /** The gateway is down for that long while the devices go on; what they send meanwhile arrives late and is stored. */
    PlantRig restart(long secondsDown, boolean isStored) {
        sums = watch.sums();
        for (long i = 0; i < secondsDown; i++) {
            now += 1_000;
            if (isStored) {
                send();
            }
        }
        watch = new PlantWatch();
        watch.configure(registry);
        if (!isSumStoreAway) {
            restore();
        }
        last.clear();
        return this;
    }

    /** The store of sums answers. */
    void restore() {
        watch.restore(sums);
    }

    /** The settings change while the gateway runs. */
    void edit(String site) {
        registry = SiteText.load(site);
    }

    /** The judgement whose id begins with that. */
    PlantJudgement said(String id) {
        return said.stream().filter(each -> each.id().startsWith(id)).findFirst().orElseThrow();
    }

    boolean isActive(String id) {
        return isActive(said(id));
    }

    private static boolean isActive(PlantJudgement each) {
        return each.state() == PlantState.ACTIVE || each.state() == PlantState.ACTIVE_AT_LEAST;
    }

    /** Rules that are alarms now. */
    List<String> active() {
        return said.stream().filter(PlantRig::isActive).map(PlantJudgement::id).toList();
    }
}
