package io.hazardwatch.gateway.app.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.pipelines.LeakPlace;
import io.hazardwatch.gateway.pipelines.PipelineWatch;
import io.hazardwatch.gateway.pipelines.SegmentJudgement;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.scenario.Script;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.testkit.LaneRig;
import io.hazardwatch.gateway.testkit.SimulatedScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plays the stories of {@code config/examples/product-line} in fake time, as the simulator would send them. What each file expects is told in its
 * time, once and again if it grows, and the place is right within a tenth of the segment at the end.
 */
class PipelineStoriesTest {
    private static final Path EXAMPLE = Path.of(System.getProperty("hazardwatch.root", "..")).toAbsolutePath()
            .resolve("config/examples/product-line");
    private static final long SECOND = 1_000;

    private record Told(String point, FindingType type, String priority, long at) {}

    private final Map<PointId, Reading> last = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private final PipelineWatch watch = new PipelineWatch();
    private final PipelineAlarms alarms = new PipelineAlarms(this::tell, note -> { }, List.of());
    private List<SegmentJudgement> judged = List.of();
    private long now = LaneRig.START_MILLIS;

    @ParameterizedTest
    @CsvSource({"pipeline-burst, 27000", "pipeline-leak, 12000", "incipient-leak, 12000"})
    void story_tellsWhatItsFileSaysAndNothingElse(String name, double place) throws Exception {
        LoadResult<Registry> loaded = new SitesLoader(new PointIndexes()).load(EXAMPLE);
        assertEquals(List.of(), loaded.problems());
        watch.configure(((LoadResult.Valid<Registry>) loaded).value());
        Path file = EXAMPLE.resolve("scenarios/" + name + ".yaml");
        Script script = Script.read(file);
        for (String[] line : SimulatedScenario.asSent(file)) {
            passTo(LaneRig.START_MILLIS + Long.parseLong(line[0]));
            PointId point = PointId.parse(line[2]);
            last.put(point, new Reading(point, LaneRig.START_MILLIS + Long.parseLong(line[1]), now, Double.parseDouble(line[3]),
                    Quality.valueOf(line[4].toUpperCase(Locale.ROOT))));
        }
        passTo(LaneRig.START_MILLIS + script.durationMillis());
        assertEquals(script.expected().size(), told.size(), told::toString);
        for (int i = 0; i < told.size(); i++) {
            Script.Expected expected = script.expected().get(i);
            Told each = told.get(i);
            assertEquals(new Told(expected.point(), i == 0 ? FindingType.RAISE : FindingType.SEVERITY_UP, expected.rule(), each.at()), each);
            assertTrue(expected.raised().holds(each.at()), () -> expected + " was told at " + told);
        }
        LeakPlace found = judged.getFirst().leak().place();
        assertEquals(place, found.metres(), 4_000, found::toString);
    }

    private void passTo(long millis) {
        while (now + SECOND <= millis) {
            now += SECOND;
            judged = watch.look(last::get, now);
            alarms.look(judged, true, now);
        }
    }

    private void tell(Finding finding) {
        told.add(new Told(finding.point().id().toString(), finding.type(), finding.priority().name(),
                finding.arrivalMillis() - LaneRig.START_MILLIS));
    }
}
