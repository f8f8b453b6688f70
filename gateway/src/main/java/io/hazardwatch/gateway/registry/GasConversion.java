package io.hazardwatch.gateway.registry;

/**
 * Conversion between the units in which a gas is measured, at 101.325 kPa and a stated reference temperature. A figure that cannot be converted
 * is NaN, never a guess.
 */
public final class GasConversion {
    /** Reference temperature of the occupational limits in mg/m3, °C. */
    public static final double REFERENCE_CELSIUS = 20;
    private static final double PASCAL = 101_325;
    private static final double GAS_CONSTANT = 8.314462618;
    private static final double ZERO_KELVIN = 273.15;
    private static final double PPM_PER_PCTVOL = 10_000;

    private GasConversion() {}

    /** Litres that a mole takes at that temperature. */
    public static double molarVolume(double celsius) {
        return GAS_CONSTANT * (celsius + ZERO_KELVIN) / PASCAL * 1_000;
    }

    /**
     * How many ppm one unit is; NaN if the unit measures no share of the air, or what it needs is unknown.
     *
     * @param lelPctVol lower explosive limit that the detector is calibrated to, %vol; needed for %LEL
     * @param molarMass g/mol; needed for mg/m3
     */
    public static double ppmPer(String unit, double lelPctVol, double molarMass, double celsius) {
        return switch (unit) {
            case "ppm" -> 1;
            case "ppb" -> 0.001;
            case "%vol" -> PPM_PER_PCTVOL;
            case "%LEL" -> lelPctVol / 100 * PPM_PER_PCTVOL;
            case "mg/m3", "mg/m³" -> molarVolume(celsius) / molarMass;
            default -> Double.NaN;
        };
    }

    /** A value in another unit; NaN if either cannot be converted. */
    public static double convert(double value, String from, String to, double lelPctVol, double molarMass, double celsius) {
        return value * ppmPer(from, lelPctVol, molarMass, celsius) / ppmPer(to, lelPctVol, molarMass, celsius);
    }
}
