package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.evaluate.selftest.RuleSelfTest;
import io.hazardwatch.gateway.evaluate.selftest.SelfTestResult;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ioos_qc tested a flat line with "less than" a tolerance of 0: by default it never fired. Each check, as it is without settings, must. */
class Story17DetectorsThatNeverFireTest {
    @ParameterizedTest
    @ValueSource(strings = {"frozen: {}", "attenuated: {}", "noise: {}", "spikes: {}", "jump: {above: 20}",
        "jump: {fasterThan: 0.05 u/s}", "drift: {}", "clock: {}"})
    void defaults_canFire(String check) {
        assertEquals(List.of(true), proofs(check, "1s"));
        assertEquals(List.of(true), proofs(check, "5m"));
    }

    /** The same checks made deaf: a step wider than the range, a speed that no reading can have. */
    @ParameterizedTest
    @ValueSource(strings = {"jump: {above: 101}", "jump: {fasterThan: 500 u/s}"})
    void mutants_areFoundOut(String check) {
        assertEquals(List.of(false), proofs(check, "1s"));
    }

    private static List<Boolean> proofs(String check, String period) {
        LaneRig rig = LaneRig.ofPoints("- {id: p, unit: u, range: [0, 100], period: %s, sensorHealth: {%s}}"
                .formatted(period, check));
        RuleSelfTest provocation = new RuleSelfTest(id -> null);
        return provocation.prove(rig.points().getFirst()).stream().map(SelfTestResult::fired).toList();
    }
}
