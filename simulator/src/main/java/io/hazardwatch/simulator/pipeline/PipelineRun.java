package io.hazardwatch.simulator.pipeline;

import java.util.EnumMap;
import java.util.Map;

/**
 * Runs a script on a line of diesel fuel of 40 km and 324 mm with a pump at its start, a valve at its end, and a pressure gauge at 16 km. One
 * thread.
 */
final class PipelineRun {
    static final double LENGTH = 40_000;
    static final double MIDDLE = 16_000;
    static final double NOMINAL = 300 / 3_600.0;
    private static final double ATMOSPHERE = 101_325;
    private static final double REFERENCE_CELSIUS = 15;
    private static final double LINE_VALVE = 20_000;

    final TransientModel model;
    private final PipelineScript script;
    private final Map<Operation.Kind, Double> reached = new EnumMap<>(Operation.Kind.class);
    private final Map<Operation, Double> from = new java.util.HashMap<>();
    private double pump = 1;
    private double outlet = 1;
    private double leakArea = -1;
    private double seconds;

    PipelineRun(PipelineScript script) {
        this.script = script;
        Pipe pipe = pipe(script.hill);
        double drive = 400_000;
        model = new TransientModel(pipe, Liquid.DIESEL, new PumpStation(400_000, 260, 1_800), new OutletValve(NOMINAL / Math.sqrt(drive),
                script.back), script.reaches);
        model.pumpSpeed(1);
        seconds = -script.warm;
        while (seconds < 0) {
            model.step();
            seconds += model.stepSeconds();
        }
        seconds = 0;
    }

    static Pipe pipe(double hill) {
        return new Pipe(LENGTH, 0.3097, 0.0071, 2.0e11, 5e-5, new double[] {0, 20, 10_000, 35, 22_000, 10, 30_000, 10 + hill, 40_000, 25});
    }

    double seconds() {
        return seconds;
    }

    void step() {
        for (Operation operation : script.operations) {
            if (seconds >= operation.atSeconds()) {
                apply(operation);
            }
        }
        model.step();
        seconds += model.stepSeconds();
    }

    private void apply(Operation operation) {
        boolean isNew = !from.containsKey(operation);
        if (isNew) {
            from.put(operation, reached.getOrDefault(operation.kind(), initial(operation.kind())));
        } else if (seconds > operation.atSeconds() + operation.overSeconds() + 2) {
            return;
        }
        double start = from.get(operation);
        double value = start + operation.share(seconds) * (operation.value() - start);
        reached.put(operation.kind(), value);
        switch (operation.kind()) {
            case PUMP -> {
                pump = value;
                model.pumpSpeed(value);
            }
            case OUTLET -> {
                outlet = value;
                model.outletOpening(value);
            }
            case VALVE -> model.lineValve(operation.place(), value);
            case LEAK -> leak(operation);
            case CELSIUS -> model.inletCelsius(value);
            case BATCH -> {
                if (isNew) {
                    model.batch(Liquid.PETROL);
                }
            }
            case PIG -> {
                if (isNew) {
                    model.pig(operation.value());
                }
            }
        }
    }

    private static double initial(Operation.Kind kind) {
        return kind == Operation.Kind.CELSIUS ? 20 : kind == Operation.Kind.LEAK ? 0 : 1;
    }

    /** The hole has the size that loses the share of the flow at the pressure when it opens. */
    private void leak(Operation operation) {
        if (leakArea < 0) {
            double over = Math.max(10_000, model.pressure(operation.place()) - ATMOSPHERE);
            leakArea = operation.value() * model.flow(0) / Math.sqrt(2 * over / Liquid.DIESEL.density());
        }
        model.leak(operation.place(), leakArea * operation.share(seconds));
    }

    /** {@code pump, outlet}: speed and opening now. */
    double[] states() {
        return new double[] {pump, outlet, reached.getOrDefault(Operation.Kind.VALVE, 1.0)};
    }

    /** Volume at the state of the line, m3/h, from the volume at the reference state. */
    double lineFlow(double place) {
        double volume = 1 - (model.pressure(place) - ATMOSPHERE) / Liquid.DIESEL.bulkModulusPa()
                + Liquid.DIESEL.expansion() * (model.temperature(place) - REFERENCE_CELSIUS);
        return model.flow(place) * volume * 3_600;
    }

    /** Gauge pressure, MPa. */
    double gauge(double place) {
        return (model.pressure(place) - ATMOSPHERE) / 1e6;
    }

    static double lineValve() {
        return LINE_VALVE;
    }
}
