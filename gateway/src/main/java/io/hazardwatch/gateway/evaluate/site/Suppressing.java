package io.hazardwatch.gateway.evaluate.site;

import java.util.List;

/** Something that suppresses alarms by design. Lane thread. */
interface Suppressing extends PointListener {
    /** Every alarm it may suppress. */
    List<SuppressionHold> holds();
}
