package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.KpiEntry;
import io.hazardwatch.gateway.registry.LimitLevel;

/**
 * A limit that early warnings warn of. The inner and the outer limit of a side share one alarm, so its entries are told apart by their level.
 *
 * @param alarm id of the limit's alarm
 */
public record ForewarnedLimit(String alarm, LimitLevel level) {
    /**
     * Whether an entry says that the value reached the limit. It does so for a suppressed alarm too, because nobody can make a warning wrong by
     * shelving what it warns of. Whoever reaches the outer limit at once has reached the inner one as well.
     */
    boolean isReachedBy(KpiEntry line) {
        if (line.refusal() != null || !alarm.equals(line.alarm())) {
            return false;
        }
        return switch (line.type()) {
            case ALARM_RAISED, ALARM_RAISED_SUPPRESSED, ALARM_REACTIVATED -> !level.isOuter() || isOf(line);
            case ALARM_ESCALATED -> isOf(line);
            default -> false;
        };
    }

    private boolean isOf(KpiEntry line) {
        return level.name().equals(line.level());
    }
}
