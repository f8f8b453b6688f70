package io.hazardwatch.gateway.evaluate.site;

import java.util.List;

/** What suppresses alarms by design. Lane thread. */
interface Restrainer extends Reader {
    /** Every alarm it may suppress. */
    List<Hold> holds();
}
