package io.hazardwatch.gateway.leaks.field;

import io.hazardwatch.gateway.model.Text;
import java.util.List;

/**
 * That a task is needed as long as its alarm stands; the same one each second.
 *
 * @param id           that the task has
 * @param households   whose detectors alarm at present
 * @param withinMillis time in which it must be done
 * @param joins        ids of tasks of single households whose place it takes, unless somebody has taken them
 */
public record FieldNeed(String id, String enterprise, String site, Text place, List<Text> households, String alarmId, long withinMillis,
                        List<String> joins) {
    public FieldNeed {
        households = List.copyOf(households);
        joins = List.copyOf(joins);
    }
}
