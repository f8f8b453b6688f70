package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Limits that are tighter for a while, laid over the configured ones. It never loosens: a limit that is not tighter than the configured one,
 * or that would change the order of LL, L, H and HH, does not count. Immutable, any thread.
 */
public final class LimitOverlay {
    /** Every limit as configured. */
    public static final LimitOverlay NONE = new LimitOverlay(List.of());
    /** An outer limit may move inwards as far as the inner one leaves room. */
    private static final List<LimitLevel> INNER_FIRST = List.of(LimitLevel.H, LimitLevel.HH, LimitLevel.L, LimitLevel.LL);

    private final List<TightenedLimit> limits;
    private final Set<String> demoted;
    private final Map<PointId, List<TightenedLimit>> byPoint = new HashMap<>();

    public LimitOverlay(List<TightenedLimit> limits) {
        this(limits, Set.of());
    }

    /** @param demoted ids of the alarms of early warnings that are P4 for a while, because they are often wrong */
    public LimitOverlay(List<TightenedLimit> limits, Set<String> demoted) {
        this.demoted = Set.copyOf(demoted);
        this.limits = limits.stream().sorted(Comparator.comparing((TightenedLimit each) -> each.point().toString())
                .thenComparing(TightenedLimit::level).thenComparing(TightenedLimit::rule).thenComparing(TightenedLimit::because)).toList();
        this.limits.forEach(each -> byPoint.computeIfAbsent(each.point(), id -> new ArrayList<>()).add(each));
    }

    /** All of them, in a fixed order. */
    public List<TightenedLimit> limits() {
        return limits;
    }

    /** Early warnings that are P4 for a while; ids of their alarms. */
    public Set<String> demoted() {
        return demoted;
    }

    /** This with other early warnings as P4. */
    public LimitOverlay withDemoted(Set<String> others) {
        return new LimitOverlay(limits, others);
    }

    /** This with the limits of one cause replaced; those of other causes stay, and of several for one level the tightest counts. */
    public LimitOverlay with(TighteningCause cause, LimitOverlay own) {
        return new LimitOverlay(Stream.concat(limits.stream().filter(each -> each.cause() != cause), own.limits.stream()).toList(), demoted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LimitOverlay overlay && limits.equals(overlay.limits) && demoted.equals(overlay.demoted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(limits, demoted);
    }

    /**
     * Those that count at a point as it is configured: of several for one level the tightest that leaves the levels in order. One that does
     * not takes no other with it, so that a second cause never gives back what the first one tightened.
     */
    public List<TightenedLimit> of(Point configured) {
        List<TightenedLimit> own = byPoint.get(configured.id());
        if (own == null) {
            return List.of();
        }
        Map<LimitLevel, TightenedLimit> counting = new EnumMap<>(LimitLevel.class);
        for (LimitLevel level : INNER_FIRST) {
            configured.limits().stream().filter(limit -> limit.level() == level).findFirst().ifPresent(limit -> own.stream()
                    .filter(each -> each.level() == level && each.isTighterThan(limit))
                    .sorted(Comparator.comparingDouble(each -> level.isHigh() ? each.at() : -each.at()))
                    .filter(each -> isInOrder(limits(configured, with(counting, each)))).findFirst()
                    .ifPresent(each -> counting.put(level, each)));
        }
        return List.copyOf(counting.values());
    }

    private static Map<LimitLevel, TightenedLimit> with(Map<LimitLevel, TightenedLimit> counting, TightenedLimit more) {
        Map<LimitLevel, TightenedLimit> all = new EnumMap<>(LimitLevel.class);
        all.putAll(counting);
        all.put(more.level(), more);
        return all;
    }

    private static List<LimitSetting> limits(Point configured, Map<LimitLevel, TightenedLimit> tightest) {
        return configured.limits().stream().map(limit -> {
            TightenedLimit tighter = tightest.get(limit.level());
            return tighter == null ? limit : tighter.over(limit);
        }).toList();
    }

    /** Whether the limits follow one another as LL, L, H and HH must. */
    private static boolean isInOrder(List<LimitSetting> limits) {
        List<LimitSetting> ordered = limits.stream().sorted(Comparator.comparing(LimitSetting::level)).toList();
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i - 1).at() >= ordered.get(i).at()) {
                return false;
            }
        }
        return true;
    }

    /** The configuration with the tighter limits; the same object if none counts. */
    public Registry over(Registry configured) {
        if (limits.isEmpty() && demoted.isEmpty()) {
            return configured;
        }
        List<Site> sites = configured.sites().stream().map(this::over).toList();
        return sites.equals(configured.sites()) ? configured : Registry.tightened(sites, configured);
    }

    private Site over(Site site) {
        boolean isConcerned = byPoint.keySet().stream().anyMatch(id -> id.enterprise().equals(site.enterprise()) && id.site().equals(site.site()))
                || demoted.stream().anyMatch(alarm -> alarm.startsWith(site.enterprise() + '.' + site.site() + '.'));
        return !isConcerned ? site : site.withDevices(site.devices().stream().map(device -> device.withPoints(
                device.points().stream().map(this::over).toList())).toList());
    }

    private Point over(Point configured) {
        Point point = demoted.isEmpty() ? configured : withDemotedRules(configured);
        List<TightenedLimit> own = of(point);
        if (own.isEmpty()) {
            return point;
        }
        Map<LimitLevel, TightenedLimit> tightest = new HashMap<>();
        own.forEach(each -> tightest.put(each.level(), each));
        return point.withLimits(limits(point, tightest));
    }

    private Point withDemotedRules(Point point) {
        List<RuleSetting> rules = point.rules().stream().map(rule -> rule instanceof TimeToLimitSetting warning
                && demoted.contains(point.id().toString().replace('/', '.') + '.' + rule.id()) ? warning.withPriority(Priority.P4) : rule).toList();
        return rules.equals(point.rules()) ? point : point.withRules(rules);
    }
}
