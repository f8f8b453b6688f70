package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.registry.Registry;
import java.util.function.Supplier;

/**
 * What the routes for sites, units and configuration need from other rooms. None blocks.
 *
 * @param registry the configuration in force
 * @param modes of units
 * @param configuration what is in force and what waits for a person
 */
public record PlantPorts(Supplier<Registry> registry, UnitModes modes, LiveConfiguration configuration) {}
