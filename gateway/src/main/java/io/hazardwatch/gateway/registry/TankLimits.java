package io.hazardwatch.gateway.registry;

/**
 * What counts as too fast or too much at a tank. The values of {@link #STANDARD} are ours, from memory of practice (mark M).
 *
 * @param fallPerHour       fall of the level without transfer, in its unit an hour
 * @param overfillMillis    the limit is reached within that time while filling
 * @param frozenMillis      the gauge stands still that long while filling
 * @param frozenChange      change of the level that counts as standing still, in its unit
 * @param pumpShare         rise beyond the pump's curve by that share
 * @param runawayKelvin     rise of temperature within ten minutes, K
 * @param runawayShare      rise of pressure within ten minutes, as a share of its value
 * @param rolloverKelvin    top warmer or colder than bottom by that, K
 * @param boilOffShare      rise of the boil-off within an hour, as a share
 */
public record TankLimits(double fallPerHour, long overfillMillis, long frozenMillis, double frozenChange, double pumpShare, double runawayKelvin,
                         double runawayShare, double rolloverKelvin, double boilOffShare) {
    /** Used where a site file states none. */
    public static final TankLimits STANDARD = new TankLimits(Double.NaN, 900_000, 480_000, Double.NaN, 0.15, 5, 0.1, 2, 0.5);
}
