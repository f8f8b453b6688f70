package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/** A major-hazard unit of a site; {@link Grading} tells S, R and the grade from it. */
public record HazardSource(String id, Text name, List<Substance> substances, int exposedPeople, InCharge inCharge) {
    public HazardSource {
        substances = List.copyOf(substances);
    }
}
