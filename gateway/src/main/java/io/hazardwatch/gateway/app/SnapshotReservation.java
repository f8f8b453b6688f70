package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.snapshots.SnapshotFiles;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes room for what points remember before lanes learn of them, and tries again while the disk has none. Start and reload thread; health is
 * asked on any.
 */
final class SnapshotReservation {
    static final long AGAIN_MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotReservation.class);

    private final SnapshotFiles files;
    private final Clock clock;
    // start and reload thread
    private long triedNanos;

    SnapshotReservation(SnapshotFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** Opens the files in the data directory and reserves room for the first configuration. */
    static SnapshotReservation open(Path data, long lastSeq, Registry first, Clock clock) throws IOException {
        SnapshotReservation opened = new SnapshotReservation(SnapshotFiles.open(data.resolve("points"), lastSeq), clock);
        opened.reserve(first);
        return opened;
    }

    SnapshotFiles files() {
        return files;
    }

    void reserve(Registry next) {
        triedNanos = clock.nanos();
        int before = files.missing();
        try {
            files.reserve(next);
            if (before > 0) {
                LOG.info("there is room for the states of all points again");
            }
        } catch (IOException full) {
            if (before != files.missing()) {
                LOG.warn("no room for the states of {} points, a restart will not know what of them was judged: {}", files.missing(),
                        full.toString());
            }
        }
    }

    /** Does {@code other}, and tries again what found no room. */
    Runnable beside(Supplier<Registry> present, Runnable other) {
        return () -> {
            other.run();
            if (files.missing() > 0 && clock.nanos() - triedNanos >= AGAIN_MILLIS * 1_000_000) {
                reserve(present.get());
            }
        };
    }

    /** Alarms go on without, so it is degraded only. */
    HealthSource.Part health() {
        int missing = files.missing();
        return new HealthSource.Part("points", missing == 0 ? HealthSource.Status.UP : HealthSource.Status.DEGRADED, missing == 0 ? null
                : "no room on the disk for the states of " + missing + " points: a restart would judge their last readings again; tried again every "
                + AGAIN_MILLIS / 1000 + " s");
    }
}
