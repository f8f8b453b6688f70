package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.FlowRate;
import io.hazardwatch.gateway.registry.Tank;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What is known of a tank: the last hour of its gauges, and whether something goes in or out. A transfer that is not known counts as none that is
 * proven, and is said. One thread.
 */
final class TankState {
    private static final double ON = 0.5;
    private static final double KILOGRAMS = 1_000;
    private static final double HOUR = 3_600_000;
    /** Time without any reading that ends nothing, as while the gateway was down. */
    private static final long HOLE_MILLIS_MAX = 300_000;
    private static final long ASK_MILLIS_MAX = 120_000;
    /** Part of the largest flow seen that counts as none: flow meters do not read zero. */
    private static final double IDLE_SHARE = 0.01;
    /** Of the range of the flow meters: what they may show while nothing flows. */
    private static final double OFFSET_SHARE = 0.005;
    /** The same in what the tank holds, an hour, for flow meters that state no range. */
    private static final double CONTENTS_SHARE = 0.0005;

    private final Tank tank;
    private final Map<PointId, MeanTrace> traces = new LinkedHashMap<>();
    private final MeanTrace nothing = new MeanTrace();
    private final List<PointId> unasked;
    private long startMillis;
    private double flowMax;
    private double idle;
    private double in;
    private double out;
    private boolean isPumping;
    private boolean isOpen;
    private List<PointId> lost = List.of();
    private boolean isFillingUnended;
    private long fillingSince;
    private long quietSince;

    TankState(Tank tank) {
        this.tank = tank;
        Tank.Gauge gauge = tank.gauge();
        Stream.of(gauge.level(), gauge.temperature(), gauge.pressure(), gauge.topTemperature(), gauge.bottomTemperature(), gauge.boilOff())
                .filter(Objects::nonNull).forEach(point -> traces.put(point, new MeanTrace()));
        Tank.Transfer transfer = tank.transfer();
        Stream.of(transfer.flowIn(), transfer.flowOut(), transfer.pumps(), transfer.valves()).flatMap(List::stream)
                .forEach(point -> traces.putIfAbsent(point, new MeanTrace()));
        unasked = new ArrayList<>(traces.keySet());
    }

    void look(SiteReadings readings, PastValues past) {
        long now = readings.nowMillis();
        startMillis = startMillis == 0 ? now : startMillis;
        boolean isRefilled = unasked.isEmpty();
        unasked.removeIf(point -> refill(point, past, now));
        traces.forEach((point, trace) -> trace.add(now, readings.value(point)));
        Tank.Transfer transfer = tank.transfer();
        in = hourly(transfer.flowIn(), readings::value, readings);
        out = hourly(transfer.flowOut(), readings::value, readings);
        double range = Math.max(known(hourly(transfer.flowIn(), readings::span, readings)), known(hourly(transfer.flowOut(), readings::span,
                readings)));
        double contents = known(tank.contents().cubicMetres(readings.span(tank.gauge().level())));
        idle = Math.max(IDLE_SHARE * flowMax, range > 0 ? OFFSET_SHARE * range : CONTENTS_SHARE * contents);
        flowMax = Math.max(flowMax, Math.max(known(in), known(out)));
        isPumping = transfer.pumps().stream().anyMatch(point -> readings.value(point) >= ON);
        isOpen = transfer.valves().stream().anyMatch(point -> readings.value(point) >= ON);
        lost = Stream.of(transfer.flowIn(), transfer.flowOut(), transfer.pumps(), transfer.valves()).flatMap(List::stream)
                .filter(point -> Double.isNaN(readings.value(point))).toList();
        isFillingUnended = isFilling() || isFillingUnended && !isTransferInKnown();
        boolean isPastNew = !isRefilled && unasked.isEmpty();
        boolean isFillingNew = isFilling() && (fillingSince == 0 || isPastNew);
        boolean isQuietNew = !isMoving() && (quietSince == 0 || isPastNew);
        fillingSince = Math.min(now, fillingSince);
        quietSince = Math.min(now, quietSince);
        fillingSince = !isFilling() ? 0 : isFillingNew ? since(now, slot -> isFilling(slot, readings)) : fillingSince;
        quietSince = isMoving() ? 0 : isQuietNew ? since(now, slot -> isQuiet(slot, readings)) : quietSince;
    }

    private boolean isQuiet(long millis, SiteReadings readings) {
        return !isFilling(millis, readings) && !isOn(tank.transfer().valves(), millis)
                && !isFlow(hourlyAt(tank.transfer().flowOut(), millis, readings));
    }

    /** Since when something holds, over a time without readings such as a restart. */
    private long since(long known, LongPredicate holds) {
        long from = known;
        for (long slot = known - MeanTrace.SLOT_MILLIS; slot > known - MeanTrace.KEPT_MILLIS; slot -= MeanTrace.SLOT_MILLIS) {
            if (isHole(slotOf(slot))) {
                if (from - slot > HOLE_MILLIS_MAX) {
                    break;
                }
            } else if (holds.test(slot)) {
                from = slot;
            } else {
                break;
            }
        }
        return from;
    }

