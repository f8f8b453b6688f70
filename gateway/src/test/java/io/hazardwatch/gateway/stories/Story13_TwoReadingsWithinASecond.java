package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** ThingsBoard #2986, #5561: readings less than a second apart raced. One occurrence, both activations counted. */
class Story13_TwoReadingsWithinASecond {
    private static final String POINTS =
            "- {id: p, unit: u, staleAfter: 0s, limits: {H: {at: 25, onDelay: 0s, offDelay: 0s, priority: P1}}}";

    @Test
    void twoViolations_areOneOccurrence() {
        Watchroom room = Watchroom.ofPoints(POINTS).read("p", 0, 10).read("p", 1, 30).read("p", 1.3, 31);
        room.told("ALARM_RAISED d.p.high H");
        assertEquals(1, room.last().occurrence());
        assertEquals(1, room.last().activation());
    }

    @Test
    void violationsWithAReturnBetween_areOneOccurrenceOfTwoActivations() {
        Watchroom room = Watchroom.ofPoints(POINTS).read("p", 0, 10).read("p", 1, 30).read("p", 1.3, 10).read("p", 1.6, 30);
        room.told("ALARM_RAISED d.p.high H", "ALARM_RTN_UNACKED d.p.high H", "ALARM_REACTIVATED d.p.high H");
        assertEquals(1, room.last().occurrence());
        assertEquals(2, room.last().activation());
    }

    @Test
    void bothInOneMessage_areOneOccurrence() {
        Watchroom room = Watchroom.ofPoints(POINTS).read("p", 0, 10);
        long at = Watchroom.START_MILLIS + 1_000;
        room.send(2, "[{\"ts\":%d,\"values\":{\"p\":30}},{\"ts\":%d,\"values\":{\"p\":31}}]".formatted(at, at + 400));
        room.told("ALARM_RAISED d.p.high H");
    }
}
