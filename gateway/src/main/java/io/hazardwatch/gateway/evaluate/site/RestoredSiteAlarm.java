package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;

/**
 * An alarm that was active before a restart.
 *
 * @param sinceMillis when it was raised, by the gateway's clock
 */
public record RestoredSiteAlarm(PointId point, String rule, RuleKind kind, String level, Priority priority, long sinceMillis) {}
