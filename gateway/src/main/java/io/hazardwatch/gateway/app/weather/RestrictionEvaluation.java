package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.StationPoint;
import io.hazardwatch.gateway.weather.book.WeatherData;
import io.hazardwatch.gateway.weather.book.WeatherEvent;
import io.hazardwatch.gateway.weather.book.WeatherListener;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.ActiveWarning;
import io.hazardwatch.gateway.weather.restrictions.LocalReading;
import io.hazardwatch.gateway.weather.restrictions.RestrictionWatch;
import io.hazardwatch.gateway.weather.restrictions.UnknownReason;
import io.hazardwatch.gateway.weather.restrictions.WorkRestrictions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Compares the last readings of stations and the warnings in force with the tables. Weather thread; what it found on any. */
final class RestrictionEvaluation {
    /** Silence after which the value of a point says nothing, if the point itself has no bound. */
    static final long SILENCE_MILLIS_MAX = 10 * 60_000;

    private final RestrictionWatch watch = new RestrictionWatch();
    private final Supplier<Registry> registry;
    private final Function<Point, Reading> last;
    private final Supplier<WeatherData> tables;
    private final WeatherListener journal;

    /** @param last the newest reading of a point, or null; from memory */
    RestrictionEvaluation(Supplier<Registry> registry, Function<Point, Reading> last, Supplier<WeatherData> tables, WeatherListener journal) {
        this.registry = registry;
        this.last = last;
        this.tables = tables;
        this.journal = journal;
    }

    WorkRestrictions found() {
        return watch;
    }

    void look(Map<SiteName, List<ActiveWarning>> warnings, long nowMillis) {
        Registry present = registry.get();
        List<RestrictionWatch.Station> stations = present.sites().stream().map(site -> new RestrictionWatch.Station(
                new SiteName(site.enterprise(), site.site()), site.exposure().station())).toList();
        watch.look(tables.get().restrictions(), tables.get().tightening(), stations, point -> reading(present, point, nowMillis), warnings,
                this::journal,
                nowMillis);
    }

    private void journal(SiteName site, List<String> begun, List<String> ended) {
        String what = (begun.isEmpty() ? "" : "begun: " + String.join(", ", begun)) + (begun.isEmpty() || ended.isEmpty() ? "" : "; ")
                + (ended.isEmpty() ? "" : "ended: " + String.join(", ", ended));
        journal.journal(new WeatherEvent(WeatherEvent.Kind.WEATHER_RESTRICTION, site.enterprise(), site.toString(), WeatherEvent.SYSTEM, what));
    }

    /** A value is as old as its arrival; a device's clock that is wrong must not make it fresh. */
    private LocalReading reading(Registry present, StationPoint station, long nowMillis) {
        Point point = present.point(station.point());
        Reading reading = point == null ? null : last.apply(point);
        if (reading == null) {
            return LocalReading.unknown(station, 0, UnknownReason.NO_READING);
        }
        long at = reading.eventMillis();
        long silenceMax = point.staleAfterMillis() > 0 ? point.staleAfterMillis() : SILENCE_MILLIS_MAX;
        if (reading.quality() == Quality.STALE || nowMillis - reading.arrivalMillis() > silenceMax) {
            return LocalReading.unknown(station, at, UnknownReason.STALE);
        }
        return switch (reading.quality()) {
            case GOOD -> LocalReading.known(station, reading.value(), at);
            case UNCERTAIN -> LocalReading.doubtful(station, reading.value(), at);
            case BAD, STALE -> LocalReading.unknown(station, at, UnknownReason.BAD_QUALITY);
        };
    }
}
