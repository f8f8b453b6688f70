package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Text;
import java.time.ZoneId;
import java.util.List;

/**
 * A site of an enterprise.
 *
 * @param kind one of gas_station, pipeline, chemical_site, lpg_depot, tank_farm, warehouse, other
 * @param lat  degrees, WGS 84; NaN when not stated
 * @param lon  see {@code lat}
 */
public record Site(String enterprise, String site, Text name, String kind, double lat, double lon, ZoneId timezone,
                   List<HazardSource> hazardSources, List<Device> devices) {
    public Site {
        hazardSources = List.copyOf(hazardSources);
        devices = List.copyOf(devices);
    }
}
