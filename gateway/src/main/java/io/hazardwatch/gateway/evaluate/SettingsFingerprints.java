package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointSettings;

/**
 * Remembers {@link SnapshotRestoration#settings} of the settings met last, because they are a text that takes microseconds to write and most
 * points have the settings of another one. Lane thread.
 */
final class SettingsFingerprints {
    private static final int PLACES = 64;

    private final PointSettings[] known = new PointSettings[PLACES];
    private final int[] fingerprints = new int[PLACES];

    int of(Point point) {
        int at = System.identityHashCode(point.settings()) & PLACES - 1;
        if (known[at] != point.settings()) {
            known[at] = point.settings();
            fingerprints[at] = SnapshotRestoration.settings(point);
        }
        return fingerprints[at];
    }
}
