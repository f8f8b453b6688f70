package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.TightenedLimit;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the routes for sites, units and configuration need from other rooms. None blocks, but for drawings.
 *
 * @param registry the configuration in force
 * @param modes of units
 * @param configuration what is in force and what waits for a person
 * @param tightened limits of a point that are tighter for a while, with the configured ones
 * @param drawings that people have uploaded; only its reading and writing blocks
 */
public record PlantPorts(Supplier<Registry> registry, UnitModes modes, LiveConfiguration configuration,
                         Function<PointId, Map<TightenedLimit, LimitSetting>> tightened, SiteDrawings drawings) {}
