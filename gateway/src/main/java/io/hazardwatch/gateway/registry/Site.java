package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Text;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A site of an enterprise.
 *
 * @param kind one of those in {@code docs/kinds.md}, such as gas_station
 * @param lat  degrees, WGS 84; NaN when not stated
 * @param lon  see {@code lat}
 * @param logic rules over several of its points or the whole site
 * @param exposure what weather warnings are compared with
 * @param schematic where its things are drawn
 * @param gas where its gas detectors stand and what gas can escape from
 * @param plant tanks and permitted quantities
 * @param pipelines segments of liquid pipelines that are watched for leaks
 */
public record Site(String enterprise, String site, Text name, String kind, double lat, double lon, ZoneId timezone,
                   List<HazardSource> hazardSources, List<Device> devices, SiteLogic logic, SiteExposure exposure,
                   SiteSchematic schematic, SiteGas gas, SitePlant plant, List<PipelineSegment> pipelines) {
    public Site {
        hazardSources = List.copyOf(hazardSources);
        devices = List.copyOf(devices);
        pipelines = List.copyOf(pipelines);
    }

    /** A site without pipelines. */
    public Site(String enterprise, String site, Text name, String kind, double lat, double lon, ZoneId timezone,
                List<HazardSource> hazardSources, List<Device> devices, SiteLogic logic, SiteExposure exposure, SiteSchematic schematic,
                SiteGas gas, SitePlant plant) {
        this(enterprise, site, name, kind, lat, lon, timezone, hazardSources, devices, logic, exposure, schematic, gas, plant, List.of());
    }

    /** A site without tanks and permitted quantities. */
    public Site(String enterprise, String site, Text name, String kind, double lat, double lon, ZoneId timezone,
                List<HazardSource> hazardSources, List<Device> devices, SiteLogic logic, SiteExposure exposure, SiteSchematic schematic,
                SiteGas gas) {
        this(enterprise, site, name, kind, lat, lon, timezone, hazardSources, devices, logic, exposure, schematic, gas, SitePlant.NONE);
    }

    /** A site of which no gas detector is stated. */
    public Site(String enterprise, String site, Text name, String kind, double lat, double lon, ZoneId timezone,
                List<HazardSource> hazardSources, List<Device> devices, SiteLogic logic, SiteExposure exposure, SiteSchematic schematic) {
        this(enterprise, site, name, kind, lat, lon, timezone, hazardSources, devices, logic, exposure, schematic, SiteGas.NONE);
    }

    /** A site that is not drawn. */
    public Site(String enterprise, String site, Text name, String kind, double lat, double lon, ZoneId timezone,
                List<HazardSource> hazardSources, List<Device> devices, SiteLogic logic, SiteExposure exposure) {
        this(enterprise, site, name, kind, lat, lon, timezone, hazardSources, devices, logic, exposure, SiteSchematic.NONE);
    }

    /** A site of which nothing is stated for weather. */
    public Site(String enterprise, String site, Text name, String kind, double lat, double lon, ZoneId timezone,
                List<HazardSource> hazardSources, List<Device> devices, SiteLogic logic) {
        this(enterprise, site, name, kind, lat, lon, timezone, hazardSources, devices, logic, SiteExposure.NONE);
    }

    /** A site without rules over several points. */
    public Site(String enterprise, String site, Text name, String kind, double lat, double lon, ZoneId timezone,
                List<HazardSource> hazardSources, List<Device> devices) {
        this(enterprise, site, name, kind, lat, lon, timezone, hazardSources, devices, SiteLogic.NONE);
    }

    /** Its rules over several points. */
    public List<SiteRule> rules() {
        return logic.rules();
    }

    /** A site without any configuration. */
    public static Site empty(String enterprise, String site) {
        return new Site(enterprise, site, Text.of(site), "other", Double.NaN, Double.NaN, ZoneOffset.UTC, List.of(),
                List.of());
    }

    /** The same site with other devices. */
    public Site withDevices(List<Device> others) {
        return new Site(enterprise, site, name, kind, lat, lon, timezone, hazardSources, others, logic, exposure, schematic, gas, plant,
                pipelines);
    }
}
