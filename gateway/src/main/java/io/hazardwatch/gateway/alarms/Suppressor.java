package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule of the plant's design that keeps an alarm from sounding.
 *
 * @param rule           its id
 * @param causes         ids of the alarms, or names of the modes, that are the reason
 * @param sourcePriority most urgent priority of the causes: nothing more urgent is suppressed by them
 * @param since          ms since the epoch; it ends by itself at {@code until}
 */
public record Suppressor(String rule, List<String> causes, Priority sourcePriority, long since, long until) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]+");

    /** @throws IllegalArgumentException when the rule or a cause is no id */
    public Suppressor {
        causes = List.copyOf(causes);
        requireId(rule);
        causes.forEach(Suppressor::requireId);
    }

    private static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "': must match " + ID);
        }
    }
}
