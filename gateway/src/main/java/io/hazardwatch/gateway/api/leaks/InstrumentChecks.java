package io.hazardwatch.gateway.api.leaks;

import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheck;
import io.hazardwatch.gateway.model.PointId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Port to the bump tests and calibrations that people record. Any thread. */
public interface InstrumentChecks extends CheckedDates {
    /**
     * Records a check, whose id is given by the port; fails when the store is away.
     *
     * @param session of the API by which somebody records it, for the journal; null = none
     */
    CompletionStage<InstrumentCheck> record(InstrumentCheck check, String session);

    /** The newest of an instrument first; from memory. */
    List<InstrumentCheck> of(PointId point);

    /** Whether the stored checks are known. */
    boolean isKnown();
}
