package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import org.junit.jupiter.api.Test;

/** Buncefield 2005: the gauge stood still from 03:00 while 550 m3/h went on being pumped in. */
class Story16_BuncefieldsFlatGauge {
    /** What the flow says should be in the tank comes as a point of its own, as from the terminal's bookkeeping. */
    private static final String POINTS = """
            - {id: book, unit: m, period: 10s, staleAfter: 60s}
            - id: level
              unit: m
              range: [0, 16]
              period: 10s
              staleAfter: 60s
              limits: {HH: {at: 14, deadband: 0.1, priority: P1}}
              deviation: [{id: unlike-the-flow, point: d/book, low: -0.25, high: 0.25, deadband: 0.05, onDelay: 60s, priority: P2}]
              sensorHealth: {frozen: {}}
            """;
    private static final int FROZEN_AT = 3 * 3_600;

    /** 550 m3/h into a tank of 25 m across; the gauge shows millimetres and has a little noise from the waves. */
    private static double filled(int second) {
        return 2 + 550.0 / 3_600 * second / (Math.PI * 12.5 * 12.5);
    }

    private static double gauge(int second) {
        return Math.round(1_000 * (filled(second) + 0.002 * Math.sin(second / 7.0))) / 1_000.0;
    }

    private static double minutesAfterFreezing(Watchroom room, String rule) {
        Transition raised = room.transitions().stream().filter(t -> t.after().rule().equals(rule)).findFirst().orElseThrow();
        return (raised.atMillis() - Watchroom.START_MILLIS) / 60_000.0 - FROZEN_AT / 60.0;
    }

    @Test
    void gaugeThatStandsStill_isFoundWithinTenMinutes_andTheBooksDisagree() {
        Watchroom room = Watchroom.ofPoints(POINTS);
        for (int second = 0; second < FROZEN_AT; second += 10) {
            room.read("book", second, filled(second)).read("level", second, gauge(second));
        }
        room.told();
        for (int second = FROZEN_AT; second < FROZEN_AT + 3_600; second += 10) {
            room.read("book", second, filled(second)).read("level", second, gauge(FROZEN_AT));
        }
        assertTrue(minutesAfterFreezing(room, "frozen") <= 10);
        assertTrue(minutesAfterFreezing(room, "unlike-the-flow") <= 20);
    }
}
