package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * What one rule over a site says at present.
 *
 * @param id       the rule within its site, part of the alarm's id: letters, digits, - and _, at most 64
 * @param priority of the alarm; null unless it is one
 * @param key      of its sentence in the message bundles; null unless it is an alarm
 * @param words    what the sentence names, in its order: {@link io.hazardwatch.gateway.model.Text} or plain text
 * @param value    the figure; NaN without one
 * @param limit    what it is compared with; NaN without one
 * @param unit     of both
 */
public record PlantJudgement(String enterprise, String site, String id, PlantState state, Priority priority, String key, List<Object> words,
                             double value, double limit, String unit) {
    public PlantJudgement {
        words = List.copyOf(words);
    }
}
