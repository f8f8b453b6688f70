package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * Equipment that gas can escape from.
 *
 * @param gases    names of the gases in it; empty = any
 * @param position where it stands; null if not stated, so that the wind says nothing about it
 * @param process  points that change when it leaks
 * @param cameras  where it can be seen
 */
public record LeakSource(String id, Text name, List<String> gases, GroundPosition position, List<ProcessPoint> process, List<CameraLink> cameras) {
    public LeakSource {
        gases = List.copyOf(gases);
        process = List.copyOf(process);
        cameras = List.copyOf(cameras);
    }

    /** A point of the process and what it says. */
    public record ProcessPoint(PointId point, ProcessSign sign) {}

    /** A camera that shows it; {@code url} is opened by the browser of the person who looks. */
    public record CameraLink(Text name, String url) {}

    /** Whether that gas can escape from it. */
    public boolean holds(String gas) {
        return gases.isEmpty() || gases.contains(gas);
    }
}
