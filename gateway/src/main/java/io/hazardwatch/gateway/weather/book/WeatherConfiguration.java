package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteFeature;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningSeverity;
import io.hazardwatch.gateway.weather.actions.ActionTable;
import io.hazardwatch.gateway.weather.actions.AnswerTimes;
import io.hazardwatch.gateway.weather.actions.AnswerTimes.AnswerTime;
import io.hazardwatch.gateway.weather.actions.WeatherAction;
import io.hazardwatch.gateway.weather.exposure.AdminCodeTable;
import io.hazardwatch.gateway.weather.exposure.ExposureIndex;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sites and tables in force: what warnings are compared with. Immutable, any thread. */
public final class WeatherConfiguration {
    private final Registry registry;
    private final ExposureIndex index;
    private final Map<SiteName, SiteExposure> exposures = new HashMap<>();
    private final ActionTable actions;
    private final Map<SiteName, ActionTable> ofSites;
    private final AnswerTimes answers;
    private final AdminCodeTable codes;
    /** What was looked up before, because every open match is asked about every second. */
    private final Map<ActionCause, List<WeatherAction>> found = new ConcurrentHashMap<>();

    private record ActionCause(String hazard, WarningColour colour, WarningSeverity severity, Set<SiteFeature> features) {}

    /** As the other, without knowing which administrative codes exist. */
    public WeatherConfiguration(Registry registry, ActionTable actions, Map<SiteName, ActionTable> ofSites, AnswerTimes answers) {
        this(registry, actions, ofSites, answers, AdminCodeTable.EMPTY);
    }

    /** @param ofSites tables of sites that have one of their own */
    public WeatherConfiguration(Registry registry, ActionTable actions, Map<SiteName, ActionTable> ofSites, AnswerTimes answers,
                                AdminCodeTable codes) {
        this.registry = registry;
        this.codes = codes;
        this.index = new ExposureIndex(registry.sites(), codes);
        this.actions = actions;
        this.ofSites = Map.copyOf(ofSites);
        this.answers = answers;
        for (Site site : registry.sites()) {
            exposures.put(new SiteName(site.enterprise(), site.site()), site.exposure());
        }
    }

    /** The same tables over other sites. */
    public WeatherConfiguration with(Registry next) {
        return new WeatherConfiguration(next, actions, ofSites, answers, codes);
    }

    /** The sites it was made for. */
    public Registry registry() {
        return registry;
    }

    ExposureIndex index() {
        return index;
    }

    /** Sites whose administrative code begins with these digits, in order. */
    List<SiteName> sitesIn(String codePrefix) {
        return exposures.entrySet().stream().filter(entry -> entry.getValue().adminCode().startsWith(codePrefix)).map(Map.Entry::getKey).sorted()
                .toList();
    }

    boolean knows(SiteName site) {
        return exposures.containsKey(site);
    }

    List<WeatherAction> actions(Warning warning, SiteName site) {
        SiteExposure exposure = exposures.getOrDefault(site, SiteExposure.NONE);
        ActionTable own = ofSites.get(site);
        return own != null ? own.of(warning.kind().hazard(), warning.colour(), warning.severity(), exposure.features())
                : found.computeIfAbsent(new ActionCause(warning.kind().hazard(), warning.colour(), warning.severity(), exposure.features()),
                        cause -> actions.of(cause.hazard(), cause.colour(), cause.severity(), cause.features()));
    }

    /** The shortest time of these sites; by voice if one of them wants that. */
    AnswerTime answer(Warning warning, Collection<SiteName> sites) {
        List<AnswerTime> all = sites.stream().map(site -> answers.of(warning.colour(), warning.severity(),
                exposures.getOrDefault(site, SiteExposure.NONE).adminCode())).toList();
        AnswerTime shortest = all.stream().min(Comparator.comparingInt(AnswerTime::minutes))
                .orElseGet(() -> answers.of(warning.colour(), warning.severity()));
        return new AnswerTime(shortest.minutes(), all.stream().anyMatch(AnswerTime::byVoice), shortest.source(), shortest.mark());
    }
}
