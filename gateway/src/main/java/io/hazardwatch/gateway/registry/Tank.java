package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * A tank whose contents are watched.
 *
 * @param hazardSource  id of the hazard source it belongs to; null if not stated
 * @param gauge         points that say what is in it
 * @param contents      how a level becomes a mass
 * @param transfer      points that say what goes in and out
 * @param overfillAt    level that must not be reached; NaN without one
 * @param limits        what counts as too fast or too much
 */
public record Tank(String id, Text name, String hazardSource, Gauge gauge, Contents contents, Transfer transfer, double overfillAt,
                   TankLimits limits) {
    /** Each null if it is not measured; temperatures in degC, pressure in MPa or kPa as its point has it. */
    public record Gauge(PointId level, PointId temperature, PointId pressure, PointId topTemperature, PointId bottomTemperature, PointId boilOff) {}

    /**
     * How a level becomes a mass.
     *
     * @param strapping   cubic metres by level; null if not stated, so that only the level is watched
     * @param density     t/m3 at {@code densityCelsius}; NaN if not stated
     * @param expansion   share by which the volume grows per kelvin
     * @param substance   name of the substance of the hazard source, as the site file has it; null if the tank names none
     */
    public record Contents(LevelCurve strapping, double density, double densityCelsius, double expansion, String substance) {
        /** Cubic metres at that level; NaN without a table. */
        public double cubicMetres(double level) {
            return strapping == null ? Double.NaN : strapping.at(level);
        }

        /** Tonnes at that level; a temperature that is NaN counts as that of the density. */
        public double tonnes(double level, double celsius) {
            double warmer = Double.isNaN(celsius) ? 0 : celsius - densityCelsius;
            return cubicMetres(level) * density / (1 + expansion * warmer);
        }
    }

    /**
     * What goes in and out.
     *
     * @param flowIn  flows in m3/h or t/h
     * @param pumps   fill pumps, running if not 0
     * @param valves  inlet and outlet valves, open if not 0
     * @param curve   m3/h that the fill pumps deliver by level at most; null if not stated
     */
    public record Transfer(List<PointId> flowIn, List<PointId> flowOut, List<PointId> pumps, List<PointId> valves, LevelCurve curve) {
        public Transfer {
            flowIn = List.copyOf(flowIn);
            flowOut = List.copyOf(flowOut);
            pumps = List.copyOf(pumps);
            valves = List.copyOf(valves);
        }
    }
}
