package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.Threshold;

/** One condition as it is evaluated, again whenever its point or its alarm says something. Lane thread. */
abstract sealed class Clause {
    final Input input;

    private Clause(Input input) {
        this.input = input;
    }

    /** What is known of it now. */
    abstract Truth truth(long now);

    /** When time alone may change it. */
    long turnsAtMillis(long now) {
        return input.turnsAtMillis(now);
    }

    /** A value against a threshold. Between the threshold and its deadband it stays what it was. */
    static final class Beyond extends Clause {
        private final Threshold threshold;
        private boolean was;

        Beyond(Input input, Threshold threshold) {
            super(input);
            this.threshold = threshold;
        }

        /** What it said while it could be trusted last. */
        boolean lastHeld() {
            return was;
        }

        @Override
        Truth truth(long now) {
            if (!input.isUsable(now)) {
                return Truth.UNKNOWN;
            }
            if (threshold.holds(input.value())) {
                was = true;
            } else if (threshold.isOver(input.value()) && input.isGood(now)) {
                was = false;
            }
            return was ? Truth.TRUE : input.isGood(now) ? Truth.FALSE : Truth.UNKNOWN;
        }
    }

    /** A value that should move and does not. */
    static final class Unmoved extends Clause {
        private final double by;
        private final long forMillis;
        private double anchor = Double.NaN;
        private long sinceMillis;

        Unmoved(Input input, double by, long forMillis) {
            super(input);
            this.by = by;
            this.forMillis = forMillis;
        }

        @Override
        Truth truth(long now) {
            if (!input.isUsable(now)) {
                anchor = Double.NaN;
                return Truth.UNKNOWN;
            }
            if (!(Math.abs(input.value() - anchor) < by)) {
                anchor = input.value();
                sinceMillis = now;
            }
            return now - sinceMillis >= forMillis ? Truth.TRUE : Truth.FALSE;
        }

        @Override
        long turnsAtMillis(long now) {
            long due = Double.isNaN(anchor) || now - sinceMillis >= forMillis ? Long.MAX_VALUE : sinceMillis + forMillis;
            return Math.min(due, super.turnsAtMillis(now));
        }
    }

    /** Another alarm. It is inactive only while its point can be trusted, or when it is about trust itself. */
    static final class Active extends Clause {
        private final ActiveAlarms.Slot slot;
        private final String level;
        private final boolean isAboutInstrument;

        Active(Input input, AlarmName alarm, ActiveAlarms alarms) {
            super(input);
            this.slot = alarms.slot(alarm.point(), alarm.rule());
            this.level = alarm.level();
            ConfiguredRule rule = ConfiguredRule.of(input.point(), alarm.rule());
            this.isAboutInstrument = rule != null && rule.kind().isOfInstrument();
        }

        @Override
        Truth truth(long now) {
            if (slot.at(level) != null) {
                return Truth.TRUE;
            }
            boolean isKnown = isAboutInstrument ? !input.isAwaited(now) : input.isGood(now);
            return isKnown ? Truth.FALSE : Truth.UNKNOWN;
        }
    }
}
