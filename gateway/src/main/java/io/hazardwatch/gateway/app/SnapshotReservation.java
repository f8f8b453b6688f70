package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.snapshots.SnapshotFiles;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes room for what points remember before lanes learn of them. Reload thread. */
final class SnapshotReservation {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotReservation.class);

    private SnapshotReservation() {}

    static void reserve(SnapshotFiles snapshots, Registry next) {
        try {
            snapshots.reserve(next);
        } catch (IOException full) {
            LOG.warn("no room for the states of new points, a restart will not know what of them was judged: {}", full.toString());
        }
    }
}
