package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds sites and points by words in their ids and names of both languages, and by pinyin initials of Chinese names. Keeps no index: a
 * registry of hundreds of thousands of points is read through in well under 200 ms, also by the first question of a process, so nothing has
 * to be built anew when the configuration changes. A device's id is compared once for all its points, and a name that points share once for
 * all of them.
 */
final class PlantSearch {
    /**
     * What was found, in the order of the configuration.
     *
     * @param isCut whether there is more than was asked for
     */
    record Hits(List<Site> sites, List<Point> points, boolean isCut) {}

    /** A word of the question, and which of the names compared lately have it. */
    private static final class Asked {
        /** A power of two. A site has fewer names than that; more cost a comparison each. */
        private static final int NAMES = 4096;
        private static final int HIGH_BITS = 16;

        private final String word;
        private final Text[] names = new Text[NAMES];
        private final boolean[] answers = new boolean[NAMES];

        Asked(String word) {
            this.word = word;
        }

        boolean isIn(Site site) {
            return isIn(site.enterprise()) || isIn(site.site()) || SearchWords.isIn(site.name(), word);
        }

        boolean isIn(Point point) {
            return isIn(point.id().point()) || isIn(point.name());
        }

        boolean isIn(String id) {
            return SearchWords.isIn(id, word);
        }

        /** Equal names of a configuration are one object. */
        private boolean isIn(Text name) {
            int hash = name.zh().hashCode();
            int slot = (hash ^ hash >>> HIGH_BITS) & NAMES - 1;
            if (names[slot] != name) {
                names[slot] = name;
                answers[slot] = SearchWords.isIn(name, word);
            }
            return answers[slot];
        }
    }

    private final Predicate<Site> shown;
    private final int limit;
    private final List<Asked> words;
    private final List<Site> sites = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private boolean hasMoreSites;
    private boolean hasMorePoints;

    private PlantSearch(Predicate<Site> shown, String text, int limit) {
        this.shown = shown;
        this.limit = limit;
        this.words = SearchWords.of(text).stream().distinct().map(Asked::new).toList();
    }

    /**
     * Every word must be found somewhere in the enterprise, the site, the device or the point.
     *
     * @param shown which sites to search
     * @param limit sites at most, and points at most
     */
    static Hits find(Registry registry, Predicate<Site> shown, String text, int limit) {
        PlantSearch search = new PlantSearch(shown, text, limit);
        registry.sites().forEach(search::visit);
        return new Hits(search.sites, search.points, search.hasMoreSites || search.hasMorePoints);
    }

    private void visit(Site site) {
        if (!shown.test(site)) {
            return;
        }
        List<Asked> missing = words.stream().filter(word -> !word.isIn(site)).toList();
        if (missing.isEmpty()) {
            hasMoreSites |= !add(sites, site);
        }
        List<Asked> ofPoints = new ArrayList<>(missing.size());
        for (int i = 0; i < site.devices().size() && !hasMorePoints; i++) {
            visit(site.devices().get(i), missing, ofPoints);
        }
    }

    /** ofPoints: taken for the words that the device's id lacks. */
    private void visit(Device device, List<Asked> missing, List<Asked> ofPoints) {
        ofPoints.clear();
        for (Asked word : missing) {
            if (!word.isIn(device.id().device())) {
                ofPoints.add(word);
            }
        }
        for (Point point : device.points()) {
            if (holds(point, ofPoints)) {
                hasMorePoints |= !add(points, point);
            }
        }
    }

    private static boolean holds(Point point, List<Asked> words) {
        for (Asked word : words) {
            if (!word.isIn(point)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there was room for it. */
    private <T> boolean add(List<T> found, T one) {
        return found.size() < limit && found.add(one);
    }
}
