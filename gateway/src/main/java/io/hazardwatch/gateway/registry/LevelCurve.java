package io.hazardwatch.gateway.registry;

import java.util.List;

/**
 * A figure by level, linear between the given levels and beyond them: the strapping table of a tank (cubic metres by level), or what a pump delivers
 * against a level (cubic metres an hour). Immutable.
 *
 * @param levels  rising, in the unit of the level's point; at least two
 * @param figures one for each level
 */
public record LevelCurve(List<Double> levels, List<Double> figures) {
    public LevelCurve {
        levels = List.copyOf(levels);
        figures = List.copyOf(figures);
    }

    /** The figure at that level; NaN if the level is. */
    public double at(double level) {
        int to = 1;
        while (to < levels.size() - 1 && levels.get(to) < level) {
            to++;
        }
        double share = (level - levels.get(to - 1)) / (levels.get(to) - levels.get(to - 1));
        return figures.get(to - 1) + share * (figures.get(to) - figures.get(to - 1));
    }
}
