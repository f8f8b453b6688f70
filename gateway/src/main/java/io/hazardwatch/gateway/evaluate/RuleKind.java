package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.DeviationSetting;
import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleDefinition;
import io.hazardwatch.gateway.registry.ScatterSetting;
import io.hazardwatch.gateway.registry.SpikeSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;

/** The kinds of rule; the wire form is the lower-case name. */
public enum RuleKind {
    /** Absolute limits of one side; one alarm for H and HH, one for L and LL (OPC UA exclusive limit alarm). */
    LIMIT,
    /** Rate of change over a window. */
    RATE,
    /** Distance from a setpoint, fixed or that of another point. */
    DEVIATION,
    /** Early warning: a limit will be reached within the horizon. */
    TIME_TO_LIMIT,
    /** The mean over a moving window, as of short-term and eight-hour exposure of an area. */
    AVERAGE,
    /** The value no longer changes. */
    FROZEN,
    /** The value scatters far less than it used to. */
    ATTENUATED,
    /** The value scatters far more than it used to. */
    NOISE,
    /** Several single readings far from their neighbours. */
    SPIKE,
    /** A step or a speed that is physically impossible. */
    JUMP,
    /** A slow drift from the usual value. */
    DRIFT,
    /** The device's clock is wrong. */
    CLOCK,
    /** No value within the point's {@code staleAfter}. */
    STALE,
    /** Values arrive but are bad: out of range, not a number, or flagged by the device. */
    BAD_QUALITY,
    /** A condition of the gateway itself, found without a reading. */
    SYSTEM,
    /** A number of conditions over points of a site at the same time. */
    COMPOSITE,
    /** No message arrives from a device or a whole site. */
    COMMUNICATION,
    /** Redundant sensors vote on a limit. */
    VOTE,
    /** Redundant sensors do not agree. */
    DISCREPANCY,
    /** Redundancy of a vote is reduced, lost, or was never there. */
    REDUNDANCY,
    /** Another alarm is out of service for longer than permitted; raised by the alarm book, not by a rule of the point. */
    OVERDUE;

    /** The kind of the rule that {@code setting} configures. */
    public static RuleKind of(RuleDefinition setting) {
        return switch (setting) {
            case AverageSetting unused -> AVERAGE;
            case RateSetting unused -> RATE;
            case DeviationSetting unused -> DEVIATION;
            case TimeToLimitSetting unused -> TIME_TO_LIMIT;
            case FrozenSetting unused -> FROZEN;
            case ScatterSetting scatter -> scatter.isRise() ? NOISE : ATTENUATED;
            case SpikeSetting unused -> SPIKE;
            case JumpSetting unused -> JUMP;
            case DriftSetting unused -> DRIFT;
            case ClockSetting unused -> CLOCK;
        };
    }

    /** Unit of the values of such a rule for a point that measures in {@code unit}; a rate rule has its own. */
    String unit(String unit) {
        return this == TIME_TO_LIMIT ? "min" : this == CLOCK ? "s" : unit;
    }

    /** Whether it is about the instrument and not about what is measured. */
    public boolean isOfInstrument() {
        return switch (this) {
            case STALE, BAD_QUALITY, FROZEN, ATTENUATED, NOISE, SPIKE, JUMP, DRIFT, CLOCK -> true;
            default -> false;
        };
    }

    /** Whether the point's value cannot be trusted while such an alarm is active. */
    public boolean isDoubt() {
        return isOfInstrument() && this != STALE && this != SPIKE && this != CLOCK;
    }

    /** Whether it is about the gateway or its alarms and not found from a reading. */
    public boolean isOfGateway() {
        return this == SYSTEM || this == OVERDUE;
    }
}
