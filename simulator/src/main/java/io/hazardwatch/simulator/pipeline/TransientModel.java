package io.hazardwatch.simulator.pipeline;

import java.util.Arrays;

/**
 * Pressure and flow along a pipe by the method of characteristics: quasi-steady friction taken semi-implicitly, so that it stays stable; elevation;
 * a pump with check valve at the start, a valve at the end and one on the way; an orifice leak at any node; discrete vapour cavities where
 * the liquid boils; batches and temperature that travel with the liquid; a pig as a loss that travels.
 *
 * <p>The wave speed is that of the first liquid everywhere, because the grid is fixed. Nodes have two pressures and flows, before and behind,
 * because a valve parts pressures, and a leak or a cavity parts flows. One thread.
 */
public final class TransientModel {
    private static final double G = 9.80665;
    private static final double ATMOSPHERE = 101_325;
    /** Heat travels slowly against waves, so it moves once in that many steps. */
    private static final int HEAT_STEPS = 20;
    private static final double HEAT_LOSS_SECONDS = 6 * 3_600.0;

    private final Pipe pipe;
    private final Liquid liquid;
    private final PumpStation pump;
    private final OutletValve outlet;
    private final int reaches;
    private final double dx;
    private final double dt;
    private final double[] rise;
    private final double[] before;
    private final double[] behind;
    private final double[] arriving;
    private final double[] leaving;
    private final double[] cavity;
    private final double[] celsius;
    private final double[] expansion;
    private final double[] density;
    private final double[] resistance;
    private final double[] lostFlow;
    private final double[] plus;
    private final double[] minus;
    private final double[] plusSlope;
    private final double[] minusSlope;
    private long steps;

    private double speed;
    private double opening = 1;
    private int valveNode = -1;
    private double valveLoss;
    private boolean isShut;
    private int leakNode = -1;
    private double leakCoefficient;
    private Liquid batch;
    private double front;
    private double pigPlace = Double.NaN;
    private double pigPa;
    private double inletCelsius = 20;
    private final double groundCelsius = 15;

    /** @param reaches number of parts of equal length; the step of time follows from the wave speed */
    public TransientModel(Pipe pipe, Liquid liquid, PumpStation pump, OutletValve outlet, int reaches) {
        this.pipe = pipe;
        this.liquid = liquid;
        this.pump = pump;
        this.outlet = outlet;
        this.reaches = reaches;
        dx = pipe.lengthMetres() / reaches;
        dt = dx / pipe.waveSpeed(liquid);
        rise = new double[reaches];
        density = new double[reaches];
        resistance = new double[reaches];
        before = new double[reaches + 1];
        behind = new double[reaches + 1];
        arriving = new double[reaches + 1];
        leaving = new double[reaches + 1];
        cavity = new double[reaches + 1];
        celsius = new double[reaches + 1];
        expansion = new double[reaches + 1];
        lostFlow = new double[reaches + 1];
        plus = new double[reaches + 1];
        minus = new double[reaches + 1];
        plusSlope = new double[reaches + 1];
        minusSlope = new double[reaches + 1];
        for (int i = 0; i < reaches; i++) {
            rise[i] = pipe.elevation((i + 1) * dx) - pipe.elevation(i * dx);
        }
        Arrays.fill(density, liquid.density());
        Arrays.fill(celsius, inletCelsius);
        fillAtRest(pump.suctionPa());
    }

    private void fillAtRest(double inletPa) {
        for (int i = 0; i <= reaches; i++) {
            before[i] = Math.max(liquid.vapourPa(), inletPa - liquid.density() * G * (pipe.elevation(i * dx) - pipe.elevation(0)));
            behind[i] = before[i];
        }
    }

    /** Duration of a step, s. */
    public double stepSeconds() {
        return dt;
    }

    /** Pump speed, 0 to 1. */
    public void pumpSpeed(double share) {
        speed = share;
    }

    /** Opening of the valve at the end, 0 to 1. */
    public void outletOpening(double share) {
        opening = share;
    }

    /**
     * A valve on the way.
     *
     * @param place   metres from the start
     * @param opening 0 shut to 1 without loss
     */
    public void lineValve(double place, double opening) {
        valveNode = node(place);
        isShut = opening <= 0;
        double gain = Math.max(opening, 1e-3);
        // loss coefficient of a gate valve, none when open
        valveLoss = liquid.density() / (2 * pipe.area() * pipe.area()) * (1 / (gain * gain) - 1);
    }

