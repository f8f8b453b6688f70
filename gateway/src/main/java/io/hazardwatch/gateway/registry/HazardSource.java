package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * A major-hazard unit of a site.
 *
 * @param exposedPeople people within 500 m of the site's boundary
 * @param grading       S, R and the grade that follow
 */
public record HazardSource(String id, Text name, List<Substance> substances, int exposedPeople, PersonsInCharge inCharge,
                           HazardGrading grading) {
    public HazardSource {
        substances = List.copyOf(substances);
    }

    /** A hazard source that is not graded. */
    public HazardSource(String id, Text name, List<Substance> substances, int exposedPeople, PersonsInCharge inCharge) {
        this(id, name, substances, exposedPeople, inCharge, HazardGrading.NONE);
    }
}
