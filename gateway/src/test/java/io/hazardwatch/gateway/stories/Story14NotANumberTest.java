package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.model.Quality;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** Comparisons with NaN are false, a silent hole. What is not a number is never normal. */
class Story14NotANumberTest {
    private static final String POINTS =
            "- {id: p, unit: u, staleAfter: 30s, limits: {HH: {at: 50, onDelay: 10s, offDelay: 0s, priority: P1}}}";

    private static Watchroom alarmed() {
        return Watchroom.ofPoints(POINTS).read("p", 0, 10).read("p", 1, 60).read("p", 11, 60)
                .told("ALARM_RAISED d.p.high HH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "\"\"", "null", "1e400", "\"NaN\"", "{}"})
    void onTheWire_clearsNothing(String value) {
        Watchroom room = alarmed().send(12, "{\"p\":" + value + "}").send(13, "{\"p\":" + value + "}");
        assertEquals(AlarmState.B, last(room));
        room.tick(44);
        assertEquals(AlarmState.B, last(room));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void asAReading_isBadAndClearsNothing(double value) {
        Watchroom room = alarmed().read("p", 12, value).read("p", 20, value);
        room.told("ALARM_RAISED d.p.quality quality", "ALARM_QUALITY_BAD d.p.high HH");
        assertEquals(AlarmState.B, last(room));
    }

    @Test
    void whileTheDelayRuns_aP1IsRaisedNotForgotten() {
        Watchroom.ofPoints(POINTS).read("p", 0, 10).read("p", 1, 60).read("p", 2, Double.NaN)
                .told("ALARM_RAISED d.p.quality quality", "ALARM_RAISED d.p.high HH", "ALARM_QUALITY_BAD d.p.high HH");
    }

    @Test
    void firstValueEver_isUnknownNotNormal() {
        Watchroom.ofPoints(POINTS).read("p", 0, 0, Double.NaN, Quality.GOOD).told("ALARM_RAISED d.p.quality quality");
    }

    private static AlarmState last(Watchroom room) {
        return room.transitions().stream().filter(t -> t.after().rule().equals("high")).toList().getLast().after().state();
    }
}
