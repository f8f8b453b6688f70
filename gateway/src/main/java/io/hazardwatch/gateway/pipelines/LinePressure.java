package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.registry.PipelineSegment;
import java.util.Arrays;

/**
 * Pressure along a segment, by straight lines of head between its gauges. The difference between a silent gauge and its neighbour is taken to be
 * what it was when both were heard. One thread.
 */
final class LinePressure {
    private static final double G = 9.80665;
    private static final double ATMOSPHERE = 101_325;
    private static final double BOILS_WITHIN = 20_000;

    private final PipelineSegment segment;
    private final double[] heard;
    private final double[] assumed;
    private final double[] heights;
    private int mask;

    LinePressure(PipelineSegment segment) {
        this.segment = segment;
        heard = new double[segment.stations().size()];
        assumed = new double[heard.length];
        Arrays.fill(heard, Double.NaN);
        heights = segment.stations().stream().mapToDouble(station -> segment.height(station.placeMetres())).toArray();
    }

    /** Takes the gauges, Pa gauge; at least one shows something. */
    void add(double[] pressures) {
        double moved = 0;
        int seen = 0;
        for (int i = 0; i < pressures.length; i++) {
            boolean isSeen = !Double.isNaN(pressures[i]);
            seen |= isSeen ? 1 << i : 0;
            moved = isSeen && !Double.isNaN(assumed[i]) ? pressures[i] - assumed[i] : moved;
        }
        for (int i = 0; i < pressures.length; i++) {
            if (Double.isNaN(pressures[i])) {
                assumed[i] = Double.isNaN(heard[i]) ? Double.NaN : assumed[i] + moved;
            } else {
                heard[i] = pressures[i];
                assumed[i] = pressures[i];
            }
        }
        mask = seen;
    }

    /** Which gauges show something, as bits. */
    int mask() {
        return mask;
    }

    /** Mean over the length, Pa; of the stations that were ever heard. */
    double mean() {
        double length = segment.pipe().length();
        double sum = 0;
        double at = 0;
        double before = Double.NaN;
        for (int i = 0; i < assumed.length; i++) {
            if (!Double.isNaN(assumed[i])) {
                double place = segment.stations().get(i).placeMetres();
                sum += (place - at) * (Double.isNaN(before) ? assumed[i] : (assumed[i] + before) / 2);
                before = assumed[i];
                at = place;
            }
        }
        return (sum + (length - at) * before) / length;
    }

    /** Whether the liquid may boil somewhere, by the head between the ends. */
    boolean isSlack() {
        for (int gap = 0; gap < assumed.length - 1; gap++) {
            if (!Double.isNaN(assumed[gap] + assumed[gap + 1]) && isSlack(gap)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSlack(int gap) {
        double weight = segment.fluid().density() * G;
        double begin = segment.stations().get(gap).placeMetres();
        double end = segment.stations().get(gap + 1).placeMetres();
        double first = assumed[gap] + weight * heights[gap];
        double second = assumed[gap + 1] + weight * heights[gap + 1];
        double least = Math.min(assumed[gap], assumed[gap + 1]);
        // head and elevation are straight between the corners of the profile, so that the least pressure is at one of them
        for (PipelineSegment.Elevation corner : segment.profile()) {
            if (corner.place() > begin && corner.place() < end) {
                double share = (corner.place() - begin) / (end - begin);
                least = Math.min(least, first + share * (second - first) - weight * corner.height());
            }
        }
        return least + ATMOSPHERE < segment.fluid().vapour() + BOILS_WITHIN;
    }
}
