package io.hazardwatch.gateway.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WavePlaceTest {
    private static final PointId FIRST = PipelineTrial.point("a", "wave");
    private static final PointId LAST = PipelineTrial.point("b", "wave");

    private static PipelineSegment withRtu(double clockMillis) {
        PipelineSegment plain = PipelineTrial.segment(false, clockMillis);
        return new PipelineSegment(plain.id(), plain.name(), plain.priority(), plain.pipe(), plain.fluid(), plain.profile(), plain.nominalFlow(),
                plain.k(), plain.uncertainty(), clockMillis, List.of(station("a", 0, FIRST), station("b", PipelineTrial.LENGTH, LAST)));
    }

    private static PipelineStation station(String id, double place, PointId wave) {
        return new PipelineStation(id, Text.of(id), place, null, null, null, wave, List.of(), List.of());
    }

    /** Fast series of both ends of the model, with the leak at 12 km after 20 s. */
    private static double[][][] series() {
        List<double[]> rows = new ArrayList<>();
        SimulatedPipeline.everyStep("seconds=70;warm=600;seed=31;reaches=2000;leak=20,12000,0.1,0", row -> rows.add(row.clone()));
        double[][][] ends = new double[2][2][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int end = 0; end < 2; end++) {
                ends[end][0][i] = rows.get(i)[0];
                ends[end][1][i] = rows.get(i)[1 + end];
            }
        }
        return ends;
    }

    @Test
    void fastSynchronousSeries_placeTheLeakWithinHalfAKilometre() {
        double[][][] ends = series();
        double period = 1_000 * (ends[0][0][1] - ends[0][0][0]);
        LeakPlace place = WavePlace.bySeries(PipelineTrial.segment(false, 5), ends[0], ends[1], period);
        assertEquals(12_000, place.metres(), 500);
        assertEquals(PlaceUnknown.TOO_SLOW, WavePlace.bySeries(PipelineTrial.segment(false, 5), ends[0], ends[1], 100).unknown());
        assertEquals(PlaceUnknown.NOT_SYNCHRONOUS, WavePlace.bySeries(PipelineTrial.segment(false, 11), ends[0], ends[1], period).unknown());
        assertEquals(PlaceUnknown.NOT_SYNCHRONOUS, WavePlace.bySeries(PipelineTrial.segment(false, Double.NaN), ends[0], ends[1], period).unknown());
    }

    @Test
    void timesOfTheRtus_placeTheLeakOrSayWhyNot() {
        Map<PointId, Reading> last = new HashMap<>();
        PipelineSegment segment = withRtu(10);
        assertEquals(PlaceUnknown.NO_WAVE, WavePlace.byRtu(segment, last::get, 0, 999_999).unknown());
        double speed = segment.waveSpeed();
        last.put(FIRST, new Reading(FIRST, 0, 0, 50_000 + 12_000_000 / speed, Quality.GOOD));
        last.put(LAST, new Reading(LAST, 0, 0, 50_000 + 28_000_000 / speed, Quality.GOOD));
        assertEquals(12_000, WavePlace.byRtu(segment, last::get, 0, 999_999).metres(), 1);
        assertEquals(PlaceUnknown.NO_WAVE, WavePlace.byRtu(segment, last::get, 90_000, 999_999).unknown());
        assertEquals(PlaceUnknown.NO_WAVE, WavePlace.byRtu(segment, last::get, 0, 55_000).unknown(), "of the pump that was stopped for it");
        assertEquals(PlaceUnknown.NOT_SYNCHRONOUS, WavePlace.byRtu(withRtu(11), last::get, 0, 999_999).unknown());
        assertEquals(PlaceUnknown.TOO_SLOW, WavePlace.byRtu(PipelineTrial.segment(false, 5), last::get, 0, 999_999).unknown());
        last.put(LAST, new Reading(LAST, 0, 0, 50_000 + 99_000_000 / speed, Quality.GOOD));
        assertFalse(WavePlace.byRtu(segment, last::get, 0, 999_999).isKnown());
    }

    @Test
    void waveSpeed_isThatOfTheFormula() {
        double rigid = Math.sqrt(1.5e9 / 840);
        assertEquals(rigid / Math.sqrt(1 + 1.5e9 * 0.3097 / (2e11 * 0.0071)), PipelineTrial.segment(false, 5).waveSpeed(), 1e-9);
    }
}
