package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.registry.Point;
import java.util.List;
import java.util.Map;

/** Reads rules that are to be tried as a site file would have them; blocking, on worker threads only. */
@FunctionalInterface
public interface RuleDrafts {
    /**
     * What is wrong with one value.
     *
     * @param path place within the rule
     */
    record Fault(String path, String value, String rule) {}

    /**
     * The point with other rules, or what is wrong with them.
     *
     * @param point null when there are faults
     */
    record Draft(Point point, List<Fault> faults) {}

    /** The point {@code present} with the rules of a site file's point. */
    Draft read(Point present, Map<String, Object> rule);
}
