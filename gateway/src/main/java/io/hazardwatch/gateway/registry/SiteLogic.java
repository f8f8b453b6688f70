package io.hazardwatch.gateway.registry;

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

    /** The unit of that id, or null. */
    public PlantUnit unit(String id) {
        return units.stream().filter(unit -> unit.id().equals(id)).findFirst().orElse(null);
    }
}
