package io.hazardwatch.gateway.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.testkit.LaneRig;
import io.hazardwatch.gateway.testkit.SimulatedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays every file of {@code config/scenarios} in fake time. The simulator, a program of its own, says what its devices
 * would send; its classes are loaded apart.
 */
@Execution(ExecutionMode.SAME_THREAD)
class ScenarioTest {
    private static final Path ROOT = Path.of(System.getProperty("hazardwatch.root", ".."));

    static Stream<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("config/scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void scenario_raisesWhatItsFileSaysAndNothingElse(Path file) throws Exception {
        Script script = Script.read(file);
        LaneRig rig = LaneRig.of(demoRegistry(), LaneRig.START_MILLIS);
        play(file, rig);
        rig.passTo(LaneRig.START_MILLIS + script.durationMillis());
        List<String> wrong = new ArrayList<>();
        script.silent().forEach(point -> checkSilent(rig, point, wrong));
        checkExpected(script, rig, wrong);
        assertEquals(List.of(), wrong, () -> file.getFileName() + " gave " + told(rig));
    }

    /** What no single point can show: the demonstration has a vote, a composite, a silent device and a mode. */
    @Test
    void demonstration_showsRulesOverSeveralPoints() throws Exception {
        LaneRig rig = LaneRig.of(demoRegistry(), LaneRig.START_MILLIS);
        play(ROOT.resolve("config/scenarios/demo.yaml"), rig);
        assertEquals(TransitionType.ALARM_RAISED, first(rig, "huarun-gas.lpg-depot-01._site.gas-vote.vote"));
        assertEquals(TransitionType.ALARM_RAISED,
                first(rig, "huarun-gas.gas-station-01._site.leak-while-filling.composite"));
        assertEquals(TransitionType.ALARM_RAISED,
                first(rig, "ningbei-pipeline.trunk-01.st-01._communication.communication"));
        assertEquals(TransitionType.ALARM_SUPPRESSED, first(rig, "ningbei-pipeline.trunk-01.st-01.flow.stale"));
        assertEquals(TransitionType.ALARM_SUPPRESSED, first(rig, "jianghai-chem.plant-01.r-101.pressure.low"));
        assertTrue(rig.transitions().stream().noneMatch(each -> each.annunciate()
                && each.after().id().equals("jianghai-chem.plant-01.r-101.pressure.low")), "not while shut down");
    }

    private static TransitionType first(LaneRig rig, String alarm) {
        return rig.transitions().stream().filter(each -> each.after().id().equals(alarm)).map(Transition::type)
                .findFirst().orElse(null);
    }

    private static Registry demoRegistry() {
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(ROOT.resolve("config"));
        assertEquals(List.of(), loaded.problems());
        return ((LoadResult.Valid<Registry>) loaded).value();
    }

    private static void play(Path file, LaneRig rig) {
        for (String[] part : SimulatedScenario.asSent(file)) {
            rig.passTo(LaneRig.START_MILLIS + Long.parseLong(part[0]));
            rig.send(PointId.parse(part[2]), LaneRig.START_MILLIS + Long.parseLong(part[1]), part[3], part[4]);
        }
    }

    private static void checkSilent(LaneRig rig, String point, List<String> wrong) {
        if (!rig.alarms().stream().noneMatch(alarm -> alarm.point().toString().equals(point))) {
            wrong.add(point + " must stay silent");
        }
    }

    private static void checkExpected(Script script, LaneRig rig, List<String> wrong) {
        Set<String> judged = new HashSet<>();
        for (Script.Expected expected : script.expected()) {
            String key = expected.point() + ' ' + expected.kind() + ' ' + expected.rule();
            List<Reached> reached = reached(rig, expected);
            long wanted = script.expected().stream().filter(e -> key.equals(e.point() + ' ' + e.kind() + ' ' + e.rule()))
                    .count();
            if (judged.add(key) && reached.size() != wanted) {
                wrong.add(key + ": " + reached.size() + " occurrences, wanted " + wanted);
            }
            if (reached.stream().noneMatch(r -> r.fits(expected))) {
                wrong.add(key + ": none raised in " + expected.raised() + ", cleared in " + expected.cleared() + ": "
                        + reached);
            }
        }
    }

    /** An occurrence that reached a rule, and when it became inactive (-1 = never). */
    private record Reached(long occurrence, long at, long inactiveAt) {
        boolean fits(Script.Expected expected) {
            return expected.raised().holds(at)
                    && (expected.cleared() == null || expected.cleared().holds(inactiveAt));
        }
    }

    private static List<Reached> reached(LaneRig rig, Script.Expected expected) {
        List<Reached> all = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (Transition transition : rig.transitions()) {
            Alarm alarm = transition.after();
            if (alarm.processActive() && matches(alarm, expected) && seen.add(alarm.occurrence())) {
                all.add(new Reached(alarm.occurrence(), transition.atMillis() - LaneRig.START_MILLIS,
                        inactiveAt(rig, alarm, transition)));
            }
        }
        return all;
    }

    private static boolean matches(Alarm alarm, Script.Expected expected) {
        boolean sameRule = switch (alarm.kind()) {
            case LIMIT -> alarm.level().equals(expected.rule());
            case STALE, BAD_QUALITY -> true;
            default -> alarm.rule().equals(expected.rule());
        };
        return alarm.point().toString().equals(expected.point()) && sameRule
                && alarm.kind().name().toLowerCase(Locale.ROOT).equals(expected.kind());
    }

    private static long inactiveAt(LaneRig rig, Alarm alarm, Transition reached) {
        return rig.transitions().stream().dropWhile(t -> t != reached)
                .filter(t -> t.after().id().equals(alarm.id()) && !t.after().processActive())
                .mapToLong(t -> t.atMillis() - LaneRig.START_MILLIS).findFirst().orElse(-1);
    }

    private static String told(LaneRig rig) {
        StringBuilder text = new StringBuilder();
        for (Transition t : rig.transitions()) {
            text.append('\n').append(t.atMillis() - LaneRig.START_MILLIS).append(' ').append(t.after().id())
                    .append(' ').append(t.type()).append(' ').append(t.after().level()).append(' ')
                    .append(t.after().value());
        }
        return text.toString();
    }
}
