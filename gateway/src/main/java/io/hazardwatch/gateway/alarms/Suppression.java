package io.hazardwatch.gateway.alarms;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that keeps an alarm from sounding (region R3). The core state continues underneath; the alarm is announced again
 * only when all of it has ended.
 *
 * @param shelving     null when not shelved
 * @param suppressors  design rules, in the order in which they began
 * @param outOfService null when in service
 */
public record Suppression(Shelving shelving, List<Suppressor> suppressors, OutOfService outOfService) {
    /** Nothing suppresses. */
    public static final Suppression NONE = new Suppression(null, List.of(), null);

    public Suppression {
        suppressors = List.copyOf(suppressors);
    }

    /** Whether the alarm may sound. */
    public boolean isEmpty() {
        return shelving == null && outOfService == null && suppressors.isEmpty();
    }

    /** The design rule of that id when it suppresses, else null. */
    public Suppressor suppressor(String rule) {
        for (Suppressor each : suppressors) {
            if (each.rule().equals(rule)) {
                return each;
            }
        }
        return null;
    }

    Suppression with(Shelving next) {
        return new Suppression(next, suppressors, outOfService);
    }

    Suppression with(OutOfService next) {
        return new Suppression(shelving, suppressors, next);
    }

    Suppression with(Suppressor next) {
        List<Suppressor> others = new ArrayList<>(without(next.rule()).suppressors);
        others.add(next);
        return new Suppression(shelving, others, outOfService);
    }

    Suppression without(String rule) {
        return new Suppression(shelving, suppressors.stream().filter(each -> !each.rule().equals(rule)).toList(),
                outOfService);
    }
}
