package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.registry.PipelineSegment;

/**
 * The compensated mass balance of a segment, as volume at the reference state: what went in less what came out less what was packed into the
 * line, since its begin. A window is the difference of two such sums. Fixed memory. One thread.
 */
final class MassBalance {
    private static final double REFERENCE_CELSIUS = 15;
    private static final int FINE = 64;
    private static final int COARSE_SECONDS = 10;
    private static final int COARSE = 86_400 / COARSE_SECONDS + 2;
    /** What the mean temperature may change by unseen, K/s. */
    private static final double THERMAL_DRIFT = 0.02 / 3_600;
    private static final double THERMAL_SHARE = 0.5;
    /** How far the time stamps of both meters may be apart, s. */
    private static final double SYNCHRONY = 1.0;

    /** Sum, unevenness of pressure, flow, mean temperature and seconds passed at one time. */
    private static final class Ring {
        private final double[][] rows;
        private long next;

        Ring(int size) {
            rows = new double[size][5];
        }

        void add(double sum, double uneven, double flow, double celsius, double passed) {
            double[] row = rows[(int) (next++ % rows.length)];
            row[0] = sum;
            row[1] = uneven;
            row[2] = flow;
            row[3] = celsius;
            row[4] = passed;
        }

        void clear() {
            next = 0;
        }

        /** The row that many before the newest; null if there is none. */
        double[] before(int back) {
            return back >= rows.length || next <= back ? null : rows[(int) ((next - 1 - back) % rows.length)];
        }
    }

    private final PipelineSegment segment;
    private final double packing;
    private final double thermal;
    private final Ring fine = new Ring(FINE);
    private final Ring coarse = new Ring(COARSE);
    private int gauges;
    private double sum;
    private double passed;
    private double coarseAt;

    MassBalance(PipelineSegment segment) {
        this.segment = segment;
        double volume = segment.pipe().area() * segment.pipe().length();
        packing = volume / (segment.fluid().density() * Math.pow(segment.waveSpeed(), 2));
        thermal = volume * segment.fluid().expansion();
        gauges = segment.stations().size();
    }

    /** Forgets the past, as after a time without meters. */
    void restart() {
        fine.clear();
        coarse.clear();
        sum = 0;
        passed = 0;
        coarseAt = 0;
    }

    /** How many gauges of pressure are known; fewer make the packing less sure. */
    void known(int ofGauges) {
        gauges = Math.max(1, ofGauges);
    }

    /** Takes that much more as packed from now on without a loss, because another gauge tells it. */
    void shift(double packed) {
        sum += packed;
    }

    /** Volume at the reference state of a volume at a pressure (Pa gauge) and a temperature; NaN counts as reference. */
    double reference(double volume, double pressure, double celsius) {
        double pressed = Double.isNaN(pressure) ? 0 : pressure / segment.fluid().bulkModulus();
        double expanded = Double.isNaN(celsius) ? 0 : segment.fluid().expansion() * (celsius - REFERENCE_CELSIUS);
        return volume * (1 + pressed - expanded);
    }

    /** Volume that pressure has packed into the line, m3. */
    double packed(double meanPressure, double meanCelsius) {
        return packing * meanPressure - (Double.isNaN(meanCelsius) ? 0 : thermal * (meanCelsius - REFERENCE_CELSIUS));
    }

    /**
     * Goes on by some seconds.
     *
     * @param gain   flow in less flow out, m3/s at the reference state, without the known difference of the meters
     * @param uneven how wrong the mean pressure may be, Pa
     */
    void add(double gain, double packed, double uneven, double flow, double celsius, double seconds) {
        sum += gain * seconds;
        passed += seconds;
        fine.add(sum - packed, uneven, flow, celsius, passed);
        while (passed >= coarseAt) {
            coarse.add(sum - packed, uneven, flow, celsius, passed);
            coarseAt += COARSE_SECONDS;
        }
    }

    /** The balance of a window. {@code share} is the standard deviation of the flows' difference as a share of the flow. */
    WindowBalance window(BalanceWindow window, double share, double k) {
        int seconds = window.seconds();
        double[] now = fine.before(0);
        double[] then = seconds < FINE ? fine.before(seconds) : coarse.before(seconds / COARSE_SECONDS);
        double length = now == null || then == null ? 0 : now[4] - then[4];
        if (length <= 0) {
            return WindowBalance.unknown(window);
        }
        double loss = (now[0] - then[0]) / length;
        double flow = Math.max(Math.abs(now[2]), 0.1 * segment.nominalFlow());
        double uFlow = Math.hypot(share * flow, SYNCHRONY * (now[2] - then[2]) / length);
        double instrument = Math.sqrt(2) * segment.uncertainty().pressure() / Math.sqrt(gauges);
        double pressure = packing * Math.sqrt(now[1] * now[1] + then[1] * then[1] + instrument * instrument) / length;
        double change = Double.isNaN(now[3]) || Double.isNaN(then[3]) ? 0 : Math.abs(now[3] - then[3]);
        double temperature = thermal * (THERMAL_DRIFT + THERMAL_SHARE * change / length);
        double uLinepack = Math.hypot(pressure, temperature);
        return new WindowBalance(window, loss, uFlow, uLinepack, k * Math.hypot(uFlow, uLinepack));
    }
}
