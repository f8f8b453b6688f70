package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * A place of a pipeline segment that has instruments.
 *
 * @param placeMetres along the segment, from its upstream end
 * @param flow        volume at the state of the line; null if not measured
 * @param pressure    gauge pressure; null if not measured
 * @param temperature null if not measured
 * @param waveTime    when the RTU last saw a pressure wave, as ms since the epoch by its synchronous clock; null if it does not say
 * @param valves      open if not 0
 * @param pumps       run if not 0
 */
public record PipelineStation(String id, Text name, double placeMetres, Measured flow, Measured pressure, Measured temperature, PointId waveTime,
                              List<PointId> valves, List<PointId> pumps) {
    public PipelineStation {
        valves = List.copyOf(valves);
        pumps = List.copyOf(pumps);
    }

    /**
     * A point with what makes SI units of its values.
     *
     * @param factor       m3/s, Pa or K for one of the point's unit
     * @param periodMillis how often it reports
     */
    public record Measured(PointId point, double factor, long periodMillis) {}
}
