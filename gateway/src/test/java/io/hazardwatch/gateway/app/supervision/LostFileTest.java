package io.hazardwatch.gateway.app.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.api.HealthSource.Status;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostFileTest {
    @TempDir
    private Path directory;
    private final List<String> told = new ArrayList<>();

    private LostFile watched(Path file) {
        SystemAlarms alarms = new SystemAlarms(new FakeClock(1_760_000_000_000L));
        alarms.connect(finding -> told.add(finding.type().name()), List.of());
        return new LostFile("database", file, alarms);
    }

    @Test
    void removed_isDownUntilItIsThereAgain() throws Exception {
        Path file = Files.writeString(directory.resolve("gateway.db"), "people");
        LostFile lost = watched(file);
        lost.run();
        assertEquals(Status.UP, lost.part().status());
        Files.delete(file);
        lost.run();
        lost.run();
        assertEquals(Status.DOWN, lost.part().status());
        Files.writeString(file, "people again");
        lost.run();
        lost.run();
        assertEquals(Status.UP, lost.part().status());
        assertEquals(List.of("RAISE", "CLEAR"), told);
    }

    @Test
    void replaced_isToldOnce() throws Exception {
        Path file = Files.writeString(directory.resolve("gateway.db"), "people");
        LostFile lost = watched(file);
        Files.move(Files.writeString(directory.resolve("other"), "other people"), file, StandardCopyOption.REPLACE_EXISTING);
        lost.run();
        assertEquals(List.of("RAISE"), told);
        lost.run();
        assertEquals(List.of("RAISE", "CLEAR"), told);
        assertEquals(Status.UP, lost.part().status());
    }
}
