package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.leaks.LeakSettings;
import io.hazardwatch.gateway.leaks.LeakWatch;
import io.hazardwatch.gateway.leaks.plant.PastValues;
import io.hazardwatch.gateway.leaks.plant.PlantWatch;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.scenario.Script;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.testkit.LaneRig;
import io.hazardwatch.gateway.testkit.SimulatedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the stories of {@code config/examples/leak-stories} in fake time, as the simulator would send them: lane, rules over plants and signs of
 * tampering together. What each file expects is raised in its time, and nothing else that somebody would be called for.
 */
class LeakStoriesTest {
    private static final Path EXAMPLE = Path.of(System.getProperty("hazardwatch.root", "..")).toAbsolutePath()
            .resolve("config/examples/leak-stories");
    private static final long SECOND = 1_000;

    /** Somebody was told: of an alarm with that priority, level or rule. */
    private record Told(String point, String kind, String rule, long at) {
        boolean is(Script.Expected expected) {
            return point.startsWith(expected.point()) && kind.equals(expected.kind()) && rule.equals(expected.rule());
        }
    }

    private final Registry registry = registry();
    private final LaneRig rig = LaneRig.of(registry, LaneRig.START_MILLIS);
    private final Map<PointId, Reading> last = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private final PlantWatch plant = new PlantWatch();
    private final PlantAlarms plantAlarms = new PlantAlarms(this::tell, List.of());
    private final LeakWatch leaks = new LeakWatch(LeakSettings.STANDARD);
    private final TamperingAlarms tampering = new TamperingAlarms(this::tell, List.of());
    private final ChangedGasAlarms gas = new ChangedGasAlarms();
    private long now = LaneRig.START_MILLIS;
    private int journaled;

    static Stream<Path> stories() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLE.resolve("scenarios"))) {
            return files.sorted().toList().stream();
        }
    }

    private static Registry registry() {
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(EXAMPLE);
        assertEquals(List.of(), loaded.problems());
        return ((LoadResult.Valid<Registry>) loaded).value();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void story_raisesWhatItsFileSaysAndNothingElse(Path file) throws Exception {
        plant.restore(List.of());
        plant.configure(registry);
        leaks.configure(registry, now);
        Script script = Script.read(file);
        for (String[] line : SimulatedScenario.asSent(file)) {
            passTo(LaneRig.START_MILLIS + Long.parseLong(line[0]));
            send(line);
        }
        passTo(LaneRig.START_MILLIS + script.durationMillis());
        List<Told> rest = new ArrayList<>(told);
        for (Script.Expected expected : script.expected()) {
            assertTrue(rest.removeIf(each -> each.is(expected) && expected.raised().holds(each.at())), () -> expected + " was not told: " + told);
        }
        assertEquals(List.of(), rest);
        script.silent().forEach(point -> assertTrue(told.stream().noneMatch(each -> each.point().equals(point)), point));
    }

    private void send(String[] line) {
        PointId point = PointId.parse(line[2]);
        long stamp = LaneRig.START_MILLIS + Long.parseLong(line[1]);
        rig.passTo(now);
        assertTrue(rig.send(point, stamp, line[3], line[4]), () -> point + " " + line[3]);
        last.put(point, new Reading(point, stamp, now, Double.parseDouble(line[3]), Quality.valueOf(line[4].toUpperCase(Locale.ROOT))));
    }

    /** The watches look once a second, at what the lane has. */
    private void passTo(long millis) {
        while (now + SECOND <= millis) {
            now += SECOND;
            rig.passTo(now);
            for (Transition each : rig.transitions().subList(journaled, rig.transitions().size())) {
                take(each);
            }
            journaled = rig.transitions().size();
            gas.take().forEach(alarm -> leaks.onAlarm(alarm, now));
            leaks.look(last::get, now);
            tampering.look(leaks.tampering(), now);
            plantAlarms.look(plant.look(last::get, PastValues.NONE, now), now);
        }
    }

    private void take(Transition transition) {
        boolean isRaise = transition.type() == TransitionType.ALARM_RAISED || transition.type() == TransitionType.ALARM_ESCALATED
                || transition.type() == TransitionType.ALARM_REACTIVATED;
        RuleKind kind = transition.after().kind();
        if (isRaise && kind != RuleKind.STALE && kind != RuleKind.COMMUNICATION) {
            told.add(new Told(transition.after().point().toString(), kind.name().toLowerCase(Locale.ROOT),
                    kind == RuleKind.LIMIT ? transition.after().level() : transition.after().rule(), transition.atMillis() - LaneRig.START_MILLIS));
        }
        gas.changed(transition.after());
    }

    /** Points that a story leaves out are not known, which is told as P3 and belongs to no story. */
    private void tell(Finding finding) {
        String point = finding.point().id().toString();
        boolean isRaise = finding.type() == FindingType.RAISE || finding.type() == FindingType.SEVERITY_UP;
        if (isRaise && !point.contains("/plant-unseen-") && !point.contains("/plant-unjudged-")) {
            told.add(new Told(point, "system", finding.priority().name(), finding.arrivalMillis() - LaneRig.START_MILLIS));
        }
    }
}
