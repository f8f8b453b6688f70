package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.Findings;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.Collection;
import java.util.List;

/** A rule over several points as it stands. Lane thread. */
interface RuleState extends PointListener {
    /** As configured. */
    SiteRule rule();

    /** All alarms it may find. */
    List<SiteAlarm> alarms();

    /** Looks at everything again and finds what changed. */
    void judge(SiteEvalContext context, Findings out);

    @Override
    default Collection<PointId> points() {
        return rule().logic().points();
    }

    @Override
    default void reevaluate(SiteEvalContext context, SiteOutlets out) {
        judge(context, out);
    }
}
