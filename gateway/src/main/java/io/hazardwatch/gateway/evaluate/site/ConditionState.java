package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.Threshold;

/** State of one condition, evaluated whenever its point or its alarm changes. Lane thread. */
abstract sealed class ConditionState {
    final PointInput input;

    private ConditionState(PointInput input) {
        this.input = input;
    }

    /** What is known of the condition at {@code now}. */
    abstract Ternary truth(long now);

    /** When it may change without a reading, by the gateway's clock. */
    long turnsAtMillis(long now) {
        return input.turnsAtMillis(now);
    }

    /** A value against a threshold. Between the threshold and its deadband it keeps its state. */
    static final class Beyond extends ConditionState {
        private final Threshold threshold;
        private boolean was;

        Beyond(PointInput input, Threshold threshold) {
            super(input);
            this.threshold = threshold;
        }

        /** Its state when it could last be trusted. */
        boolean lastHeld() {
            return was;
        }

        @Override
        Ternary truth(long now) {
            if (!input.isUsable(now)) {
                return Ternary.UNKNOWN;
            }
            if (threshold.holds(input.value())) {
                was = true;
            } else if (threshold.isOver(input.value()) && input.isGood(now)) {
                was = false;
            }
            return was ? Ternary.TRUE : input.isGood(now) ? Ternary.FALSE : Ternary.UNKNOWN;
        }
    }

    /** A value that should move and does not. */
    static final class Unmoved extends ConditionState {
        private final double by;
        private final long forMillis;
        private double anchor = Double.NaN;
        private long sinceMillis;

        Unmoved(PointInput input, double by, long forMillis) {
            super(input);
            this.by = by;
            this.forMillis = forMillis;
        }

        @Override
        Ternary truth(long now) {
            if (!input.isUsable(now)) {
                anchor = Double.NaN;
                return Ternary.UNKNOWN;
            }
            if (!(Math.abs(input.value() - anchor) < by)) {
                anchor = input.value();
                sinceMillis = now;
            }
            return now - sinceMillis >= forMillis ? Ternary.TRUE : Ternary.FALSE;
        }

        @Override
        long turnsAtMillis(long now) {
            long due = Double.isNaN(anchor) || now - sinceMillis >= forMillis ? Long.MAX_VALUE : sinceMillis + forMillis;
            return Math.min(due, super.turnsAtMillis(now));
        }
    }

    /** Another alarm. It is inactive only while its point can be trusted, or when it is about trust itself. */
    static final class Active extends ConditionState {
        private final ActiveAlarms.Slot slot;
        private final String level;
        private final boolean isAboutInstrument;

        Active(PointInput input, AlarmName alarm, ActiveAlarms alarms) {
            super(input);
            this.slot = alarms.slot(alarm.point(), alarm.rule());
            this.level = alarm.level();
            ConfiguredRule rule = ConfiguredRule.of(input.point(), alarm.rule());
            this.isAboutInstrument = rule != null && rule.kind().isOfInstrument();
        }

        @Override
        Ternary truth(long now) {
            if (slot.at(level) != null) {
                return Ternary.TRUE;
            }
            boolean isKnown = isAboutInstrument ? !input.isAwaited(now) : input.isGood(now);
            return isKnown ? Ternary.FALSE : Ternary.UNKNOWN;
        }
    }
}
