package io.hazardwatch.simulator.cloud;

import java.util.function.Consumer;

/**
 * What there is around a release of gas, row by row: the gas itself, without lag or noise of detectors. Its types are those of the JDK, so that tests
 * of the gateway can take the rows without sharing code with the simulator.
 */
public final class CloudSeries {
    /** The first columns of {@link #everySecond}; then the gas at each detector, %LEL. */
    public static final String COLUMNS = "second,windFrom,windSpeed";
    private static final int FIRST = 3;

    private CloudSeries() {}

    /**
     * Plays a script.
     *
     * @param script see {@link CloudScript}
     * @param rows   takes a row for each second; the array is used again
     * @throws IllegalArgumentException if the script cannot be read
     */
    public static void everySecond(String script, Consumer<double[]> rows) {
        CloudScript parsed = CloudScript.of(script);
        PuffRelease release = new PuffRelease(parsed.seed, parsed.source[0], parsed.source[1]);
        double[] row = new double[FIRST + parsed.detectors.length / 2];
        for (int second = 0; second < parsed.seconds; second++) {
            release.step(second >= parsed.quiet);
            row[0] = second;
            row[1] = release.windFrom();
            row[2] = release.windSpeed();
            for (int i = FIRST; i < row.length; i++) {
                int at = 2 * (i - FIRST);
                row[i] = release.percentLel(parsed.detectors[at], parsed.detectors[at + 1]);
            }
            rows.accept(row);
        }
    }
}
