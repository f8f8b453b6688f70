package io.hazardwatch.simulator.plant;

import java.util.List;

/**
 * What the sensor does to the quantity: it may freeze, saturate, round, flag its values or say nothing.
 *
 * @param low      values below are shown as this; {@code -Infinity} for none
 * @param high     values above are shown as this; {@code +Infinity} for none
 * @param quantum  size of the rounding step, in the point's unit; 0 for none
 * @param frozen   spans in which the value stays as it was at their start
 * @param flags    spans in which the device reports less than good quality
 * @param gaps     spans in which the point is not reported at all
 */
public record Instrument(double low, double high, double quantum, List<Span> frozen, List<Flag> flags, List<Span> gaps) {
    /** An ideal one. */
    public static final Instrument IDEAL = new Instrument(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0,
            List.of(), List.of(), List.of());

    public Instrument {
        frozen = List.copyOf(frozen);
        flags = List.copyOf(flags);
        gaps = List.copyOf(gaps);
    }

    /** The device's own verdict over a span. */
    public record Flag(Span span, Quality quality) {}

    /** The sample number whose value is shown at sample {@code index}. */
    long shown(long index, long periodMillis) {
        for (Span span : frozen) {
            if (span.holds(index * periodMillis)) {
                return span.fromMillis() / periodMillis;
            }
        }
        return index;
    }

    double reads(double value) {
        double within = Math.min(high, Math.max(low, value));
        return quantum == 0 ? within : rounded(within);
    }

    /** Dividing by a whole number of steps per unit keeps decimal steps exact: 0.3, never 0.30000000000000004. */
    private double rounded(double value) {
        double perUnit = Math.rint(1.0 / quantum);
        boolean whole = perUnit > 0 && Math.abs(1.0 / quantum - perUnit) < 1e-9 * perUnit;
        double steps = whole ? Math.rint(value * perUnit) / perUnit : Math.rint(value / quantum) * quantum;
        return steps + 0.0;
    }

    Quality quality(long millis) {
        for (Flag flag : flags) {
            if (flag.span().holds(millis)) {
                return flag.quality();
            }
        }
        return Quality.GOOD;
    }

    boolean reports(long millis) {
        return gaps.stream().noneMatch(gap -> gap.holds(millis));
    }
}
