package io.hazardwatch.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"normal-day", "sensor-noisy-at-limit", "sensor-frozen"})
    void goldenFile_reproducedBitForBit(String name) throws UsageException, IOException {
        List<String> golden = Files.readAllLines(ScenarioFiles.FOLDER.resolve("golden").resolve(name + ".txt"));
        assertEquals(golden, SamplesCommand.taken(ScenarioFiles.read(name)).limit(golden.size()).toList());
    }

    @Test
    void sameScenarioTwice_sameSamples() throws UsageException, IOException {
        assertEquals(SamplesCommand.taken(ScenarioFiles.read("demo")).toList(),
                SamplesCommand.taken(ScenarioFiles.read("demo")).toList());
    }

    @Test
    void otherSeed_otherSamples() throws UsageException, IOException {
        String yaml = Files.readString(ScenarioFiles.FOLDER.resolve("demo.yaml"));
        Scenario other = ScenarioReader.read("demo.yaml", yaml.replace("seed: 2026", "seed: 2027"));
        assertNotEquals(SamplesCommand.taken(ScenarioFiles.read("demo")).toList(), SamplesCommand.taken(other).toList());
    }

    @Test
    void nothingCutAndClocksRight_sentAsTaken() throws UsageException, IOException {
        Scenario scenario = ScenarioFiles.read("tank-overfill");
        List<String> sent = SamplesCommand.sent(scenario).map(line -> line.substring(line.indexOf(' ') + 1)).toList();
        assertEquals(SamplesCommand.taken(scenario).toList(), sent);
    }
}
