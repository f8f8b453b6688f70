package io.hazardwatch.gateway.hazards;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.Tank;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What the book has of a substance beside what may be there and what the gauges say.
 *
 * @param substance      its CAS number, or its name where it has none
 * @param name           as the site file has it; the key for a substance that it has no more
 * @param tonnes         confirmed, t
 * @param designTonnes   the design maximum, t; 0 for a substance that the site file has no more
 * @param measuredTonnes by the gauges of all tanks of the source that hold it, t; NaN where that is not known
 * @param isBooked       whether the book has a confirmed entry of it
 */
public record StockBalance(String substance, String name, double tonnes, double designTonnes, double measuredTonnes, boolean isBooked) {
    /** Share of the design maximum by which book and gauges may differ; ours, because no text was found that states one. */
    public static final double TOLERANCE = 0.05;

    /** Whether the book has more than the design maximum. The grade does not move with it (GB 18218-2018, 4.2.2). */
    public boolean isAboveDesign() {
        return designTonnes > 0 && tonnes > designTonnes;
    }

    /** By how much the gauges say more than the book, t; NaN where it is not known. */
    public double deviation() {
        return measuredTonnes - tonnes;
    }

    /** Whether book and gauges differ by more than the tolerance; a book that nobody keeps says nothing. */
    public boolean deviates() {
        return isBooked && Math.abs(deviation()) > TOLERANCE * Math.max(designTonnes, tonnes);
    }

    /**
     * The balances of a source: of every substance of its site file, and of those that the book has beside.
     *
     * @param values values of points at present; NaN where one is not known
     */
    static List<StockBalance> of(Site site, HazardSource source, StockBook book, ToDoubleFunction<PointId> values) {
        SourceKey key = SourceKey.of(site, source);
        Map<String, StockBalance> all = new LinkedHashMap<>();
        source.substances().forEach(each -> {
            String substance = GradedState.keyOf(each);
            StockBalance before = all.get(substance);
            all.put(substance, new StockBalance(substance, each.name(), book.tonnes(key, substance),
                    each.tonnes() + (before == null ? 0 : before.designTonnes), measured(site, source, substance, values),
                    book.balances(key).containsKey(substance)));
        });
        book.balances(key).forEach((substance, grams) -> all.putIfAbsent(substance, new StockBalance(substance, substance,
                grams / StockEntry.GRAMS, 0, Double.NaN, true)));
        return new ArrayList<>(all.values());
    }

    /**
     * NaN unless it is known which tanks of the source hold it, and the mass in each of them. Of a source with one substance all do; of one with
     * several each tank must name what it holds, because one that does not may hold any.
     */
    private static double measured(Site site, HazardSource source, String substance, ToDoubleFunction<PointId> values) {
        List<Tank> tanks = site.plant().tanks().stream().filter(tank -> Objects.equals(tank.hazardSource(), source.id())).toList();
        if (source.substances().stream().map(GradedState::keyOf).distinct().count() > 1) {
            if (tanks.stream().anyMatch(tank -> tank.contents().substance() == null)) {
                return Double.NaN;
            }
            tanks = tanks.stream().filter(tank -> substance.equals(held(source, tank))).toList();
        }
        return tanks.isEmpty() ? Double.NaN : tanks.stream().mapToDouble(tank -> tonnes(tank, values)).sum();
    }

    private static String held(HazardSource source, Tank tank) {
        return source.substances().stream().filter(each -> each.name().equals(tank.contents().substance())).map(GradedState::keyOf).findFirst()
                .orElse(null);
    }

    private static double tonnes(Tank tank, ToDoubleFunction<PointId> values) {
        PointId temperature = tank.gauge().temperature();
        double celsius = temperature == null ? Double.NaN : values.applyAsDouble(temperature);
        return temperature != null && Double.isNaN(celsius) ? Double.NaN
                : Math.max(0, tank.contents().tonnes(values.applyAsDouble(tank.gauge().level()), celsius));
    }
}
