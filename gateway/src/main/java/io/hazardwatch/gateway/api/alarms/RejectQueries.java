package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.intake.Rejected;
import java.util.List;

/** What is in quarantine. Any thread; must not block. */
@FunctionalInterface
public interface RejectQueries {
    /** The latest rejects of an enterprise, latest first; the empty text asks for those that belong to no known one. */
    List<Rejected> recent(String enterprise);
}
