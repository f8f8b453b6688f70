package io.hazardwatch.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.scenario.Scenario.Expectation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that each scenario produces the alarms that it expects, by plain comparison of values with limits. */
class PlotTest {
    private static final long LONGEST_ON_DELAY_MILLIS = 10_000;
    private static final List<String> LEVELS = List.of("LL", "L", "H", "HH");

    static List<Path> files() throws IOException {
        return ScenarioFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void plainLimits_firstViolatedWhenExpectedAndNeverWhereSilent(Path file) throws UsageException, IOException {
        Scenario scenario = ScenarioReader.read(file);
        Map<String, Long> first = firstViolations(scenario);
        for (Expectation expected : scenario.expectations()) {
            Long atMillis = first.get(expected.point() + " " + expected.rule());
            assertTrue(!expected.kind().equals("limit") || atMillis != null && isInTime(expected, atMillis),
                    () -> expected + " but " + atMillis);
        }
        for (String point : scenario.silent()) {
            LEVELS.forEach(level -> assertFalse(first.containsKey(point + " " + level), point + " " + level));
        }
        assertTrue(allToldOf(scenario).containsAll(first.keySet()), () -> first + " beyond what " + file + " expects");
    }

    /** Whether the violation comes in time. A cut link delays the violation and an on-delay delays the alarm; neither makes one earlier. */
    private static boolean isInTime(Expectation expected, long atMillis) {
        return atMillis < expected.raised().toMillis() && atMillis >= expected.raised().fromMillis() - LONGEST_ON_DELAY_MILLIS;
    }

    private static Set<String> allToldOf(Scenario scenario) {
        Set<String> told = new HashSet<>();
        scenario.expectations().forEach(expected -> told.add(expected.point() + " " + expected.rule()));
        return told;
    }

    private static Map<String, Long> firstViolations(Scenario scenario) {
        Map<String, Long> first = new HashMap<>();
        new Timeline(scenario).forEachRemaining(event -> {
            if (event instanceof Event.Message message) {
                message.samples().forEach(sample -> judge(message, sample, first));
            }
        });
        return first;
    }

    private static void judge(Event.Message message, Sample sample, Map<String, Long> first) {
        String point = message.device().point(sample.point());
        for (String level : LEVELS) {
            if (PlainLimits.violated(point, level, sample.value())) {
                first.putIfAbsent(point + " " + level, message.atMillis());
            }
        }
    }
}
