package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.Findings;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.List;

/** A rule over several points as it stands. Lane thread. */
interface RuleState {
    /** As configured. */
    SiteRule rule();

    /** All alarms it may find. */
    List<SiteAlarm> alarms();

    /** Looks at everything again. */
    void judge(Occasion occasion, Findings out);

    /** When time alone may change something. */
    long turnsAtMillis(long now);
}
