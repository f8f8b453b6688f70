package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.intake.opcua.OpcUaSessionWatch.Look;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cuts of a session as the looks of the subscriber find them. */
class OpcUaSessionWatchTest {
    private static final Runnable NOTHING = () -> { };

    private final OpcUaSessionWatch watch = new OpcUaSessionWatch();

    @Test
    void cutThatIsOverBeforeTheNextLook_isFound_once() {
        watch.connected();
        assertEquals(List.of(Look.BACK, Look.OPEN), List.of(watch.look(), watch.look()));
        watch.cut(NOTHING);
        watch.opened();
        assertEquals(List.of(Look.BACK, Look.OPEN), List.of(watch.look(), watch.look()));
    }

    @Test
    void cutThatLasts_isALossOnce_andThenABack() {
        watch.connected();
        watch.look();
        watch.cut(NOTHING);
        assertEquals(List.of(Look.LOST, Look.AWAY), List.of(watch.look(), watch.look()));
        watch.opened();
        assertEquals(List.of(Look.BACK, Look.OPEN), List.of(watch.look(), watch.look()));
        watch.ended();
        assertEquals(List.of(Look.LOST, Look.AWAY), List.of(watch.look(), watch.look()));
    }

    /** A refresh that is asked for before alarms are noted as unknown would be taken back by the note. */
    @Test
    void whatACutMakesUnknown_isNoted_beforeALookFindsTheCut() {
        List<Object> seen = new ArrayList<>();
        watch.connected();
        watch.look();
        watch.cut(() -> seen.add(watch.look()));
        watch.opened();
        seen.add(watch.look());
        assertEquals(List.of(Look.LOST, Look.BACK), seen);
    }
}
