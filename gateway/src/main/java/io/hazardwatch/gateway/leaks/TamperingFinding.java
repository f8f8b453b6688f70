package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.PointId;
import java.util.List;

/**
 * A sign at a detector with what it rests on.
 *
 * @param evidence points, figures or names of settings, in the order in which the sentence of the sign has them
 */
public record TamperingFinding(TamperingSign sign, PointId point, List<String> evidence) {
    public TamperingFinding {
        evidence = List.copyOf(evidence);
    }
}
