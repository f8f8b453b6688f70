package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;

/**
 * A point that measures a gas.
 *
 * @param gas       name of the gas, in lower case, such as {@code methane}
 * @param position  where its device stands; null if not stated
 * @param lelPctVol lower explosive limit that it is calibrated to, %vol; NaN if it does not measure in parts of it
 * @param ppmPerUnit how many ppm one of its units is, at 20 °C; NaN if it cannot be converted
 */
public record GasDetector(PointId point, String gas, GroundPosition position, double lelPctVol, double ppmPerUnit) {}
