package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.alarms.AlarmView;
import io.hazardwatch.gateway.api.response.PermitWeather;
import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.people.PeopleDirectory;
import io.hazardwatch.gateway.people.Person;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitCause;
import io.hazardwatch.gateway.response.permits.PermitSurroundings;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.LocalReading;
import io.hazardwatch.gateway.weather.restrictions.RestrictedWork;
import io.hazardwatch.gateway.weather.restrictions.Restriction;
import io.hazardwatch.gateway.weather.restrictions.UnknownReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is the matter at the places of permits, from open alarms, newest readings and the weather. Permits' thread. */
final class PermitCauses implements PermitSurroundings {
    /** Silence of a detector without a bound of its own, and what is allowed to a detector after the start of the gateway. */
    static final long SILENCE_MILLIS_MAX = 60_000;
    private static final int RAISED_MAX = 10_000;
    private static final Set<WeatherMeasure> WIND = EnumSet.of(WeatherMeasure.WIND, WeatherMeasure.GUST, WeatherMeasure.DIRECTION);

    /**
     * What is asked.
     *
     * @param configured the site files without tighter limits
     * @param last       the newest reading of a point, or null
     */
    record Sources(Supplier<Registry> configured, AlarmView alarms, Function<Point, Reading> last, Weather weather, KeyPeriods periods,
                   Supplier<PeopleDirectory> people) {}

    private final Sources sources;
    private final SiteIndex sites;
    private final long startMillis;
    /** Alarms that were active since the last look, by id. */
    private final Map<String, Alarm> raised = new ConcurrentHashMap<>();
    // permits' thread
    private Map<SiteName, List<Alarm>> present = Map.of();
    private Set<String> past = Set.of();

    PermitCauses(Sources sources, long startMillis) {
        this.sources = sources;
        this.sites = new SiteIndex(sources.configured());
        this.startMillis = startMillis;
    }

    /**
     * An alarm is active. It counts in the next look also if it is over by then. Any thread, never blocks.
     *
     * <p>When {@value #RAISED_MAX} wait, others count only if they are still active in the look.
     */
    void raised(Alarm alarm) {
        if (raised.size() < RAISED_MAX) {
            raised.put(alarm.id(), alarm);
        }
    }

    @Override
    public void refresh() {
        Map<SiteName, List<Alarm>> bySite = new HashMap<>();
        Map<String, Alarm> all = new LinkedHashMap<>();
        for (Alarm alarm : List.copyOf(raised.values())) {
            raised.remove(alarm.id(), alarm);
            all.put(alarm.id(), alarm);
        }
        past = new HashSet<>(all.keySet());
        sources.alarms().openAlarms().stream().filter(Alarm::processActive).forEach(alarm -> {
            past.remove(alarm.id());
            all.put(alarm.id(), alarm);
        });
        all.values().forEach(alarm -> bySite.computeIfAbsent(new SiteName(alarm.point().enterprise(), alarm.point().site()),
                site -> new ArrayList<>()).add(alarm));
        present = bySite;
    }

    @Override
    public Registry configured() {
        return sources.configured().get();
    }

    @Override
    public boolean isPerson(String person, String enterprise) {
        Person known = sources.people().get().persons().get(person);
        return known != null && (known.enterprise() == null || known.enterprise().equals(enterprise));
    }

    @Override
    public boolean isHotWorkOneHigher(String enterprise, String site, long atMillis) {
        return sources.periods().at(enterprise, site, Instant.ofEpochMilli(atMillis), sites.zone(enterprise, site)).hotWorkOneGradeHigher();
    }

    @Override
    public List<PermitCause> causes(Permit permit, boolean isMonitored, long nowMillis) {
        PermitTerms terms = permit.terms();
        List<PermitCause> found = new ArrayList<>();
        present.getOrDefault(new SiteName(terms.enterprise(), terms.site()), List.of()).stream().filter(alarm -> concerns(alarm, terms))
                .filter(alarm -> !past.contains(alarm.id()) || alarm.raisedAt() >= terms.fromMillis()).map(this::alarm).forEach(found::add);
        RestrictedWork work = PermitWeather.work(terms.kind());
        if (work != null && terms.isOutdoors()) {
            weather(terms, work, nowMillis, found);
        }
        if (isMonitored) {
            terms.detectors().forEach(detector -> monitoring(detector, nowMillis, found));
        }
        return found;
    }

    /** Of the detectors every alarm about what is measured; of others at the same hazard source those of priority P1. */
    private static boolean concerns(Alarm alarm, PermitTerms terms) {
        if (alarm.kind().isOfInstrument() || alarm.kind().isOfGateway() || alarm.kind() == RuleKind.COMMUNICATION
                || alarm.kind() == RuleKind.REDUNDANCY || alarm.kind() == RuleKind.DISCREPANCY) {
            return false;
        }
        return terms.detectors().contains(alarm.point()) || alarm.priority() == Priority.P1;
    }

    private PermitCause alarm(Alarm alarm) {
        Text said = sources.alarms().encoder().message(alarm);
        return new PermitCause(PermitCause.Kind.ALARM, "alarm/" + alarm.id(),
                new Text(alarm.priority() + " 报警：" + said.zh(), alarm.priority() + " alarm: " + said.en()));
    }

    private void weather(PermitTerms terms, RestrictedWork work, long nowMillis, List<PermitCause> found) {
        SiteName site = new SiteName(terms.enterprise(), terms.site());
        sources.weather().restrictions().against(site, work).stream().filter(each -> each.state() == Restriction.State.IN_FORCE)
                .forEach(each -> found.add(new PermitCause(PermitCause.Kind.WEATHER, "weather/" + each.rule().id()
                        + (each.warningId() == null ? "" : '/' + each.warningId()), each.rule().text())));
        boolean isLost = nowMillis - startMillis > SILENCE_MILLIS_MAX && sources.weather().restrictions().of(site).readings().stream()
                .anyMatch(PermitCauses::isLostWind);
        if (isLost) {
            found.add(new PermitCause(PermitCause.Kind.WIND_LOST, "wind", new Text("现场风向风速数据中断", "the wind at the place is not known any more")));
        }
    }

    private static boolean isLostWind(LocalReading reading) {
        return WIND.contains(reading.point().measure()) && !reading.isKnown() && reading.unknown() != UnknownReason.WATCHED_TOO_SHORT;
    }

    private void monitoring(PointId detector, long nowMillis, List<PermitCause> found) {
        Point point = configured().point(detector);
        Reading last = point == null ? null : sources.last().apply(point);
        long silenceMax = point == null || point.staleAfterMillis() == 0 ? SILENCE_MILLIS_MAX : point.staleAfterMillis();
        long heardMillis = last == null ? startMillis + SILENCE_MILLIS_MAX : last.arrivalMillis();
        boolean isBad = last != null && (last.quality() == Quality.BAD || last.quality() == Quality.STALE);
        if (point == null || isBad || nowMillis - heardMillis > silenceMax) {
            found.add(new PermitCause(PermitCause.Kind.MONITORING_LOST, "monitoring/" + detector, new Text("连续监测中断：" + name(point, detector).zh(),
                    "continuous monitoring is interrupted: " + name(point, detector).en())));
        }
    }

    private static Text name(Point point, PointId id) {
        return point == null ? Text.of(id.toString()) : new Text(point.name().zh() + ' ' + id.device(), point.name().en() + ' ' + id.device());
    }
}
