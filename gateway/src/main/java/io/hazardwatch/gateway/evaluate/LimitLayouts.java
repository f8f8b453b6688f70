package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointSettings;

/**
 * Remembers the {@link LimitLayout} of the settings met last, so that points with the same settings share one; its fingerprint is also a text that
 * takes microseconds to write. Lane thread.
 */
final class LimitLayouts {
    private static final int PLACES = 256;

    private final PointSettings[] known = new PointSettings[PLACES];
    private final LimitLayout[] layouts = new LimitLayout[PLACES];

    LimitLayout of(Point point) {
        int at = System.identityHashCode(point.settings()) & PLACES - 1;
        if (known[at] != point.settings()) {
            known[at] = point.settings();
            layouts[at] = LimitLayout.of(point);
        }
        return layouts[at];
    }
}
