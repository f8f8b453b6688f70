package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.PointId;
import java.util.Collection;

/** What looks at points of a site and must look again when one of them, or an alarm of it, says something. Lane thread. */
interface PointListener {
    /** The points it looks at. */
    Collection<PointId> points();

    /** Looks at everything again. */
    void reevaluate(SiteEvalContext context, SiteOutlets out);

    /** When time alone may change something. */
    long turnsAtMillis(long now);
}
