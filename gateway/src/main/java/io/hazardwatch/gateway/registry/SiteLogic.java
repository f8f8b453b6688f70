package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * Rules and settings about several points of a site or the whole site.
 *
 * @param units      units with modes of their own
 * @param modeLimits alarms that are only meaningful in some modes
 * @param designs    suppression by design
 */
public record SiteLogic(List<SiteRule> rules, List<PlantUnit> units, List<ModeLimit> modeLimits,
                        List<DesignRule> designs) {
    /** No such rules or settings. */
    public static final SiteLogic NONE = new SiteLogic(List.of(), List.of(), List.of(), List.of());

    public SiteLogic {
        rules = List.copyOf(rules);
        units = List.copyOf(units);
        modeLimits = List.copyOf(modeLimits);
        designs = List.copyOf(designs);
    }

    /** Whether a mode of a unit suppresses an alarm. */
    public boolean isSuppressing(String unit, String mode) {
        return modeLimits.stream().anyMatch(limit -> limit.unit().equals(unit) && !limit.modes().contains(mode));
    }

    /** Whether a mode of a unit suppresses an alarm that can be a P1, so that it takes two persons to state it. */
    public boolean isSuppressingCritical(String unit, String mode) {
        return modeLimits.stream().anyMatch(limit -> limit.unit().equals(unit) && !limit.modes().contains(mode)
                && limit.alarm().gravest() == Priority.P1);
    }

    /** The unit of that id, or null. */
    public PlantUnit unit(String id) {
        return units.stream().filter(unit -> unit.id().equals(id)).findFirst().orElse(null);
    }
}
