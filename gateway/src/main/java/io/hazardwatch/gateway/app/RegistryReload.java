package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.app.lanes.CurrentRegistry;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.registry.Registry;

/** Puts another registry in force while readings arrive. Reload thread. */
final class RegistryReload {
    private RegistryReload() {}

    /** Lanes first, so that no reading resolved by the new registry reaches a lane that does not know it; false if that is unfinished. */
    static boolean apply(Registry next, CurrentRegistry plant, Lanes lanes, SnapshotReservation snapshots) {
        try {
            plant.learn(next);
            snapshots.reserve(next);
            if (lanes.reconfigure(next)) {
                plant.swap(next);
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
