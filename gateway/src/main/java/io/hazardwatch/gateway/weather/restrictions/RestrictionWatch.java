package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.registry.StationPoint;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the stations of sites and the warnings in force with the tables. A restriction by a local reading holds until the value was inside
 * its limit, and known, for the whole hold time. The owner's thread; what it found on any.
 */
public final class RestrictionWatch implements WorkRestrictions {
    private static final long MINUTE = 60_000;

    /** Since when a rule is watched at a site, since when it is exceeded, and when it last was; ms since the epoch, 0 = not. */
    private record Seen(long watchedMillis, long sinceMillis, long exceededMillis) {}

    /** What the watch needs of a site. */
    public record Station(SiteName site, List<StationPoint> points) {
        public Station {
            points = List.copyOf(points);
        }
    }

    private final Map<SiteName, Map<String, Seen>> seen = new HashMap<>();
    private final Map<SiteName, Set<String>> said = new HashMap<>();
    private volatile List<SiteRestrictions> found = List.of();

    @Override
    public List<SiteRestrictions> all() {
        return found;
    }

    /**
     * Looks at every station and warning.
     *
     * @param readings what a point measures now
     * @param news     takes what was begun and ended at a site, in words
     */
    public void look(RestrictionTable table, TighteningTable tightening, Collection<Station> stations, Function<StationPoint, LocalReading> readings,
                     Map<SiteName, List<ActiveWarning>> warnings, RestrictionListener news, long nowMillis) {
        Map<SiteName, List<LocalReading>> measured = new TreeMap<>();
        stations.stream().filter(station -> !station.points().isEmpty())
                .forEach(station -> measured.put(station.site(), station.points().stream().map(readings).toList()));
        seen.keySet().retainAll(measured.keySet());
        List<SiteRestrictions> next = Stream.concat(measured.keySet().stream(), warnings.keySet().stream()).distinct().sorted()
                .map(site -> of(site, table, tightening, measured.getOrDefault(site, List.of()), warnings.getOrDefault(site, List.of()), nowMillis))
                .toList();
        found = next;
        tell(next, news);
    }

    private SiteRestrictions of(SiteName site, RestrictionTable table, TighteningTable tightening, List<LocalReading> readings,
                                List<ActiveWarning> warnings, long nowMillis) {
        List<Restriction> restrictions = new ArrayList<>();
        for (RestrictionRule rule : table.all()) {
            if (rule.measure() == null) {
                warnings.stream().filter(each -> rule.appliesTo(each.warning())).forEach(each -> restrictions.add(
                        new Restriction(rule, Restriction.State.IN_FORCE, each.id(), null, null, each.sinceMillis(), 0)));
            } else {
                List<LocalReading> own = own(rule, readings);
                own.stream().map(reading -> local(site, rule, reading, nowMillis)).filter(Objects::nonNull).forEach(restrictions::add);
                if (own.isEmpty() && !readings.isEmpty() && !isDecidedOtherwise(rule, table, readings)) {
                    restrictions.add(new Restriction(rule, Restriction.State.UNKNOWN, null, null, UnknownReason.NO_READING, nowMillis, 0));
                }
            }
        }
        List<SiteRestrictions.Tightened> tightened = warnings.stream().flatMap(each -> tightening.of(each.warning()).stream()
                .map(rule -> new SiteRestrictions.Tightened(rule, each.id()))).toList();
        return new SiteRestrictions(site, restrictions, readings, notMeasured(table, readings), tightened);
    }

    /** A station that measures gusts only is judged by them: the mean wind is never stronger. */
    private static List<LocalReading> own(RestrictionRule rule, List<LocalReading> readings) {
        List<LocalReading> own = of(rule.measure(), readings);
        return own.isEmpty() && rule.measure() == WeatherMeasure.WIND ? of(WeatherMeasure.GUST, readings) : own;
    }

    private static List<LocalReading> of(WeatherMeasure measure, List<LocalReading> readings) {
        return readings.stream().filter(reading -> reading.point().measure() == measure).toList();
    }

