package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.Text;

/**
 * Equipment that the gas may come from.
 *
 * @param explains detectors in alarm that the wind carried from it to
 * @param of       detectors in alarm with a place
 * @param match    how well the pattern of all detectors fits, 0 to 1; see {@code docs/leaks.md}
 * @param metres   distance to the first detector
 * @param isAboutProcess whether its own pressure, level or flow speaks for it
 */
public record ProbableSource(String id, Text name, int explains, int of, double match, double metres, boolean isAboutProcess) {}