    private boolean isHole(long slot) {
        return traces.values().stream().allMatch(trace -> trace.isHole(slot));
    }

    private static long slotOf(long millis) {
        return Math.floorDiv(millis, MeanTrace.SLOT_MILLIS);
    }

    private boolean isFilling(long millis, SiteReadings readings) {
        return isOn(tank.transfer().pumps(), millis) || isFlow(hourlyAt(tank.transfer().flowIn(), millis, readings));
    }

    private boolean isOn(List<PointId> points, long millis) {
        return points.stream().anyMatch(point -> traces.get(point).slot(slotOf(millis)) >= ON);
    }

    private double hourlyAt(List<PointId> flows, long millis, SiteReadings readings) {
        return hourly(flows, flow -> traces.get(flow).slot(slotOf(millis)), readings);
    }

    private boolean refill(PointId point, PastValues past, long now) {
        PastValues.Means found = past.between(point, startMillis - MeanTrace.KEPT_MILLIS, startMillis, MeanTrace.SLOT_MILLIS);
        for (int i = 0; found != null && i < found.startMillis().length; i++) {
            traces.get(point).addPast(found.startMillis()[i], found.mean()[i]);
        }
        return found != null || now - startMillis > ASK_MILLIS_MAX;
    }

    /** Sum of the flows in m3/h; NaN without one that is known. */
    private double hourly(List<PointId> flows, ToDoubleFunction<PointId> values, SiteReadings readings) {
        double sum = Double.NaN;
        for (PointId flow : flows) {
            double value = values.applyAsDouble(flow);
            FlowRate rate = FlowRate.of(readings.unit(flow));
            if (!Double.isNaN(value) && rate != null) {
                sum = (Double.isNaN(sum) ? 0 : sum) + value * cubicMetres(rate.amount()) * HOUR / rate.perMillis();
            }
        }
        return sum;
    }

    /** Cubic metres of one unit of that amount; an amount that is neither volume nor mass counts as it is. */
    private double cubicMetres(String amount) {
        double density = Double.isNaN(tank.contents().density()) ? 1 : tank.contents().density();
        return switch (amount) {
            case "t" -> 1 / density;
            case "kg" -> 1 / density / KILOGRAMS;
            case "L" -> 1 / KILOGRAMS;
            default -> 1;
        };
    }

    private boolean isFlow(double flow) {
        return flow > idle && flow > 0;
    }

    private static double known(double flow) {
        return Double.isNaN(flow) ? 0 : flow;
    }

    boolean isFilling() {
        return isPumping || isFlow(in);
    }

    /** Whether it is filled, or was when what tells of it was lost: with a station all of its points are lost at once. */
    boolean isFillingUnended() {
        return isFillingUnended;
    }

    /** Whether something goes in or out, as far as it is known. */
    boolean isMoving() {
        return isPumping || isOpen || isFlow(in) || isFlow(out);
    }

    /** Whether any point says that something goes in or out. */
    boolean hasTransfer() {
        Tank.Transfer transfer = tank.transfer();
        return !(transfer.flowIn().isEmpty() && transfer.flowOut().isEmpty() && transfer.pumps().isEmpty() && transfer.valves().isEmpty());
    }

    /** Points of the transfer that are not known. */
    List<PointId> lost() {
        return lost;
    }

    /** Whether all points that tell of filling are known. */
    boolean isTransferInKnown() {
        return lost.stream().noneMatch(point -> tank.transfer().flowIn().contains(point) || tank.transfer().pumps().contains(point));
    }

    /** Net inflow in m3/h; NaN if what flows in is not known. */
    double netInflow() {
        return in - (Double.isNaN(out) ? 0 : out);
    }

    /** Net inflow in m3/h if all flows that are stated are known and what flows in is stated; else NaN. */
    double knownNetInflow() {
        boolean isWhole = !tank.transfer().flowIn().isEmpty() && lost.stream().noneMatch(point -> tank.transfer().flowIn().contains(point)
                || tank.transfer().flowOut().contains(point));
        return isWhole ? netInflow() : Double.NaN;
    }

    /** Cubic metres for each unit of the level; NaN without a table. */
    double area(double level, double span) {
        double step = span / 1_000;
        return (tank.contents().cubicMetres(level + step) - tank.contents().cubicMetres(level - step)) / (2 * step);
    }

    /** When filling began as far as it was seen, ms since the epoch; 0 if it is not filled. */
    long fillingSince() {
        return fillingSince;
    }

    /** Since when nothing goes in or out; 0 if something does. */
    long quietSince() {
        return quietSince;
    }

    /** The trace of a gauge of this tank; an empty one if there is none. */
    MeanTrace trace(PointId gauge) {
        MeanTrace trace = gauge == null ? null : traces.get(gauge);
        return trace == null ? nothing : trace;
    }
}
