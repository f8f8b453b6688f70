package io.hazardwatch.gateway.evaluate.site;

import java.util.List;

/** Something that suppresses alarms by design. Lane thread. */
interface SuppressingRule extends PointListener {
    /** Every alarm it may suppress. */
    List<SuppressionHold> holds();
}
