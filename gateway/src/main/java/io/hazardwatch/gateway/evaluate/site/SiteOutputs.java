package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.FindingHandler;

/** Where a site as a whole reports; called on the lane thread. */
public interface SiteOutputs extends FindingHandler {
    /** A design rule begins or ends the suppression of an alarm. */
    void requestSuppression(SuppressionRequest request);

    /** A unit runs in another mode. */
    void modeChanged(UnitMode mode);
}
