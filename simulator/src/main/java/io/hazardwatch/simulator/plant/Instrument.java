package io.hazardwatch.simulator.plant;

import java.util.List;

/**
 * How a sensor distorts the measured quantity: it may freeze, saturate, round, flag its values as not good, or report nothing.
 *
 * @param low      lower end of the range, in the point's unit: lower values are reported as this; {@code -Infinity} for none
 * @param high     upper end of the range, in the point's unit: higher values are reported as this; {@code +Infinity} for none
 * @param quantum  size of the rounding step, in the point's unit; 0 for none
 * @param frozen   spans in which the value stays as it was at their start
 * @param flags    spans in which the device reports less than good quality
 * @param gaps     spans in which the point is not reported at all
 */
public record Instrument(double low, double high, double quantum, List<Span> frozen, List<Flag> flags, List<Span> gaps) {
    /** A sensor without any distortion. */
    public static final Instrument IDEAL = new Instrument(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0,
            List.of(), List.of(), List.of());

    public Instrument {
        frozen = List.copyOf(frozen);
        flags = List.copyOf(flags);
        gaps = List.copyOf(gaps);
    }

    /** The quality that the device reports during a span. */
    public record Flag(Span span, Quality quality) {}

    /** The number of the sample whose value is reported at sample {@code index}: an earlier one while the sensor is frozen. */
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

    /** Rounds to the quantum. Division by a whole number of steps per unit keeps decimal steps exact: 0.3, not 0.30000000000000004. */
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
