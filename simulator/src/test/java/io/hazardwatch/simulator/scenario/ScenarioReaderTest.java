package io.hazardwatch.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioReaderTest {
    private static final String MANY_MISTAKES = """
            name: {zh: 错误}
            seed: seven
            duration: 10
            colour: red
            devices:
              - id: only/two
                points:
                  lel:
                    base: 2
                    noise: {phi: 1}
                    ramps: [{from: 60s, to: 30s, by: 5}]
                    quality: [{from: 0s, to: 1s, is: odd}]
                    clamp: [5, 1]
            links:
              - {of: nobody, from: 0s, to: 1s, backlog: maybe}
            expect:
              - {point: a/b/c/d, kind: feeling, rule: H, raised: {from: 0s, to: 1s}}
            silent: [e/f/g/h]
            """;

    @Test
    void manyMistakes_allToldAtOnceWithFilePathValueAndRule() {
        String told = assertThrows(UsageException.class, () -> ScenarioReader.read("bad.yaml", MANY_MISTAKES)).getMessage();
        for (String problem : List.of(
                "bad.yaml: colour: red: unknown key",
                "bad.yaml: name.en: nothing: must be a text",
                "bad.yaml: seed: seven: must be a number",
                "bad.yaml: duration: 10: must be a duration such as",
                "bad.yaml: devices[0].id: only/two: must be enterprise/site/device",
                "bad.yaml: devices[0].points.lel.noise.phi: 1: must be at least 0 and below 1",
                "bad.yaml: devices[0].points.lel.ramps[0].to: 30s: must be later than from",
                "bad.yaml: devices[0].points.lel.quality[0].is: odd: must be bad or uncertain",
                "bad.yaml: devices[0].points.lel.clamp: [5, 1]: must be [low, high]",
                "bad.yaml: links[0].of: nobody: must be an enterprise, a site or a device of this scenario",
                "bad.yaml: links[0].backlog: maybe: must be replay or lose",
                "bad.yaml: expect[0].kind: feeling: must be one of [limit, rate, deviation, time_to_limit, average, frozen, attenuated, noise, "
                        + "spike, jump, drift, clock, stale, bad_quality, system]",
                "bad.yaml: expect[0].point: a/b/c/d: must be a point of this scenario",
                "bad.yaml: silent[0]: e/f/g/h: must be a point of this scenario")) {
            assertTrue(told.contains(problem), () -> "not told: " + problem + " in\n" + told);
        }
    }

    @Test
    void noYamlAtAll_refused() {
        assertThrows(UsageException.class, () -> ScenarioReader.read("bad.yaml", "a: [b"));
        assertThrows(UsageException.class, () -> ScenarioReader.read("bad.yaml", ""));
        assertThrows(UsageException.class, () -> ScenarioReader.read("bad.yaml", "seed: 1\nseed: 2"));
    }

    @Test
    void shippedFiles_allRead() throws UsageException, IOException {
        assertTrue(ScenarioFiles.all().size() >= 11);
        for (var file : ScenarioFiles.all()) {
            Scenario scenario = ScenarioReader.read(file);
            assertFalse(scenario.actors().isEmpty(), scenario.file());
            assertFalse(scenario.expectations().isEmpty() && scenario.silent().isEmpty(), scenario.file());
        }
    }

    @Test
    void durations_readInEveryUnit() throws UsageException {
        Scenario scenario = ScenarioReader.read("a.yaml", """
                name: {zh: 甲, en: A}
                seed: 1
                duration: 1.5h
                period: 500ms
                devices: [{id: a/b/c, period: 2m, points: {p: {base: 1}}}]
                """);
        assertEquals(5_400_000, scenario.durationMillis());
        assertEquals(120_000, scenario.actors().get(0).periodMillis());
    }
}
