package io.hazardwatch.gateway.api.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.pipelines.PipelineEvidence;
import io.hazardwatch.gateway.pipelines.PipelineEvidenceKind;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evidence about a pipeline as sentences: a station by its name, a pressure with its unit. */
class PipelineTextsTest {
    private static final String SITE = """
            devices:
              - {id: a, points: [{id: flow, unit: m3/h}, {id: p, unit: MPa}]}
              - {id: b, points: [{id: flow, unit: m3/h}, {id: p, unit: MPa}]}
            pipelines:
              - id: main
                length: 40000
                diameter: 0.3
                wall: 0.007
                elasticity: 2.0e11
                nominalFlow: 320
                fluid: {density: 840, bulkModulus: 1.5e9, viscosity: 4.0e-6, vapourPressure: 60000, expansion: 8.3e-4}
                elevation: [{place: 0, height: 20}, {place: 40000, height: 25}]
                stations:
                  - {id: a, name: {zh: 首站, en: Inlet}, place: 0, flow: a/flow, pressure: a/p}
                  - {id: b, place: 40000, flow: b/flow, pressure: b/p}
            """;

    @Test
    void stationIsNamed_andPressureHasItsUnit() {
        PipelineTexts texts = new PipelineTexts();
        var segment = SiteText.load(SITE).sites().getFirst().pipelines().getFirst();
        assertEquals(new Text("站 首站 压力下降 12.5 kPa", "The pressure at station Inlet fell by 12.5 kPa"),
                texts.evidence(new PipelineEvidence(PipelineEvidenceKind.PRESSURE_FALLS, 12.5, List.of("a")), segment));
        assertEquals("b/flow is silent", texts.evidence(new PipelineEvidence(PipelineEvidenceKind.INSTRUMENT_LOST, Double.NaN,
                List.of("e/s/b/flow")), segment).en());
    }
}
