package io.hazardwatch.gateway.backtest;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;

/**
 * An alarm that would have been raised, from the raise until the condition ends. Times in ms since the epoch.
 *
 * @param level     the worst level reached
 * @param eventAt   time of the first violating reading
 * @param raisedAt  when it would have been decided
 * @param clearedAt 0 when the condition held until the end
 */
public record Episode(String rule, RuleKind kind, String level, Priority priority, long eventAt, long raisedAt,
                      long clearedAt, double worst) {
    static Episode raised(Alarm alarm) {
        return new Episode(alarm.rule(), alarm.kind(), alarm.level(), alarm.priority(), alarm.eventAt(), alarm.raisedAt(), 0,
                alarm.worst());
    }

    Episode followed(Alarm alarm, long atMillis) {
        boolean graver = alarm.priority().isAbove(priority);
        return new Episode(rule, kind, graver ? alarm.level() : level, Priority.highest(priority, alarm.priority()), eventAt,
                raisedAt, alarm.processActive() ? 0 : atMillis, alarm.worst());
    }

    /** Whether it concerns the process, not the instrument. */
    public boolean isOfProcess() {
        return kind != RuleKind.STALE && kind != RuleKind.BAD_QUALITY;
    }

    long millis(long end) {
        return (clearedAt == 0 ? end : clearedAt) - raisedAt;
    }
}
