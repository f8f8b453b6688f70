package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.GasDetector;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The leaks of all sites. The same alarms, readings and times give the same leaks. One thread. */
public final class LeakWatch {
    private static final int USED_MAX = 2_000;

    private final LeakSettings settings;
    private final CheckedDates checks;
    private final Map<String, SiteLeakWatch> sites = new LinkedHashMap<>();
    private final Map<String, GasAlarm> active = new HashMap<>();
    private final Map<PointId, Point> approved = new HashMap<>();
    /** Ids of leaks that are over, so that none has the id of another. */
    private final Set<String> used = new LinkedHashSet<>();
    /** Leaks that a new configuration ended. */
    private final List<LeakChange> ended = new ArrayList<>();
    /** Set while it runs, from another thread, because permits start after leaks. */
    private volatile SiteWork works = SiteWork.NONE;
    private Registry configured;
    private Registry statedLast;
    private List<TamperingFinding> tampering = List.of();

    public LeakWatch(LeakSettings settings) {
        this(settings, CheckedDates.STATED);
    }

    /** @param checks when instruments were checked */
    public LeakWatch(LeakSettings settings, CheckedDates checks) {
        this.settings = settings;
        this.checks = checks;
    }

    /** Takes who knows the special work at sites. Any thread. */
    public void workBy(SiteWork known) {
        works = known;
    }

    /** Follows a new configuration that nothing tightens for a time. */
    public void configure(Registry registry, long nowMillis) {
        configure(registry, registry, nowMillis);
    }

    /**
     * Follows a new configuration; leaks that are not over go on, and a site remembers its past.
     *
     * @param registry what is in force, with limits that are tighter for a time
     * @param stated   what the files say; only that can have been loosened by somebody
     */
    public void configure(Registry registry, Registry stated, long nowMillis) {
        if (registry == configured && stated == statedLast) {
            return;
        }
        configured = registry;
        statedLast = stated;
        Map<String, SiteLeakWatch> before = new HashMap<>(sites);
        sites.clear();
        for (Site site : registry.sites()) {
            if (!site.gas().detectors().isEmpty()) {
                String name = site.enterprise() + '/' + site.site();
                SiteLeakWatch known = before.get(name);
                sites.put(name, known != null && known.isOf(site) ? known : renewed(site, known, nowMillis));
                sites.get(name).loosened(loosened(site, stated));
            }
        }
        before.forEach((name, gone) -> {
            if (!sites.containsKey(name)) {
                gone.open().forEach(leak -> ended.add(new LeakChange(leak.ended(nowMillis, null), false, true)));
            }
        });
    }

    /** Compares each detector with what was approved last; the first configuration counts as approved. */
    private Map<PointId, List<String>> loosened(Site site, Registry registry) {
        Map<PointId, List<String>> found = new HashMap<>();
        for (GasDetector detector : site.gas().detectors()) {
            Point now = registry.point(detector.point());
            Point before = now == null ? null : approved.putIfAbsent(detector.point(), now);
            List<String> loosened = before == null ? List.of() : SettingsCheck.loosened(before, now);
            if (loosened.isEmpty() && now != null) {
                approved.put(detector.point(), now);
            } else if (!loosened.isEmpty()) {
                found.put(detector.point(), loosened);
            }
        }
        return found;
    }

    private SiteLeakWatch renewed(Site site, SiteLeakWatch known, long nowMillis) {
        SiteLeakWatch watch = new SiteLeakWatch(site, settings, checks, (enterprise, name) -> works.at(enterprise, name), used::contains, known);
        if (known != null) {
            known.open().stream().filter(leak -> !watch.restore(leak, nowMillis))
                    .forEach(leak -> ended.add(new LeakChange(leak.ended(nowMillis, null), false, true)));
        }
        active.values().stream().filter(alarm -> alarm.point().enterprise().equals(site.enterprise()) && alarm.point().site().equals(site.site()))
                .forEach(alarm -> watch.onAlarm(alarm, nowMillis));
        return watch;
    }

    /**
     * Takes over a stored leak that was not over; best before the alarms, so that they find it.
     *
     * @return false if nothing of it is configured any more
     */
    public boolean restore(Leak stored, long nowMillis) {
        SiteLeakWatch site = sites.get(stored.enterprise() + '/' + stored.site());
        return site != null && site.restore(stored, nowMillis);
    }

    /** A leak that is over has that id. */
    public void used(String id) {
        used.add(id);
        if (used.size() > USED_MAX) {
            used.remove(used.iterator().next());
        }
    }

    /** Takes an alarm as it stands now. */
    public void onAlarm(GasAlarm alarm, long nowMillis) {
        if (alarm.isActive()) {
            active.put(alarm.id(), alarm);
        } else {
            active.remove(alarm.id());
        }
        SiteLeakWatch site = sites.get(alarm.point().enterprise() + '/' + alarm.point().site());
        if (site != null) {
            site.onAlarm(alarm, nowMillis);
        }
    }

    /**
     * Looks at the newest readings; once a second.
     *
     * @param last the newest reading of a point, or null
     * @return the leaks that changed
     */
    public List<LeakChange> look(Function<PointId, Reading> last, long nowMillis) {
        List<LeakChange> changes = new ArrayList<>(ended);
        ended.clear();
        List<TamperingFinding> signs = new ArrayList<>();
        sites.values().forEach(site -> {
            changes.addAll(site.look(last, nowMillis));
            signs.addAll(site.tampering(last, nowMillis));
        });
        tampering = List.copyOf(signs);
        changes.stream().map(LeakChange::leak).filter(Leak::isOver).forEach(leak -> used(leak.id()));
        return changes;
    }

    /** Signs of tampering that the last look found. */
    public List<TamperingFinding> tampering() {
        return tampering;
    }

    /** All that are not over. */
    public List<Leak> open() {
        return sites.values().stream().flatMap(site -> site.open().stream()).toList();
    }
}
