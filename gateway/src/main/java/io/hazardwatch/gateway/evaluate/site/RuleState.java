package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.SiteRule;
import java.util.Collection;
import java.util.List;

/** State of a rule over several points. Lane thread. */
interface RuleState extends PointListener {
    /** The settings of the rule. */
    SiteRule rule();

    /** All alarms that it may raise. */
    List<SiteAlarm> alarms();

    /** Evaluates everything again and reports what changed. */
    void judge(SiteEvalContext context, FindingHandler out);

    @Override
    default Collection<PointId> points() {
        return rule().logic().points();
    }

    @Override
    default void reevaluate(SiteEvalContext context, SiteOutputs out) {
        judge(context, out);
    }
}
