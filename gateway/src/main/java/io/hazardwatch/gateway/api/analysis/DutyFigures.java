package io.hazardwatch.gateway.api.analysis;

import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.Period;
import io.vertx.core.json.JsonObject;

/** KPIs of the people on duty; blocking, worker threads only. */
@FunctionalInterface
public interface DutyFigures {
    /** Of the posts of one position over one period; null when they cannot be read at present. */
    JsonObject of(OperatingPosition position, Period period);
}
