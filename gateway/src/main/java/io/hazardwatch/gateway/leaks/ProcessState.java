package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.LeakSource;
import io.hazardwatch.gateway.registry.ProcessSign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the process of one piece of equipment says about a leak of it. One thread. */
final class ProcessState {
    private static final long AGE_MILLIS_MAX = 120_000;
    private static final long NOW_MILLIS = 60_000;
    private static final long BEFORE_FROM_MILLIS = 420_000;
    private static final long BEFORE_TO_MILLIS = 120_000;
    /** A fall must exceed the usual scatter that many times, and that share of the value. */
    private static final double SCATTERS = 4;
    private static final double SHARE_MIN = 0.005;
    /** Share of the inflow that must be missing for {@link EvidenceKind#FLOW_IMBALANCE}. */
    private static final double IMBALANCE_SHARE = 0.05;

    private final LeakSource source;
    private final Function<PointId, String> units;
    private final Map<PointId, ValueTrace> traces = new LinkedHashMap<>();

    /**
     * @param units  of its points
     * @param before the same equipment under former settings, whose past goes on; null if there is none
     */
    ProcessState(LeakSource source, Function<PointId, String> units, ProcessState before) {
        this.source = source;
        this.units = units;
        source.process().forEach(each -> traces.put(each.point(), before != null && before.traces.containsKey(each.point())
                ? before.traces.get(each.point()) : new ValueTrace()));
    }

    LeakSource source() {
        return source;
    }

    void look(Function<PointId, Reading> last, long nowMillis) {
        traces.forEach((point, trace) -> {
            Reading reading = last.apply(point);
            if (reading != null && reading.quality() == Quality.GOOD && nowMillis - reading.arrivalMillis() <= AGE_MILLIS_MAX) {
                trace.add(nowMillis, reading.value());
            }
        });
    }

    /** Evidence of its process at present. */
    List<Evidence> evidence(LeakSettings settings, long nowMillis) {
        List<Evidence> found = new ArrayList<>();
        for (LeakSource.ProcessPoint each : source.process()) {
            double now = traces.get(each.point()).mean(nowMillis - NOW_MILLIS, nowMillis + 1);
            switch (each.sign()) {
                case PRESSURE -> addFall(found, settings, EvidenceKind.PRESSURE_FALLS, each.point(), nowMillis);
                case LEVEL -> addFall(found, settings, EvidenceKind.LEVEL_FALLS, each.point(), nowMillis);
                case VALVE -> addState(found, settings, EvidenceKind.VALVE_OPEN, each.point(), now);
                case PUMP -> addState(found, settings, EvidenceKind.PUMP_RUNS, each.point(), now);
                case FLOW_IN, FLOW_OUT -> { }
            }
        }
        addImbalance(found, settings, nowMillis);
        return found;
    }

    private void addFall(List<Evidence> found, LeakSettings settings, EvidenceKind kind, PointId point, long nowMillis) {
        ValueTrace trace = traces.get(point);
        double before = trace.mean(nowMillis - BEFORE_FROM_MILLIS, nowMillis - BEFORE_TO_MILLIS);
        double scatter = trace.deviation(nowMillis - BEFORE_FROM_MILLIS, nowMillis - BEFORE_TO_MILLIS);
        double fall = before - trace.mean(nowMillis - NOW_MILLIS, nowMillis + 1);
        if (fall > Math.max(SCATTERS * scatter, SHARE_MIN * Math.abs(before))) {
            found.add(new Evidence(kind, settings.weight(kind), List.of(point.toString(), source.id()), fall, units.apply(point)));
        }
    }

    private void addState(List<Evidence> found, LeakSettings settings, EvidenceKind kind, PointId point, double value) {
        if (value >= 0.5) {
            found.add(new Evidence(kind, settings.weight(kind), List.of(point.toString(), source.id()), value, ""));
        }
    }

    private void addImbalance(List<Evidence> found, LeakSettings settings, long nowMillis) {
        double in = flow(ProcessSign.FLOW_IN, nowMillis);
        double out = flow(ProcessSign.FLOW_OUT, nowMillis);
        if (in > 0 && in - out > IMBALANCE_SHARE * in) {
            found.add(new Evidence(EvidenceKind.FLOW_IMBALANCE, settings.weight(EvidenceKind.FLOW_IMBALANCE), List.of(source.id()), in - out,
                    flowUnit()));
        }
    }

    /** The unit of its flows; empty if they do not have the same. */
    private String flowUnit() {
        List<String> all = source.process().stream().filter(each -> each.sign() == ProcessSign.FLOW_IN || each.sign() == ProcessSign.FLOW_OUT)
                .map(each -> units.apply(each.point())).distinct().toList();
        return all.size() == 1 ? all.getFirst() : "";
    }

    /** Sum of the flows of that sign over two minutes; NaN without a point or if one of them is unknown. */
    private double flow(ProcessSign sign, long nowMillis) {
        return source.process().stream().filter(each -> each.sign() == sign)
                .mapToDouble(each -> traces.get(each.point()).mean(nowMillis - BEFORE_TO_MILLIS, nowMillis
                        + 1)).reduce(Double::sum).orElse(Double.NaN);
    }
}
