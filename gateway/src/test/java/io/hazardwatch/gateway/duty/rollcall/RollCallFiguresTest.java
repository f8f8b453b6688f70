package io.hazardwatch.gateway.duty.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollCallFiguresTest {
    private static RollCall call(RollCallState state, String answeredBy, long seconds, String... asked) {
        return new RollCall("c" + seconds + state, "room", 0, 0, state, 1000, 301_000, List.of(asked), null, answeredBy, 1000 + seconds * 1000,
                1, 0);
    }

    @Test
    void answersAndMisses_areCountedForWhoTheyBelongTo() {
        List<RollCall> calls = List.of(call(RollCallState.ANSWERED, "wang", 10, "wang", "li"), call(RollCallState.ANSWERED, "wang", 40, "wang"),
                call(RollCallState.ANSWERED, "wang", 90, "wang"), call(RollCallState.MISSED, null, 300, "wang", "li"),
                call(RollCallState.ASKED, null, 0, "wang"), call(RollCallState.NOT_ASKED, null, 5));
        assertEquals(Map.of("wang", new RollCallFigures(3, 1, 40, 90), "li", new RollCallFigures(0, 1, 0, 0)),
                RollCallFigures.by(calls, RollCallFigures::persons));
        assertEquals(new RollCallFigures(3, 1, 40, 90), RollCallFigures.by(calls, unused -> List.of("room")).get("room"));
        assertEquals(Map.of(), RollCallFigures.by(List.of(), unused -> List.of("room")));
    }
}
