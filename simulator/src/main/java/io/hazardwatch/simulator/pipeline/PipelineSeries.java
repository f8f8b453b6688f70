package io.hazardwatch.simulator.pipeline;

import java.util.function.Consumer;

/**
 * What the stations of the line send, row by row. Its types are those of the JDK, so that tests of the gateway can take the rows without
 * sharing code with the simulator.
 */
public final class PipelineSeries {
    /** Columns of {@link #everySecond}. */
    public static final String COLUMNS = "second,inletMPa,inletM3h,inletC,middleMPa,outletMPa,outletM3h,outletC,pump,outlet,valve,density,leakM3h";
    private static final int KEPT = 64;

    private PipelineSeries() {}

    /**
     * Plays a script.
     *
     * @param script see {@link PipelineScript}
     * @param rows   takes a row for each second; the array is used again
     * @throws IllegalArgumentException if the script cannot be read
     */
    public static void everySecond(String script, Consumer<double[]> rows) {
        PipelineScript parsed = PipelineScript.of(script);
        PipelineRun run = new PipelineRun(parsed);
        StationMeters inlet = new StationMeters(parsed.seed, "inlet");
        StationMeters middle = new StationMeters(parsed.seed, "middle");
        StationMeters outlet = new StationMeters(parsed.seed, "outlet");
        double nominal = PipelineRun.NOMINAL * 3_600;
        double[][] late = new double[KEPT][];
        double[] row = new double[13];
        double[] before = truth(run);
        double beforeSeconds = run.seconds();
        for (long second = 0; second < parsed.seconds; second++) {
            while (run.seconds() < second) {
                before = truth(run);
                beforeSeconds = run.seconds();
                run.step();
            }
            double span = run.seconds() - beforeSeconds;
            double[] now = mixed(before, truth(run), span <= 0 ? 1 : (second - beforeSeconds) / span);
            late[(int) (second % KEPT)] = now;
            double[] seen = delayed(late, second, parsed.offset);
            row[0] = second;
            row[1] = inlet.pressure(now[0], second);
            row[2] = inlet.flow(now[1], nominal, second);
            row[3] = inlet.celsius(now[2], second);
            row[4] = middle.pressure(now[3], second);
            row[5] = outlet.pressure(seen[4], second);
            row[6] = outlet.flow(seen[5], nominal, second);
            row[7] = outlet.celsius(seen[6], second);
            System.arraycopy(now, 7, row, 8, 5);
            rows.accept(row);
        }
    }

    /**
     * Plays a script with a row for each step of the grid: second, inlet and outlet pressure in MPa with noise.
     *
     * @throws IllegalArgumentException if the script cannot be read
     */
    public static void everyStep(String script, Consumer<double[]> rows) {
        PipelineScript parsed = PipelineScript.of(script);
        PipelineRun run = new PipelineRun(parsed);
        StationMeters inlet = new StationMeters(parsed.seed, "inlet");
        StationMeters outlet = new StationMeters(parsed.seed, "outlet");
        double[] row = new double[3];
        for (long step = 0; run.seconds() < parsed.seconds; step++) {
            run.step();
            row[0] = run.seconds();
            row[1] = inlet.pressure(run.gauge(0), step);
            row[2] = outlet.pressure(run.gauge(PipelineRun.LENGTH), step);
            rows.accept(row);
        }
    }

    private static double[] truth(PipelineRun run) {
        double[] states = run.states();
        return new double[] {run.gauge(0), run.lineFlow(0), run.model.temperature(0), run.gauge(PipelineRun.MIDDLE), run.gauge(PipelineRun.LENGTH),
                run.lineFlow(PipelineRun.LENGTH), run.model.temperature(PipelineRun.LENGTH), states[0], states[1], states[2],
                run.model.density(0), run.model.leakFlow() * 3_600};
    }

    private static double[] mixed(double[] one, double[] other, double share) {
        double[] mixed = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            mixed[i] = one[i] + share * (other[i] - one[i]);
        }
        return mixed;
    }

    /** A clock that is ahead stamps what was true earlier with the present second. */
    private static double[] delayed(double[][] late, long second, double offset) {
        long whole = (long) Math.floor(offset);
        double[] newer = late[(int) Math.floorMod(Math.max(0, second - whole), (long) KEPT)];
        double[] older = late[(int) Math.floorMod(Math.max(0, second - whole - 1), (long) KEPT)];
        return mixed(newer, older, offset - whole);
    }
}
