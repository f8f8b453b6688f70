package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.LaneRig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons with NaN are false, a silent hole. What is not a number is never normal. */
class Story14NotANumberTest {
    private static final String POINTS =
            "- {id: p, unit: u, staleAfter: 30s, limits: {HH: {at: 50, onDelay: 10s, offDelay: 0s, priority: P1}}}";

    private static LaneRig alarmed() {
        return LaneRig.ofPoints(POINTS).sendAt("p", 0, 10).sendAt("p", 1, 60).sendAt("p", 11, 60)
                .expect("ALARM_RAISED d.p.high HH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "\"\"", "null", "1e400", "\"NaN\"", "{}"})
    void onTheWire_clearsNothing(String value) {
        LaneRig rig = alarmed().sendAt(12, "{\"p\":" + value + "}").sendAt(13, "{\"p\":" + value + "}");
        assertEquals(AlarmState.B, last(rig));
        rig.workAt(44);
        assertEquals(AlarmState.B, last(rig));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void asAReading_isBadAndClearsNothing(double value) {
        LaneRig rig = alarmed().sendAt("p", 12, value).sendAt("p", 20, value);
        rig.expect("ALARM_RAISED d.p.quality quality", "ALARM_QUALITY_BAD d.p.high HH");
        assertEquals(AlarmState.B, last(rig));
    }

    @Test
    void whileTheDelayRuns_aP1IsRaisedNotForgotten() {
        LaneRig.ofPoints(POINTS).sendAt("p", 0, 10).sendAt("p", 1, 60).sendAt("p", 2, Double.NaN)
                .expect("ALARM_RAISED d.p.quality quality", "ALARM_RAISED d.p.high HH", "ALARM_QUALITY_BAD d.p.high HH");
    }

    @Test
    void firstValueEver_isUnknownNotNormal() {
        LaneRig.ofPoints(POINTS).sendAt("p", 0, 0, Double.NaN, Quality.GOOD).expect("ALARM_RAISED d.p.quality quality");
    }

    private static AlarmState last(LaneRig rig) {
        return rig.transitions().stream().filter(t -> t.after().rule().equals("high")).toList().getLast().after().state();
    }
}
