package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.PointId;
import java.util.Collection;

/** Evaluates points of a site again when one of them, or an alarm of one, changes. Lane thread. */
interface PointListener {
    /** The points it depends on. */
    Collection<PointId> points();

    /** Evaluates everything again. */
    void reevaluate(SiteEvalContext context, SiteOutputs out);

    /** When the result may change without a reading, by the gateway's clock. */
    long turnsAtMillis(long now);
}
