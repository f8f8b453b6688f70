package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;

/**
 * A limit on how far the value may be from a setpoint (OPC UA deviation alarm: low limits negative, high ones positive).
 *
 * @param setpoint       fixed, in the point's unit; NaN when {@code reference} gives it
 * @param reference      the point of the same site whose value is the setpoint; null when it is fixed
 * @param low            negative, in the point's unit; {@code -Infinity} when only the high side is watched
 * @param high           positive; {@code +Infinity} when only the low side is watched
 * @param deadband       how far inside the limit a deviation must return to count as ok
 * @param onSamples      the on-delay counted in readings; null when {@code onDelayMillis} holds
 * @param offDelayMillis how long ok must hold, on received readings only
 */
public record DeviationSetting(String id, double setpoint, PointId reference, double low, double high, double deadband,
                               long onDelayMillis, CountedOnDelay onSamples, long offDelayMillis, Priority priority)
        implements RuleSetting {}
