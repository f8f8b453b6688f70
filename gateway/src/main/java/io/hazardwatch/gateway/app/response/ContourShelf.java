package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.api.response.Contour;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.settings.process.ContourFiles;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consequence contours, looked at again while the gateway runs. A file that is new, or whole and not smaller, is taken; of one that is gone,
 * unreadable or smaller the former contours stay until a restart, and this is a fault that health names, as is a site that is not configured.
 * Looks on one thread, the rest on any.
 */
final class ContourShelf {
    private static final Logger LOG = LoggerFactory.getLogger(ContourShelf.class);
    private static final long PERIOD_MILLIS = 10_000;

    private final Path config;
    private final SiteIndex sites;
    private final Map<String, Contour> shown = new TreeMap<>();
    private Map<String, String> marks;
    private Map<String, Contour> read = Map.of();
    private List<SettingsProblem> wrong = List.of();
    private volatile List<Contour> contours = List.of();
    private volatile String problem = "";
    private long lookMillis;

    /** @param config folder of gateway.yaml */
    ContourShelf(Path config, SiteIndex sites) {
        this.config = config;
        this.sites = sites;
    }

    /** Looks at the files every ten seconds. */
    void look(long nowMillis) {
        if (lookMillis != 0 && Math.abs(nowMillis - lookMillis) < PERIOD_MILLIS) {
            return;
        }
        lookMillis = nowMillis;
        List<String> faults = new ArrayList<>();
        SettingsProblems unusable = new SettingsProblems("contours");
        Map<String, Contour> present = read(unusable, faults);
        unusable.list().forEach(each -> faults.add(each.file() + ": " + each.rule()));
        boolean isWhole = unusable.list().stream().allMatch(each -> each.file().indexOf('/') > 0);
        shown.forEach((name, former) -> {
            Contour now = present.get(name);
            if (now == null && isWhole && unusable.list().stream().noneMatch(each -> each.file().endsWith('/' + name))) {
                faults.add("contours/" + name + ": is gone; what it said is shown until a restart");
            } else if (now != null && now.areas() < former.areas()) {
                faults.add("contours/" + name + ": has " + now.areas() + " areas instead of " + former.areas()
                        + "; the former ones are shown until a restart");
                present.put(name, former);
            }
        });
        shown.putAll(present);
        shown.forEach((name, each) -> {
            if (sites.site(each.enterprise(), each.site()) == null) {
                faults.add("contours/" + name + ": " + each.enterprise() + '/' + each.site() + " is no configured site, so nobody sees it");
            }
        });
        contours = List.copyOf(shown.values());
        say(String.join("; ", faults));
    }

    /** What is there; files are read again only when one of them has another size or time. */
    private Map<String, Contour> read(SettingsProblems unusable, List<String> faults) {
        try {
            Map<String, String> present = ContourFiles.marks(config);
            if (!present.equals(marks)) {
                SettingsProblems found = new SettingsProblems("contours");
                read = ContourFiles.byName(config, found);
                wrong = found.list();
                marks = present;
            }
            unusable.list().addAll(wrong);
            return new TreeMap<>(read);
        } catch (UncheckedIOException unreadable) {
            faults.add("contours: the folder cannot be read: " + unreadable.getCause().getMessage());
            return new TreeMap<>(shown);
        }
    }

    private void say(String present) {
        if (!present.equals(problem)) {
            problem = present;
            if (present.isEmpty()) {
                LOG.info("the contours are in order again");
            } else {
                LOG.warn("{}", present);
            }
        }
    }

    /** What is shown. Any thread. */
    List<Contour> contours() {
        return contours;
    }

    /** What is wrong with the files; empty if nothing is. Any thread. */
    String problem() {
        return problem;
    }
}
