package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.Map;

/**
 * A part of a site that runs, is started up, shut down or maintained as a whole.
 *
 * @param points             all points that belong to it
 * @param modes              the modes it knows
 * @param source             where its mode can be read; null = people say it
 * @param statementMillisMax how long what a person said holds
 */
public record PlantUnit(String id, Text name, List<PointId> points, List<String> modes, ModeSource source,
                        long statementMillisMax) {
    /** What a unit knows when its file says nothing else. */
    public static final List<String> MODES = List.of("running", "start-up", "shut-down", "maintenance");

    public PlantUnit {
        points = List.copyOf(points);
        modes = List.copyOf(modes);
    }

    /**
     * A point that tells the mode.
     *
     * @param modes by the point's value; any other value is unknown
     */
    public record ModeSource(PointId point, Map<Double, String> modes) {
        public ModeSource {
            modes = Map.copyOf(modes);
        }
    }
}
