package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * Where things of a site are drawn. Lengths are in units of the drawing, from its upper left corner.
 *
 * @param width  of the whole drawing; 0 = the site has none
 * @param height of the whole drawing
 */
public record SiteSchematic(double width, double height, List<Tank> tanks, List<Detector> detectors, List<Valve> valves, List<Pipe> pipes) {
    /** No drawing. */
    public static final SiteSchematic NONE = new SiteSchematic(0, 0, List.of(), List.of(), List.of(), List.of());

    /**
     * A tank by its upper left corner.
     *
     * @param level point that measures how full it is, over its range; null when nothing does
     */
    public record Tank(Text name, double x, double y, double width, double height, PointId level) {}

    /** A detector at its place. */
    public record Detector(PointId point, double x, double y) {}

    /**
     * A valve at its place.
     *
     * @param point true or above 0 = open; null when nothing tells
     */
    public record Valve(Text name, double x, double y, PointId point) {}

    /** A straight pipe between two places. */
    public record Pipe(double fromX, double fromY, double toX, double toY) {}

    public SiteSchematic {
        tanks = List.copyOf(tanks);
        detectors = List.copyOf(detectors);
        valves = List.copyOf(valves);
        pipes = List.copyOf(pipes);
    }

    /** Whether the site has a drawing. */
    public boolean isDrawn() {
        return width > 0;
    }
}
