package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds sites and points by words in their ids and names of both languages, and by pinyin initials of Chinese names. Keeps no index: a
 * registry of hundreds of thousands of points is read through in well under 200 ms, so nothing has to be built anew when the configuration
 * changes.
 */
final class PlantSearch {
    /**
     * What was found, in the order of the configuration.
     *
     * @param isCut whether there is more than was asked for
     */
    record Hits(List<Site> sites, List<Point> points, boolean isCut) {}

    private final Predicate<Site> shown;
    private final List<String> words;
    private final int limit;
    private final List<Site> sites = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private boolean isCut;

    private PlantSearch(Predicate<Site> shown, String text, int limit) {
        this.shown = shown;
        this.words = SearchWords.of(text);
        this.limit = limit;
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
        return new Hits(search.sites, search.points, search.isCut);
    }

    private void visit(Site site) {
        if (!shown.test(site)) {
            return;
        }
        List<String> missing = words.stream().filter(word -> !SearchWords.isIn(site.enterprise(), word) && !SearchWords.isIn(site.site(), word)
                && !SearchWords.isIn(site.name(), word)).toList();
        if (missing.isEmpty()) {
            add(sites, site);
        }
        for (Device device : site.devices()) {
            for (Point point : device.points()) {
                if (holds(point, missing)) {
                    add(points, point);
                }
            }
        }
    }

    private static boolean holds(Point point, List<String> words) {
        for (String word : words) {
            if (!SearchWords.isIn(point.id().device(), word) && !SearchWords.isIn(point.id().point(), word)
                    && !SearchWords.isIn(point.name(), word)) {
                return false;
            }
        }
        return true;
    }

    private <T> void add(List<T> found, T one) {
        if (found.size() < limit) {
            found.add(one);
        } else {
            isCut = true;
        }
    }
}
