package io.hazardwatch.gateway.leaks.field;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * That a task is needed as long as its alarm stands; the same one each second.
 *
 * @param id           of the alarm and its occurrence, which the first task about it has
 * @param activation   which time the alarm was raised within the occurrence; a later task has it behind its id
 * @param sinceMillis  when the alarm was raised that time, ms since the epoch: a task that was done later was about it as well
 * @param households   whose detectors alarm at present
 * @param withinMillis time in which it must be done
 * @param joins        ids of needs of single households whose place it takes, unless somebody has taken them
 * @param partOf       id of the need about the street's leak that stands; while that has an open task, this one needs none. Empty = none stands
 */
public record FieldNeed(String id, long activation, long sinceMillis, String enterprise, String site, Text place, List<Text> households,
                        String alarmId, long withinMillis, List<String> joins, String partOf) {
    public FieldNeed {
        households = List.copyOf(households);
        joins = List.copyOf(joins);
    }
}
