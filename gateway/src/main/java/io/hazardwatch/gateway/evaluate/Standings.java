package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Level;

/** Tells where a point's rule stands. */
final class Standings {
    private Standings() {}

    static Standing of(PointState state, String rule) {
        if (ConfiguredRule.of(state.point, rule) == null) {
            return Standing.UNWATCHED;
        }
        return switch (rule) {
            case "high" -> ofSide(state, Side.HIGH);
            case "low" -> ofSide(state, Side.LOW);
            case InstrumentRules.STALE -> state.stale ? Standing.ABNORMAL : Standing.NORMAL;
            case InstrumentRules.QUALITY -> state.bad ? Standing.ABNORMAL : Standing.NORMAL;
            default -> ofRule(state, rule);
        };
    }

    private static Standing ofSide(PointState state, Side side) {
        Standing inner = ofLevel(state, side.inner());
        Standing outer = ofLevel(state, side.outer());
        return inner.compareTo(outer) >= 0 ? inner : outer;
    }

    private static Standing ofLevel(PointState state, Level level) {
        return state.limit(level) == null ? Standing.NORMAL : of(state, Cell.phase(state.cells[level.ordinal()]));
    }

    private static Standing ofRule(PointState state, String id) {
        for (PointRule rule : state.rules) {
            if (rule.id().equals(id)) {
                return of(state, Cell.phase(rule.cell));
            }
        }
        return Standing.UNKNOWN;
    }

    private static Standing of(PointState state, Phase phase) {
        return switch (phase) {
            case NORMAL -> state.trusted ? Standing.NORMAL : Standing.UNKNOWN;
            case PENDING_ON -> Standing.PENDING;
            case ABNORMAL, PENDING_OFF, HELD -> Standing.ABNORMAL;
            case UNKNOWN -> Standing.UNKNOWN;
        };
    }
}
