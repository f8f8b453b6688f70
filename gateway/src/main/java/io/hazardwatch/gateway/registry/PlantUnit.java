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
 * @param source             where its mode can be read; null when people set it
 * @param statementMillisMax how long a mode set by a person is valid
 */
public record PlantUnit(String id, Text name, List<PointId> points, List<String> modes, ModeSource source,
                        long statementMillisMax) {
    /** The modes of a unit whose file names none. */
    public static final List<String> MODES = List.of("running", "start-up", "shut-down", "maintenance");

    public PlantUnit {
        points = List.copyOf(points);
        modes = List.copyOf(modes);
    }

    /**
     * A point whose value is the mode.
     *
     * @param modes by the point's value; any other value is unknown
     */
    public record ModeSource(PointId point, Map<Double, String> modes) {
        public ModeSource {
            modes = Map.copyOf(modes);
        }
    }
}