    /**
     * A hole: flow = discharge * area * sqrt(2 * overpressure / density).
     *
     * @param place      metres from the start
     * @param effectiveM2 discharge coefficient times area
     */
    public void leak(double place, double effectiveM2) {
        leakNode = node(place);
        leakCoefficient = effectiveM2 * Math.sqrt(2 / liquid.density());
    }

    /** The liquid that enters from now on. */
    public void batch(Liquid next) {
        batch = next;
        front = 0;
    }

    /** A pig enters; it resists with that pressure until it leaves. */
    public void pig(double resistancePa) {
        pigPlace = 0;
        pigPa = resistancePa;
    }

    /** Temperature of what enters. */
    public void inletCelsius(double value) {
        inletCelsius = value;
    }

    private int node(double place) {
        return (int) Math.round(place / dx);
    }

    /** One step of {@link #stepSeconds()}. */
    public void step() {
        moveLiquid();
        characteristics();
        inlet();
        for (int i = 1; i < reaches; i++) {
            inner(i);
        }
        outlet();
        steps++;
    }

    private void moveLiquid() {
        double velocity = leaving[0] / pipe.area();
        if (batch != null) {
            front += velocity * dt;
            for (int i = 0; i < reaches; i++) {
                double share = Math.max(0, Math.min(1, front / dx - i));
                density[i] = share * batch.density() + (1 - share) * liquid.density();
            }
        }
        if (!Double.isNaN(pigPlace)) {
            pigPlace += velocity * dt;
            pigPlace = pigPlace > pipe.lengthMetres() ? Double.NaN : pigPlace;
        }
        if (steps % HEAT_STEPS == 0) {
            moveHeat(HEAT_STEPS * dt);
            frictions();
        }
    }

    private void moveHeat(double seconds) {
        for (int i = reaches; i >= 0; i--) {
            double was = celsius[i];
            double upwind = i == 0 ? inletCelsius : celsius[i - 1];
            double share = Math.max(0, Math.min(1, leaving[i] / pipe.area() * seconds / dx));
            celsius[i] = i == 0 && leaving[0] > 0 ? inletCelsius
                    : was + share * (upwind - was) + (groundCelsius - was) * seconds / HEAT_LOSS_SECONDS;
            double width = i == 0 || i == reaches ? dx / 2 : dx;
            expansion[i] = liquid.expansion() * pipe.area() * width * (celsius[i] - was) / seconds;
        }
    }

    private void frictions() {
        double area = pipe.area();
        for (int i = 0; i < reaches; i++) {
            double flow = Math.abs(leaving[i]);
            double share = batch == null ? 0 : Math.max(0, Math.min(1, front / dx - i));
            double viscosity = batch == null ? liquid.viscosity() : share * batch.viscosity() + (1 - share) * liquid.viscosity();
            double reynolds = flow / area * pipe.diameterMetres() / viscosity;
            double factor = DarcyFriction.factor(reynolds, pipe.roughnessMetres() / pipe.diameterMetres());
            resistance[i] = density[i] * factor * dx / (2 * pipe.diameterMetres() * area * area);
        }
    }

    /** At node i: before = plus - plusSlope * Q from the left, behind = minus + minusSlope * Q from the right. */
    private void characteristics() {
        double wave = dx / dt / pipe.area();
        for (int i = 0; i < reaches; i++) {
            double impedance = density[i] * wave;
            double weight = density[i] * G * rise[i];
            double loss = pigIn(i) ? pigPa : 0;
            plus[i + 1] = behind[i] + impedance * leaving[i] - weight - loss * Math.signum(leaving[i]);
            plusSlope[i + 1] = impedance + resistance[i] * Math.abs(leaving[i]);
            minus[i] = before[i + 1] - impedance * arriving[i + 1] + weight + loss * Math.signum(arriving[i + 1]);
            minusSlope[i] = impedance + resistance[i] * Math.abs(arriving[i + 1]);
        }
    }

    private boolean pigIn(int reach) {
        return !Double.isNaN(pigPlace) && (int) (pigPlace / dx) == reach;
    }

    private void inlet() {
        double head = pump.suctionPa() + liquid.density() * G * pump.shutOffMetres() * speed * speed;
        double curve = liquid.density() * G * pump.slope();
        double drive = head - minus[0];
        double flow = drive <= 0 || speed <= 0 ? 0
                : 2 * drive / (minusSlope[0] + Math.sqrt(minusSlope[0] * minusSlope[0] + 4 * curve * drive));
        set(0, minus[0] + minusSlope[0] * (flow + expansion[0]), flow, flow + expansion[0]);
    }

