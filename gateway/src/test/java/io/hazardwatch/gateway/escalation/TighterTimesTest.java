package io.hazardwatch.gateway.escalation;

import static io.hazardwatch.gateway.escalation.Scene.MINUTE;
import static io.hazardwatch.gateway.escalation.Scene.level;
import static io.hazardwatch.gateway.escalation.Scene.names;
import static io.hazardwatch.gateway.escalation.Scene.officer;
import static io.hazardwatch.gateway.escalation.Scene.subject;
import static io.hazardwatch.gateway.escalation.Scene.twoLevels;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls become faster with a more urgent priority, and wider in key periods. */
class TighterTimesTest {
    @Test
    void becameMoreUrgent_levelIsCalledAtOnceWithTheShorterTimes() {
        Scene scene = twoLevels().begin(Priority.P2).deliverAll();
        scene.until(MINUTE - 1);
        scene.took(scene.machine.reannounced(scene.escalation, subject(Priority.P1, 2), scene.now, scene.chain()));
        assertEquals(List.of("ann PUSH", "ann VOICE"), scene.called());
        assertEquals(scene.now + 3 * MINUTE, scene.escalation.levelAt());
    }

    @Test
    void digestBecameUrgent_nothingWaitsToBeMergedAnyMore() {
        Scene scene = twoLevels().begin(Priority.P4);
        scene.took(scene.machine.reannounced(scene.escalation, subject(Priority.P1, 2), scene.now, scene.chain()));
        assertEquals(List.of("ann VOICE"), scene.called(), "the push message is planned already");
        assertEquals(List.of(scene.now), scene.last.calls().stream().map(PlannedCall::dueMillis).toList());
        assertTrue(names(scene.deliverAll().until(3 * MINUTE)).contains("bob VOICE"));
    }

    @Test
    void keyPeriodWithAnExtraLevel_isToldToTheNextLevelFromTheBeginning_whichStillHasItsTurn() {
        Scene scene = new Scene().of(level("one", 10, officer("ann")), level("none", 15), level("two", 20, officer("bob")),
                level("three", 30, officer("cid")));
        scene.profile = scene.profile.with(Priority.P2, scene.profile.of(Priority.P2).withExtraLevels(1));
        assertEquals(List.of("ann PUSH", "bob PUSH"), scene.begin(Priority.P2).called());
        assertEquals("one", scene.escalation.level());
        scene.deliverAll();
        scene.untilDelivered(10 * MINUTE);
        assertEquals("two", scene.escalation.level());
    }
}
