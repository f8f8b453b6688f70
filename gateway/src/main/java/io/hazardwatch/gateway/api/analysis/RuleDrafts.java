package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.registry.Point;
import java.util.List;
import java.util.Map;

/** Reads rules for a back-test in the format of a site file. Blocking; worker threads only. */
@FunctionalInterface
public interface RuleDrafts {
    /**
     * A mistake in one value.
     *
     * @param path place within the rule
     */
    record Fault(String path, String value, String rule) {}

    /**
     * The point with the drafted rules, or the mistakes in them.
     *
     * @param point null if there are faults
     */
    record Draft(Point point, List<Fault> faults) {}

    /** Combines the point {@code present} with rules in the format of a site file's point. */
    Draft read(Point present, Map<String, Object> rule);
}