    private void outlet() {
        int i = reaches;
        double drive = plus[i] + plusSlope[i] * expansion[i] - outlet.backPressurePa();
        double square = opening * outlet.coefficient() * opening * outlet.coefficient();
        double flow = drive <= 0 || opening <= 0 ? 0 : root(square * plusSlope[i], square * drive);
        set(i, plus[i] - plusSlope[i] * (flow - expansion[i]), flow - expansion[i], flow);
    }

    /** Q where Q^2 = square drive - slope Q. */
    private static double root(double slope, double drive) {
        return (-slope + Math.sqrt(slope * slope + 4 * drive)) / 2;
    }

    private void inner(int i) {
        if (i == valveNode) {
            valve(i);
            return;
        }
        double both = plusSlope[i] + minusSlope[i];
        double common = plusSlope[i] * minusSlope[i] / both;
        double pressure = (plus[i] * minusSlope[i] + minus[i] * plusSlope[i]) / both + common * expansion[i];
        double lost = 0;
        if (i == leakNode && leakCoefficient > 0 && pressure > ATMOSPHERE) {
            double square = leakCoefficient * leakCoefficient;
            lost = root(square * common, square * (pressure - ATMOSPHERE));
            pressure -= common * lost;
        }
        lostFlow[i] = lost;
        double vapour = batch != null && front > i * dx ? batch.vapourPa() : liquid.vapourPa();
        if (pressure < vapour || cavity[i] > 0) {
            pressure = boil(i, vapour, pressure);
        }
        set(i, pressure, (plus[i] - pressure) / plusSlope[i], (pressure - minus[i]) / minusSlope[i]);
    }

    /** A cavity at vapour pressure grows by what leaves more than arrives, until it has collapsed. */
    private double boil(int i, double vapour, double liquidPressure) {
        double in = (plus[i] - vapour) / plusSlope[i];
        double out = (vapour - minus[i]) / minusSlope[i];
        double volume = cavity[i] + (out - in - expansion[i] + lostFlow[i]) * dt;
        cavity[i] = Math.max(0, volume);
        return volume > 0 ? vapour : liquidPressure;
    }

    private void valve(int i) {
        double both = plusSlope[i] + minusSlope[i];
        double drive = plus[i] - minus[i];
        double flow = isShut ? 0 : valveLoss <= 0 ? drive / both
                : Math.signum(drive) * root(both / valveLoss, Math.abs(drive) / valveLoss);
        before[i] = plus[i] - plusSlope[i] * flow;
        behind[i] = minus[i] + minusSlope[i] * flow;
        arriving[i] = flow;
        leaving[i] = flow;
    }

    private void set(int i, double pressure, double in, double out) {
        before[i] = pressure;
        behind[i] = pressure;
        arriving[i] = in;
        leaving[i] = out;
    }

    /** Absolute pressure at a node, Pa. */
    public double pressure(double place) {
        return before[node(place)];
    }

    /** Flow that enters at the start, or arrives at a later place, at the reference state, m3/s. */
    public double flow(double place) {
        int i = node(place);
        return i == 0 ? arriving[0] : i == reaches ? leaving[reaches] : arriving[i];
    }

    /** Temperature at a place, degrees Celsius. */
    public double temperature(double place) {
        return celsius[node(place)];
    }

    /** Density at a place, kg/m3, of the batch that is there. */
    public double density(double place) {
        return density[Math.min(reaches - 1, node(place))];
    }

    /** What the hole loses, m3/s. */
    public double leakFlow() {
        return leakNode < 0 ? 0 : lostFlow[leakNode];
    }

    /** Volume at the reference state that pressure has packed into the line beyond an empty pressure, less the cavities; m3. */
    public double packed() {
        double stiffness = liquid.density() * Math.pow(dx / dt, 2);
        double sum = 0;
        for (int i = 0; i <= reaches; i++) {
            double width = i == 0 || i == reaches ? dx / 2 : dx;
            sum += pipe.area() * width * (before[i] + behind[i]) / 2 / stiffness - cavity[i];
        }
        return sum;
    }

    /** Volume of all vapour cavities, m3. */
    public double vapour() {
        return Arrays.stream(cavity).sum();
    }
}
