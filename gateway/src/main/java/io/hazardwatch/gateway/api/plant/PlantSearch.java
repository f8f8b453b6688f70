package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** A single letter begins too many names. */
    private static final int INITIALS_MIN = 2;
    private static final char ASCII_END = 128;
    private static final char CASE_BIT = 32;
    /** Between these are scripts without case; full-width letters come after. */
    private static final char HAN_BEGIN = '\u2e80';
    private static final char HAN_END = '\u9fff';
    /** Chinese keyboards put full-width blanks, which are none to a pattern otherwise. */
    private static final String BLANKS = "[\\s\\u3000]+";

    private final Predicate<Site> shown;
    private final List<String> words;
    private final int limit;
    private final List<Site> sites = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private boolean isCut;

    private PlantSearch(Predicate<Site> shown, String text, int limit) {
        this.shown = shown;
        this.words = List.of(text.toLowerCase(Locale.ROOT).strip().split(BLANKS));
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
        List<String> missing = words.stream().filter(word -> !isIn(site.enterprise(), word) && !isIn(site.site(), word)
                && !isIn(site.name(), word)).toList();
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
            if (!isIn(point.id().device(), word) && !isIn(point.id().point(), word) && !isIn(point.name(), word)) {
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

    private static boolean isIn(Text text, String word) {
        return isIn(text.zh(), word) || isIn(text.en(), word);
    }

    /**
     * Whether the text contains the word, which is in lower case, as it is written or by pinyin initials; allocates nothing, because every
     * point is asked.
     */
    private static boolean isIn(String text, String word) {
        for (int i = 0; i <= text.length() - word.length(); i++) {
            if (isAt(text, i, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!isSame(text.charAt(from + i), word.charAt(i), word.length())) {
                return false;
            }
        }
        return true;
    }

    /** Whether one stands for the other; most characters are decided by one comparison. */
    private static boolean isSame(char written, char asked, int length) {
        if (written == asked) {
            return true;
        }
        if (written < ASCII_END) {
            return written >= 'A' && written <= 'Z' && (written | CASE_BIT) == asked;
        }
        return written < HAN_BEGIN || written > HAN_END ? Character.toLowerCase(written) == asked
                : length >= INITIALS_MIN && HanInitials.begins(written, asked);
    }
}
