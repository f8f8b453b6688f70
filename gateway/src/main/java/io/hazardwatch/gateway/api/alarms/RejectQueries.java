package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.intake.Rejected;
import java.util.List;

/** Rejected payloads. Any thread; must not block. */
@FunctionalInterface
public interface RejectQueries {
    /** The latest rejects of an enterprise, latest first; the empty text selects those that belong to no known enterprise. */
    List<Rejected> recent(String enterprise);
}
