package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.PointSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.Set;

/**
 * Remembers what points of one file gave that were written alike apart from id and name, as nearly all of a large file are. So each
 * is read and checked once. One thread; lives for one file.
 */
final class PointShapes {
    /** What each point has for itself. */
    private static final Set<String> OWN = Set.of("id", "name");
    private static final int PLACES = 64;

    private final YamlNode[] written = new YamlNode[PLACES];
    private final PointSettings[] read = new PointSettings[PLACES];

    /** What a point written alike gave; null when there is none. */
    PointSettings of(YamlMap point) {
        int at = place(point);
        return written[at] != null && written[at].isLike(point.node(), OWN) ? read[at] : null;
    }

    /** Remembers a point without mistakes. Rules that may name another point, or this one, are read again each time. */
    void keep(YamlMap point, PointSettings settings) {
        if (RulesReader.KEYS.stream().noneMatch(point::has)) {
            int at = place(point);
            written[at] = point.node();
            read[at] = settings;
        }
    }

    private static int place(YamlMap point) {
        int hash = point.node().likeness(OWN);
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
