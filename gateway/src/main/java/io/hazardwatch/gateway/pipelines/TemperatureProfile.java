package io.hazardwatch.gateway.pipelines;

/**
 * Mean temperature of the liquid in a segment, of which only the ends are measured: what enters travels with the flow and comes near to the
 * usual temperature of the outlet, which is taken for that of the ground. One thread.
 */
final class TemperatureProfile {
    private static final int CELLS = 40;
    private static final double GROUND_SECONDS = 86_400;

    private final double cellVolume;
    private final double loseSeconds;
    private final double[] cells = new double[CELLS];
    private double ground = Double.NaN;
    /** The part of a cell that has entered, and what it carries. */
    private double moved;
    private double warmth;

    /**
     * @param volume  of the segment, m3
     * @param nominal usual flow, m3/s
     */
    TemperatureProfile(double volume, double nominal) {
        cellVolume = volume / CELLS;
        loseSeconds = volume / nominal / 2;
    }

    /** Moves on; a temperature that is NaN stays as it was. */
    void add(double inlet, double outlet, double flow, double seconds) {
        if (Double.isNaN(ground)) {
            begin(inlet, outlet);
        }
        if (Double.isNaN(ground)) {
            return;
        }
        if (!Double.isNaN(outlet)) {
            ground += (outlet - ground) * Math.min(1, seconds / GROUND_SECONDS);
        }
        for (int i = 0; i < CELLS; i++) {
            cells[i] += (ground - cells[i]) * seconds / loseSeconds;
        }
        double enters = Math.max(0, flow) * seconds / cellVolume;
        warmth += enters * (Double.isNaN(inlet) ? cells[0] : inlet);
        moved += enters;
        if (moved >= 1) {
            System.arraycopy(cells, 0, cells, 1, CELLS - 1);
            cells[0] = warmth / moved;
            moved--;
            warmth = moved * cells[0];
        }
    }

    private void begin(double inlet, double outlet) {
        double first = Double.isNaN(inlet) ? outlet : inlet;
        ground = Double.isNaN(outlet) ? inlet : outlet;
        for (int i = 0; i < CELLS; i++) {
            cells[i] = ground + (first - ground) * Math.exp(-2.0 * i / CELLS);
        }
    }

    /** Degrees Celsius; NaN if no temperature was ever measured. What has entered counts, and what it pushed out does not. */
    double mean() {
        double sum = 0;
        for (double cell : cells) {
            sum += cell;
        }
        return Double.isNaN(ground) ? Double.NaN : (sum + warmth - moved * cells[CELLS - 1]) / CELLS;
    }
}
