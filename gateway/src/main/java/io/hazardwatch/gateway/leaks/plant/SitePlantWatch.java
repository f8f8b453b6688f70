package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.registry.LevelCurve;
import io.hazardwatch.gateway.registry.PermittedQuantity;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.Tank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules over the plant of one site. One thread. */
final class SitePlantWatch {
    private final Site site;
    private final List<QuantityWatch> quantities = new ArrayList<>();
    private final List<TankWatch> tanks = new ArrayList<>();
    private final CityGasWatch cityGas;

    /** @param before the same site under former settings; null if there is none */
    SitePlantWatch(Site site, Registry registry, SitePlantWatch before, Map<String, StoredSum> stored) {
        this.site = site;
        boolean isSamePlant = before != null && before.site.plant().equals(site.plant()) && before.site.timezone().equals(site.timezone());
        for (PermittedQuantity quantity : site.plant().permitted()) {
            QuantityWatch known = isSamePlant ? before.quantities.stream().filter(each -> each.quantity().equals(quantity)).findFirst().orElse(null)
                    : null;
            quantities.add(known == null ? new QuantityWatch(site, quantity) : known);
            if (known == null) {
                restore(quantities.getLast(), stored);
            }
        }
        for (Tank tank : site.plant().tanks()) {
            double span = span(tank, registry);
            TankWatch known = before == null ? null : before.tanks.stream().filter(each -> each.isOf(tank, span)).findFirst().orElse(null);
            tanks.add(known == null ? new TankWatch(site, tank, span) : known);
        }
        cityGas = new CityGasWatch(site, before == null ? null : before.cityGas);
    }

    /** From an empty to a full tank, in the unit of the level. */
    private static double span(Tank tank, Registry registry) {
        LevelCurve table = tank.contents().strapping();
        Point level = registry.point(tank.gauge().level());
        double span = table != null ? table.levels().getLast() - table.levels().getFirst() : level == null ? Double.NaN
                : level.rangeHigh() - level.rangeLow();
        return Double.isFinite(span) ? span : tank.overfillAt();
    }

    void restore(Map<String, StoredSum> stored) {
        quantities.forEach(each -> restore(each, stored));
    }

    private void restore(QuantityWatch quantity, Map<String, StoredSum> stored) {
        StoredSum known = stored.get(site.enterprise() + '/' + site.site() + '/' + quantity.quantity().id());
        if (quantity.sum() != null && known != null) {
            quantity.sum().restore(known);
        }
    }

    /**
     * Rules that are urgent are the first to ask the history, whose time is short.
     *
     * @param isRestored whether the sums of before a restart are known
     */
    void look(SiteReadings readings, PastValues past, boolean isRestored, List<PlantJudgement> into) {
        tanks.forEach(each -> each.look(readings, past, into));
        cityGas.look(readings, past, into);
        quantities.forEach(each -> each.look(readings, past, isRestored, into));
    }

    List<StoredSum> sums() {
        return quantities.stream().filter(each -> each.sum() != null).map(each -> each.sum().stored(site.enterprise(), site.site())).toList();
    }
}
