package io.hazardwatch.gateway.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SiteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotReservationTest {
    private static final Registry REGISTRY = SiteText.load("devices:\n  - {id: d, points: [{id: p, unit: MPa, limits: {H: {at: 1}}}]}\n");

    @TempDir
    private Path directory;

    /** {@code /dev/full} refuses each write for lack of room. */
    @Test
    void fullDisk_isSaidInHealth_andMendsItselfWhenThereIsRoomAgain() throws IOException {
        Path file = directory.resolve("points/points-0");
        FakeClock clock = new FakeClock(1_000_000);
        SnapshotReservation points = SnapshotReservation.open(directory, 0, Registry.EMPTY, clock);
        Files.createSymbolicLink(file, Path.of("/dev/full"));
        points.reserve(REGISTRY);
        assertEquals(HealthSource.Status.DEGRADED, points.health().status());
        int[] others = {0};
        Runnable look = points.beside(() -> REGISTRY, () -> others[0]++);
        look.run();
        assertEquals(1, points.files().missing(), "not at once again");

        Files.createSymbolicLink(file, Path.of("/dev/full"));
        clock.advance(SnapshotReservation.AGAIN_MILLIS);
        look.run();
        assertEquals(HealthSource.Status.DEGRADED, points.health().status());
        clock.advance(SnapshotReservation.AGAIN_MILLIS);
        look.run();
        assertEquals(HealthSource.Status.UP, points.health().status());
        assertEquals(3, others[0]);
    }
}
