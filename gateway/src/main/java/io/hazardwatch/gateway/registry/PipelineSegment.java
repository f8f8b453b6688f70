package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * A segment of a liquid pipeline that is watched for leaks, in SI units.
 *
 * @param priority    of the alarm about a leak
 * @param profile     elevation by place, from 0 to the length, rising places
 * @param nominalFlow usual flow, m3/s
 * @param k           multiple of the uncertainty that is a leak, until history has given it; 3 to 5
 * @param uncertainty of its instruments
 * @param clockMillis known difference between the clocks of its end stations at most; NaN if not known
 * @param stations    by place; the first at the upstream end, the last at the downstream end
 * @param route       where it lies, by place from 0 to the length, for the map only; empty if not stated
 */
public record PipelineSegment(String id, Text name, Priority priority, PipeDesign pipe, PipelineFluid fluid, List<Elevation> profile,
                              double nominalFlow, double k, Uncertainty uncertainty, double clockMillis, List<PipelineStation> stations,
                              List<RoutePoint> route) {
    public PipelineSegment {
        profile = List.copyOf(profile);
        stations = List.copyOf(stations);
        route = List.copyOf(route);
    }

    /** A segment of which it is not stated where it lies. */
    public PipelineSegment(String id, Text name, Priority priority, PipeDesign pipe, PipelineFluid fluid, List<Elevation> profile,
                           double nominalFlow, double k, Uncertainty uncertainty, double clockMillis, List<PipelineStation> stations) {
        this(id, name, priority, pipe, fluid, profile, nominalFlow, k, uncertainty, clockMillis, stations, List.of());
    }

    /**
     * The pipe.
     *
     * @param length     m
     * @param diameter   inner, m
     * @param wall       m
     * @param elasticity of the wall, Pa
     */
    public record PipeDesign(double length, double diameter, double wall, double elasticity) {
        /** Inner cross section, m2. */
        public double area() {
            return Math.PI * diameter * diameter / 4;
        }
    }

    /**
     * The liquid at its reference state.
     *
     * @param density     kg/m3
     * @param bulkModulus Pa
     * @param viscosity   kinematic, m2/s
     * @param vapour      absolute pressure at which it boils, Pa
     * @param expansion   of volume with temperature, 1/K
     */
    public record PipelineFluid(double density, double bulkModulus, double viscosity, double vapour, double expansion) {}

    /**
     * What the instruments err by.
     *
     * @param flow     share of the flow
     * @param pressure Pa
     */
    public record Uncertainty(double flow, double pressure) {}

    /** Elevation at a place, both m. */
    public record Elevation(double place, double height) {}

    /**
     * A corner of the route.
     *
     * @param place along the pipe, m
     * @param lat   degrees, WGS 84
     * @param lon   degrees, WGS 84
     */
    public record RoutePoint(double place, double lat, double lon) {}

    /** Speed of pressure waves, m/s: sqrt(K/rho) / sqrt(1 + K D / (E wall)). */
    public double waveSpeed() {
        return Math.sqrt(fluid.bulkModulus() / fluid.density()) / Math.sqrt(1 + fluid.bulkModulus() * pipe.diameter()
                / (pipe.elasticity() * pipe.wall()));
    }

    /** Elevation at a place, m. */
    public double height(double place) {
        Elevation before = profile.getFirst();
        for (Elevation next : profile) {
            if (next.place() >= place) {
                double span = next.place() - before.place();
                return span <= 0 ? next.height() : before.height() + (next.height() - before.height()) * (place - before.place()) / span;
            }
            before = next;
        }
        return before.height();
    }
}
