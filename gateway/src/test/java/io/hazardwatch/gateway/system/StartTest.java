package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.App;
import io.hazardwatch.gateway.settings.process.Overrides;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails says why and leaves nothing behind. */
@ExtendWith(LeakCheck.class)
class StartTest {
    @TempDir
    private Path directory;
    private PlantFiles plant;

    @BeforeEach
    void writePlant() throws Exception {
        plant = new PlantFiles(directory).site(device("gd-1", point("lel", GAS)));
    }

    @Test
    void secondGatewayOnTheSameData_isRefusedAndTheFirstGoesOn() throws Exception {
        try (RunningGateway first = RunningGateway.start(directory)) {
            IOException refused = assertThrows(IOException.class, () -> RunningGateway.start(directory));
            assertTrue(refused.getMessage().contains("in use by another gateway"), refused::toString);
            assertEquals(200, first.client().get("/health/ready").status());
            assertEquals(200, first.client().get("/api/v1/alarms").status());
        }
    }

    @Test
    void portTaken_failsAndTheDataCanBeUsedAtOnce() throws Exception {
        try (RunningGateway neighbour = RunningGateway.start(directory)) {
            Path other = directory.resolve("other");
            new PlantFiles(other).site(device("gd-1", point("lel", GAS)));
            IOException taken = assertThrows(IOException.class, () -> App.start(other.resolve("config"),
                    new Overrides(other.resolve("data"), neighbour.httpPort(), 0, -1), "test-only-password", Map.of()));
            assertTrue(taken.toString().contains(Integer.toString(neighbour.httpPort())), taken::toString);
            try (RunningGateway started = RunningGateway.start(other)) {
                assertEquals(200, started.client().get("/health/ready").status());
            }
        }
    }

    @Test
    void wrongSiteFile_isRefusedWithEveryProblem() throws Exception {
        plant.site(device("gd-1", point("lel", GAS.replace("P2", "P9")), point("lel", GAS)));
        App.RefusedException refused = assertThrows(App.RefusedException.class, () -> RunningGateway.start(directory));
        assertTrue(refused.getMessage().contains("P9"), refused::getMessage);
        assertEquals(2, refused.getMessage().lines().count(), refused::getMessage);
    }
}
