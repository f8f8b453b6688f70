package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the gateway's own user may read anything in the data folder, at whatever moment it was made. */
@ExtendWith(LeakCheck.class)
class PrivateDataTest {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    @TempDir
    private Path directory;

    @Test
    void gatewayThatHasWorked_leavesNothingReadableByOthers() throws Exception {
        PlantFiles plant = new PlantFiles(directory).site(device("gd-1", point("lel", GAS))).gateway("lanes: 1\n");
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            ControlRoom room = new ControlRoom(gateway.client());
            long now = System.currentTimeMillis();
            publisher.publish(topic("gd-1"), "{\"ts\":%d,\"values\":{\"lel\":60}}".formatted(now));
            publisher.publish(topic("gd-1"), "{\"ts\":");
            room.awaitState(alarmId("gd-1", "lel"), "B");
            room.awaitStored(pointId("gd-1", "lel"), now, now + 1, 1);
            plant.site(device("gd-1", point("lel", GAS)), device("gd-2", point("lel", GAS)));
            Await.until("the new device is known", 60_000, () -> gateway.client().get("/api/v1/points/" + pointId("gd-2", "lel")).status() == 200);
            Await.until("the reject is on the disk", 60_000, this::hasRejects);
            assertEquals(List.of(), open());
        }
        assertEquals(List.of(), open());
    }

    @Test
    void damagedJournal_isSetAsideForTheOwnerOnly() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("lel", GAS))).gateway("lanes: 1\n");
        RunningGateway.start(directory).close();
        try (RandomAccessFile journal = new RandomAccessFile(directory.resolve("data/journal.db").toFile(), "rw")) {
            journal.write(new byte[4_096]);
        }
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            assertTrue(gateway.client().get("/health/live").status() == 200);
            assertTrue(all().stream().anyMatch(file -> file.toString().contains(".damaged-")));
            assertEquals(List.of(), open());
        }
    }

    private boolean hasRejects() {
        try (Stream<Path> files = Files.list(directory.resolve("data/quarantine"))) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store takes folders away while this looks; then it looks again. */
    private List<Path> all() throws IOException {
        while (true) {
            try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
                return files.toList();
            } catch (UncheckedIOException gone) {
                if (!(gone.getCause() instanceof NoSuchFileException)) {
                    throw gone;
                }
            }
        }
    }

    private List<String> open() throws IOException {
        return all().stream().filter(PrivateDataTest::isOpenToOthers).map(file -> directory.relativize(file).toString()).toList();
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
