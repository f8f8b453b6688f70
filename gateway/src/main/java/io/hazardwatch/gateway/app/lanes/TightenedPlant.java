package io.hazardwatch.gateway.app.lanes;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.registry.TighteningCause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured registry with the limits that are tighter for a while. A change of either is put in force as an edit of site files is: all
 * lanes exchange the compiled rules between two turns, and alarms keep their state. The tighter limits are kept in a file, so that a restart
 * begins with them. Reload thread; wishes and views on any.
 */
public final class TightenedPlant implements Supplier<Registry> {
    private static final Logger LOG = LoggerFactory.getLogger(TightenedPlant.class);

    private final CurrentRegistry plant;
    private final OverlayFile file;
    private volatile Registry configured;
    private volatile LimitOverlay overlay;
    private final AtomicReference<LimitOverlay> wanted;
    // reload thread
    private LimitOverlay kept;
    private Registry underwayFrom;
    private LimitOverlay underwayWith;
    private Registry underway;

    /** Puts the registry in force that the lanes start with. */
    public TightenedPlant(CurrentRegistry plant, OverlayFile file) {
        this.plant = plant;
        this.file = file;
        this.configured = plant.get();
        this.overlay = file.read();
        this.wanted = new AtomicReference<>(overlay);
        this.kept = overlay;
        plant.swap(overlay.over(configured));
    }

    /** The registry as the site files have it. */
    @Override
    public Registry get() {
        return configured;
    }

    /** Asks for these limits instead of those that this cause asked for before; other causes keep theirs. Any thread. */
    public void want(TighteningCause cause, LimitOverlay own) {
        wanted.updateAndGet(before -> before.with(cause, own));
    }

    /** Early warnings that are P4 for a while, by the ids of their alarms; instead of those before. Any thread. */
    public void demote(Set<String> alarms) {
        wanted.updateAndGet(before -> before.withDemoted(alarms));
    }

    /** Early warnings that are P4 at present. Any thread. */
    public Set<String> demoted() {
        return overlay.demoted();
    }

    /** The tighter limits of a point, with the configured ones. Any thread. */
    public Map<TightenedLimit, LimitSetting> tightened(PointId id) {
        Point point = configured.point(id);
        Map<TightenedLimit, LimitSetting> found = new LinkedHashMap<>();
        if (point != null) {
            overlay.of(point).forEach(each -> point.limits().stream().filter(limit -> limit.level() == each.level())
                    .forEach(limit -> found.put(each, limit)));
        }
        return found;
    }

    /**
     * Puts another configuration in force under the tighter limits.
     *
     * @param force returns false if that is unfinished; is then called again with the same registry
     */
    public boolean configure(Registry next, Predicate<Registry> force) {
        if (!apply(next, overlay, force)) {
            return false;
        }
        configured = next;
        return true;
    }

    /**
     * Puts other limits in force if they are wanted.
     *
     * @param journal takes what was begun and ended
     */
    public void look(Predicate<Registry> force, Consumer<Note> journal, long nowMillis) {
        LimitOverlay next = wanted.get();
        if (!next.equals(kept) && file.write(next)) {
            kept = next;
        }
        if (next.equals(overlay)) {
            return;
        }
        if (apply(configured, next, force)) {
            LimitOverlay before = overlay;
            overlay = next;
            notes(before, next, nowMillis).forEach(journal);
        } else {
            LOG.warn("tighter limits are not in use by every lane yet; it is tried again");
        }
    }

    private boolean apply(Registry from, LimitOverlay with, Predicate<Registry> force) {
        if (from != underwayFrom || !with.equals(underwayWith)) {
            underwayFrom = from;
            underwayWith = with;
            underway = with.over(from);
        }
        return force.test(underway);
    }

    private List<Note> notes(LimitOverlay before, LimitOverlay after, long nowMillis) {
        List<Note> notes = new ArrayList<>();
        for (TighteningCause cause : TighteningCause.values()) {
            Map<String, List<String>> said = new TreeMap<>();
            Map<String, PointId> sites = new TreeMap<>();
            changes(after, before, cause).forEach(each -> said(said, sites, each, "tightened: "));
            changes(before, after, cause).forEach(each -> said(said, sites, each, "as configured again: "));
            boolean isWeather = cause == TighteningCause.WEATHER;
            said.forEach((site, what) -> notes.add(new Note(isWeather ? TransitionType.WEATHER_RESTRICTION : TransitionType.PERMIT_LIMITS,
                    sites.get(site).enterprise(), site, Transition.SYSTEM, String.join("; ", what), nowMillis)));
        }
        return notes;
    }

    private static List<TightenedLimit> changes(LimitOverlay of, LimitOverlay against, TighteningCause cause) {
        return of.limits().stream().filter(each -> each.cause() == cause && !against.limits().contains(each)).toList();
    }

    private void said(Map<String, List<String>> said, Map<String, PointId> sites, TightenedLimit limit, String what) {
        Point point = configured.point(limit.point());
        LimitSetting own = point == null ? null : point.limits().stream().filter(each -> each.level() == limit.level()).findFirst().orElse(null);
        if (own == null || !limit.isTighterThan(own)) {
            return;
        }
        String site = limit.point().enterprise() + '/' + limit.point().site();
        sites.putIfAbsent(site, limit.point());
        said.computeIfAbsent(site, each -> new ArrayList<>()).add(what + limit.level() + " of " + limit.point().device() + '/' + limit.point().point()
                + ' ' + limit.at() + " instead of " + own.at() + ' ' + point.unit() + " by rule " + limit.rule()
                + (limit.cause() == TighteningCause.WEATHER ? ", warning " : ", work permit ") + limit.because());
    }
}
