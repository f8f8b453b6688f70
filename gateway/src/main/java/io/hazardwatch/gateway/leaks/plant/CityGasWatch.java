package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.List;

/** The rules over the gas network of a site; what did not change goes on with its past. One thread. */
final class CityGasWatch {
    private final List<ShutOffWatch> shutOffs = new ArrayList<>();
    private final List<StreetWatch> streets = new ArrayList<>();
    private final List<SpaceWatch> spaces = new ArrayList<>();

    /** @param before the same site under former settings; null if there is none */
    CityGasWatch(Site site, CityGasWatch before) {
        for (CityGas.ShutOff each : site.plant().cityGas().shutOffs()) {
            shutOffs.add(before == null ? new ShutOffWatch(site, each) : before.shutOffs.stream().filter(known -> known.isOf(each)).findFirst()
                    .orElseGet(() -> new ShutOffWatch(site, each)));
        }
        for (CityGas.Street each : site.plant().cityGas().streets()) {
            streets.add(before == null ? new StreetWatch(site, each) : before.streets.stream().filter(known -> known.isOf(each)).findFirst()
                    .orElseGet(() -> new StreetWatch(site, each)));
        }
        for (CityGas.Space each : site.plant().cityGas().spaces()) {
            spaces.add(before == null ? new SpaceWatch(site, each) : before.spaces.stream().filter(known -> known.isOf(each)).findFirst()
                    .orElseGet(() -> new SpaceWatch(site, each)));
        }
    }

    void look(SiteReadings readings, PastValues past, List<PlantJudgement> into) {
        shutOffs.forEach(each -> each.look(readings, into));
        streets.forEach(each -> into.add(each.look(readings, past)));
        spaces.forEach(each -> each.look(readings, into));
    }
}