    /** Strikes and the distance of lightning say the same: a station that measures one of them needs not the other, if there is a rule about both. */
    private static boolean isDecidedOtherwise(RestrictionRule rule, RestrictionTable table, List<LocalReading> readings) {
        WeatherMeasure other = rule.measure() == WeatherMeasure.LIGHTNING_STRIKES ? WeatherMeasure.LIGHTNING_DISTANCE
                : rule.measure() == WeatherMeasure.LIGHTNING_DISTANCE ? WeatherMeasure.LIGHTNING_STRIKES : null;
        return other != null && !of(other, readings).isEmpty()
                && table.all().stream().anyMatch(each -> each.work() == rule.work() && each.measure() == other);
    }

    /** What rules are about and the station does not measure. */
    private static List<WeatherMeasure> notMeasured(RestrictionTable table, List<LocalReading> readings) {
        return readings.isEmpty() ? List.of() : table.all().stream().map(RestrictionRule::measure).filter(Objects::nonNull).distinct().sorted()
                .filter(measure -> of(measure, readings).isEmpty()).toList();
    }

    /** What a reading means for a rule; null if the value was inside its limit for long enough. */
    private Restriction local(SiteName site, RestrictionRule rule, LocalReading reading, long nowMillis) {
        Map<String, Seen> ofSite = seen.computeIfAbsent(site, each -> new HashMap<>());
        String key = rule.id() + ' ' + reading.point().point();
        Seen before = ofSite.getOrDefault(key, new Seen(nowMillis, 0, 0));
        long hold = rule.holdMinutes() * MINUTE;
        boolean isExceeded = rule.isExceededBy(reading.value());
        boolean isHeld = before.exceededMillis() > 0 && nowMillis - before.exceededMillis() < hold;
        Seen after = new Seen(reading.isKnown() ? before.watchedMillis() : nowMillis,
                isExceeded || isHeld ? before.sinceMillis() > 0 ? before.sinceMillis() : nowMillis : 0, isExceeded ? nowMillis
                        : before.exceededMillis());
        ofSite.put(key, after);
        if (isExceeded || isHeld) {
            return new Restriction(rule, Restriction.State.IN_FORCE, null, reading, null, after.sinceMillis(), isExceeded ? 0
                    : before.exceededMillis() + hold);
        }
        if (!reading.isKnown()) {
            return new Restriction(rule, Restriction.State.UNKNOWN, null, reading, reading.unknown(), nowMillis, 0);
        }
        return nowMillis - after.watchedMillis() >= hold ? null : new Restriction(rule, Restriction.State.UNKNOWN, null, reading,
                UnknownReason.WATCHED_TOO_SHORT, after.watchedMillis(), after.watchedMillis() + hold);
    }

    /**
     * Says what began and ended at each site by its own station, and which rules are tighter. What follows from a warning by the table is not said
     * site by site, because the warning itself is; what is unknown is shown only, because it comes and goes with the connection.
     */
    private void tell(List<SiteRestrictions> next, RestrictionListener news) {
        Map<SiteName, Set<String>> present = new TreeMap<>();
        for (SiteRestrictions each : next) {
            Set<String> now = each.restrictions().stream().filter(restriction -> restriction.state() == Restriction.State.IN_FORCE
                    && restriction.reading() != null)
                    .map(RestrictionWatch::said).collect(Collectors.toCollection(TreeSet::new));
            each.tightened().forEach(tightened -> now.add("tightened " + tightened.rule().id() + " by warning " + tightened.warningId()));
            if (!now.isEmpty()) {
                present.put(each.site(), now);
            }
        }
        Stream.concat(said.keySet().stream(), present.keySet().stream()).distinct().sorted().forEach(site -> {
            Set<String> before = said.getOrDefault(site, Set.of());
            Set<String> now = present.getOrDefault(site, Set.of());
            List<String> begun = now.stream().filter(each -> !before.contains(each)).toList();
            List<String> ended = before.stream().filter(each -> !now.contains(each)).sorted().toList();
            if (!begun.isEmpty() || !ended.isEmpty()) {
                news.changed(site, begun, ended);
            }
        });
        said.clear();
        said.putAll(present);
    }

    private static String said(Restriction restriction) {
        return "no " + restriction.rule().work().text().en() + " by " + restriction.rule().id() + " (local reading of "
                + restriction.reading().point().point().device() + '/' + restriction.reading().point().point().point() + ')';
    }
}
