package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.api.response.Cards;
import io.hazardwatch.gateway.api.response.Contour;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.StationPoint;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import io.hazardwatch.gateway.response.cards.CardTable;
import io.hazardwatch.gateway.response.cards.Neighbour;
import io.hazardwatch.gateway.response.cards.NeighbourTable;
import io.hazardwatch.gateway.response.cards.ResponseCard;
import io.hazardwatch.gateway.response.cards.WindSample;
import io.hazardwatch.gateway.response.cards.WindSector;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The cards, and the wind at sites with a station over the last ten minutes. Samples on one thread, answers on any. */
final class CardDesk implements Cards {
    /** One a second over ten minutes. */
    private static final int SAMPLES_MAX = 600;
    /** Units of detectors of gas. */
    private static final Set<String> GAS = Set.of("%LEL", "%vol", "ppm", "mg/m3");

    private final CardTable table;
    private final NeighbourTable neighbours;
    private final Supplier<List<Contour>> contours;
    private final Supplier<Registry> registry;
    private final Function<Point, Reading> last;
    private final Clock clock;
    private final Map<String, Deque<WindSample>> winds = new ConcurrentHashMap<>();

    /** @param last the newest reading of a point, or null; from memory */
    CardDesk(CardTable table, NeighbourTable neighbours, Supplier<List<Contour>> contours, Supplier<Registry> registry, Function<Point, Reading> last,
             Clock clock) {
        this.table = table;
        this.neighbours = neighbours;
        this.contours = contours;
        this.registry = registry;
        this.last = last;
        this.clock = clock;
    }

    /** Takes the present wind of every station; once a second. */
    void sample(long nowMillis) {
        Registry present = registry.get();
        for (Site site : present.sites()) {
            Reading speed = reading(present, site, WeatherMeasure.WIND, nowMillis);
            Reading from = reading(present, site, WeatherMeasure.DIRECTION, nowMillis);
            if (speed != null && from != null) {
                Deque<WindSample> samples = winds.computeIfAbsent(site.enterprise() + '/' + site.site(), name -> new ArrayDeque<>());
                synchronized (samples) {
                    samples.addLast(new WindSample(from.value(), speed.value(), Math.min(speed.arrivalMillis(), from.arrivalMillis())));
                    if (samples.size() > SAMPLES_MAX) {
                        samples.removeFirst();
                    }
                }
            }
        }
    }

    /** The card of the first substance at a gas detector in one line, for messages; null if there is none. */
    Text brief(Point point) {
        Site site = !GAS.contains(point.unit()) ? null : registry.get().sites().stream().filter(each -> each.enterprise()
                .equals(point.id().enterprise())
                && each.site().equals(point.id().site())).findFirst().orElse(null);
        return site == null ? null : site.hazardSources().stream().filter(each -> each.id().equals(point.hazardSource()))
                .flatMap(each -> each.substances().stream()).map(each -> each.cas() == null ? null : table.of(each.cas())).filter(Objects::nonNull)
                .findFirst().map(ResponseCard::brief).orElse(null);
    }

    private Reading reading(Registry present, Site site, WeatherMeasure measure, long nowMillis) {
        StationPoint station = site.exposure().station().stream().filter(each -> each.measure() == measure).findFirst().orElse(null);
        Point point = station == null ? null : present.point(station.point());
        Reading reading = point == null ? null : last.apply(point);
        boolean isUsable = reading != null && reading.quality() == Quality.GOOD && measure.isPossible(reading.value())
                && nowMillis - reading.arrivalMillis() <= WindSector.AGE_MILLIS_MAX;
        return isUsable ? reading : null;
    }

    @Override
    public CardTable table() {
        return table;
    }

    @Override
    public List<Neighbour> neighbours(String enterprise, String site) {
        return neighbours.of(enterprise, site);
    }

    @Override
    public List<Contour> contours() {
        return contours.get();
    }

    @Override
    public WindSector sector(String enterprise, String site) {
        Deque<WindSample> samples = winds.get(enterprise + '/' + site);
        if (samples == null) {
            return WindSector.of(List.of(), clock.millis());
        }
        synchronized (samples) {
            return WindSector.of(List.copyOf(samples), clock.millis());
        }
    }
}
