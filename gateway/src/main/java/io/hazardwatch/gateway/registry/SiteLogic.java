package io.hazardwatch.gateway.registry;

import java.util.List;

/**
 * What looks at several points of a site, or at the site as a whole.
 *
 * @param units      with modes of their own
 * @param modeLimits alarms that are meant for some modes only
 * @param designs    suppression by design
 */
public record SiteLogic(List<SiteRule> rules, List<PlantUnit> units, List<ModeLimit> modeLimits,
                        List<DesignRule> designs) {
    /** Nothing of the kind. */
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
