package io.hazardwatch.simulator.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The model against what textbooks give in closed form. */
class TransientModelTest {
    private static final double[] LEVEL = {0, 0, 10_000, 0};
    private static final double ATMOSPHERE = 101_325;

    /** A long smooth pipe with a wall so stiff that waves travel as in free water. */
    private static Pipe pipe(double roughness) {
        return new Pipe(10_000, 0.5, 0.01, 2e11, roughness, LEVEL);
    }

    private static TransientModel model(Pipe pipe, int reaches) {
        TransientModel model = new TransientModel(pipe, Liquid.WATER, new PumpStation(2e5, 150, 100), new OutletValve(2.0e-4, 3e5), reaches);
        model.pumpSpeed(1);
        for (int i = 0; i < 40_000; i++) {
            model.step();
        }
        return model;
    }

    @Test
    void waveSpeed_ofWaterInSteelBetweenTextbookBounds() {
        assertEquals(1_481, new Pipe(1, 0.5, 1e6, 2e11, 0, LEVEL).waveSpeed(Liquid.WATER), 1, "a rigid pipe: the speed of sound in water");
        double a = pipe(0).waveSpeed(Liquid.WATER);
        assertEquals(1_481 / Math.sqrt(1 + 2.19e9 * 0.5 / (2e11 * 0.01)), a, 1);
    }

    @Test
    void frictionFactor_asInTheMoodyChart() {
        assertEquals(0.0640, DarcyFriction.factor(1_000, 0), 1e-9);
        assertEquals(0.0180, DarcyFriction.factor(1e5, 1e-8), 0.0002);
        assertEquals(0.0196, DarcyFriction.factor(1e8, 0.001), 0.0002);
        assertEquals(0.0222, DarcyFriction.factor(1e5, 0.001), 0.0003);
    }

    @Test
    void steadyFlow_losesWhatDarcyAndWeisbachSay() {
        Pipe pipe = pipe(1e-4);
        TransientModel model = model(pipe, 20);
        double flow = model.flow(5_000);
        double velocity = flow / pipe.area();
        double factor = DarcyFriction.factor(velocity * 0.5 / 1e-6, 1e-4 / 0.5);
        double expected = factor * 10_000 / 0.5 * 998 * velocity * velocity / 2;
        assertEquals(expected, model.pressure(0) - model.pressure(10_000), 0.002 * expected);
        assertEquals(flow, model.flow(0), 1e-4 * flow);
        assertEquals(flow, model.flow(10_000), 1e-4 * flow);
    }

    @Test
    void suddenStop_raisesThePressureByJoukowskyAndTheWaveTravels() {
        Pipe pipe = pipe(0);
        TransientModel model = model(pipe, 200);
        double velocity = model.flow(10_000) / pipe.area();
        double before = model.pressure(10_000);
        double middle = model.pressure(5_000);
        double surge = 998 * pipe.waveSpeed(Liquid.WATER) * velocity;
        model.outletOpening(0);
        model.step();
        model.step();
        assertEquals(surge, model.pressure(10_000) - before, 0.01 * surge);
        double seconds = 5_000 / pipe.waveSpeed(Liquid.WATER);
        int steps = 2;
        while (model.pressure(5_000) - middle < surge / 2) {
            model.step();
            steps++;
        }
        assertEquals(seconds, steps * model.stepSeconds(), 2 * model.stepSeconds());
    }

    @Test
    void leak_losesWhatItsOrificeLetsThroughAndTheLineKeepsTheBooks() {
        TransientModel model = model(pipe(1e-4), 20);
        double area = 2e-4;
        model.leak(3_000, area);
        double in = 0;
        double out = 0;
        double lost = 0;
        double packed = model.packed();
        for (int i = 0; i < 20_000; i++) {
            model.step();
            in += model.flow(0) * model.stepSeconds();
            out += model.flow(10_000) * model.stepSeconds();
            lost += model.leakFlow() * model.stepSeconds();
        }
        double orifice = area * Math.sqrt(2 * (model.pressure(3_000) - ATMOSPHERE) / 998);
        assertEquals(orifice, model.leakFlow(), 0.005 * orifice);
        assertEquals(lost, in - out - (model.packed() - packed), 0.01 * lost);
    }

    @Test
    void pumpStopsAtLowBackPressure_theHillBoilsAndTheCavityCollapses() {
        Pipe hilly = new Pipe(10_000, 0.5, 0.01, 2e11, 1e-4, new double[] {0, 0, 5_000, 60, 10_000, 0});
        TransientModel model = new TransientModel(hilly, Liquid.WATER, new PumpStation(2e5, 150, 100), new OutletValve(2.0e-4, 1e5), 40);
        model.pumpSpeed(1);
        run(model, 20_000);
        assertEquals(0, model.vapour());
        model.pumpSpeed(0);
        run(model, 2_000);
        assertTrue(model.vapour() > 0);
        assertEquals(2_340, model.pressure(5_000), 1);
        model.pumpSpeed(1);
        run(model, 40_000);
        assertEquals(0, model.vapour());
    }

    private static void run(TransientModel model, int steps) {
        for (int i = 0; i < steps; i++) {
            model.step();
        }
    }

    @Test
    void warmerLiquid_pushesMoreOutThanComesIn() {
        TransientModel model = model(pipe(1e-4), 20);
        run(model, 200_000);
        double steady = model.flow(10_000) - model.flow(0);
        model.inletCelsius(40);
        run(model, 4_000);
        assertTrue(model.flow(10_000) - model.flow(0) > steady + 1e-6);
    }

    @Test
    void series_areTheSameForTheSameSeedAndHaveTheirLeak() {
        double[] last = new double[13];
        PipelineSeries.everySecond("seconds=900; seed=7; leak=100,12000,0.1,0", row -> System.arraycopy(row, 0, last, 0, 13));
        double[] again = new double[13];
        PipelineSeries.everySecond("seconds=900; seed=7; leak=100,12000,0.1,0", row -> System.arraycopy(row, 0, again, 0, 13));
        assertEquals(java.util.Arrays.toString(last), java.util.Arrays.toString(again));
        assertTrue(last[12] > 20 && last[12] < 35, "leak " + last[12]);
        assertTrue(last[2] - last[6] > 20, "in " + last[2] + " out " + last[6]);
    }
}
