package io.hazardwatch.gateway.escalation;

import java.util.List;
import java.util.Map;

/**
 * Settings of calls to people.
 *
 * @param standard    times of enterprises that have none of their own
 * @param enterprises times by enterprise
 * @param system      ids of the people who are called about alarms of the gateway itself; empty = nobody
 */
public record EscalationSettings(EscalationProfile standard, Map<String, EscalationProfile> enterprises, List<String> system) {
    /** What holds where nothing is set. */
    public static final EscalationSettings STANDARD = new EscalationSettings(EscalationProfile.STANDARD, Map.of(), List.of());

    public EscalationSettings {
        enterprises = Map.copyOf(enterprises);
        system = List.copyOf(system);
    }

    /**
     * Whether {@code next} lacks what this has: an enterprise with times of its own, or everybody who is called about the gateway. A file that
     * lost part of its contents must not loosen anything by itself.
     */
    public boolean isShrunkIn(EscalationSettings next) {
        return !next.enterprises().keySet().containsAll(enterprises.keySet()) || !system.isEmpty() && next.system().isEmpty();
    }

    /** The times for a subject. */
    public EscalationTiming timing(Subject subject) {
        return profile(subject.enterprise()).of(subject.priority());
    }

    /** The times of an enterprise: its own, or those that hold for all. */
    public EscalationProfile profile(String enterprise) {
        return enterprises.getOrDefault(enterprise, standard);
    }
}
