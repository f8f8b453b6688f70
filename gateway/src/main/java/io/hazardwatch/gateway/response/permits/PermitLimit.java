package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.LimitLevel;

/**
 * A gas limit that a permit states itself.
 *
 * @param at in the unit of the point
 */
public record PermitLimit(PointId point, LimitLevel level, double at) {}
