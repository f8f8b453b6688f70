package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.LimitLevel;

/** Gives the status of a point's rules. */
final class RuleStatuses {
    private RuleStatuses() {}

    static RuleStatus of(PointState state, String rule) {
        if (ConfiguredRule.of(state.point(), rule) == null) {
            return RuleStatus.UNWATCHED;
        }
        return switch (rule) {
            case "high" -> ofSide(state, LimitSide.HIGH);
            case "low" -> ofSide(state, LimitSide.LOW);
            case InstrumentRules.STALE -> state.isStale() ? RuleStatus.ABNORMAL : RuleStatus.NORMAL;
            case InstrumentRules.QUALITY -> state.isBad() ? RuleStatus.ABNORMAL : RuleStatus.NORMAL;
            default -> ofRule(state, rule);
        };
    }

    private static RuleStatus ofSide(PointState state, LimitSide side) {
        RuleStatus inner = ofLevel(state, side.inner());
        RuleStatus outer = ofLevel(state, side.outer());
        return inner.compareTo(outer) >= 0 ? inner : outer;
    }

    private static RuleStatus ofLevel(PointState state, LimitLevel level) {
        return state.limit(level) == null ? RuleStatus.NORMAL : of(state, PackedMachine.phase(state.machine(level)));
    }

    private static RuleStatus ofRule(PointState state, String id) {
        for (PointRule rule : state.rules()) {
            if (rule.id().equals(id)) {
                return of(state, PackedMachine.phase(rule.word));
            }
        }
        return RuleStatus.UNKNOWN;
    }

    private static RuleStatus of(PointState state, MachinePhase phase) {
        return switch (phase) {
            case NORMAL -> state.isTrusted() ? RuleStatus.NORMAL : RuleStatus.UNKNOWN;
            case PENDING_ON -> RuleStatus.PENDING;
            case ABNORMAL, PENDING_OFF, HELD -> RuleStatus.ABNORMAL;
            case UNKNOWN -> RuleStatus.UNKNOWN;
        };
    }
}
