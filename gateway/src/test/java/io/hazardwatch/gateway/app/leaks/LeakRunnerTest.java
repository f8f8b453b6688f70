package io.hazardwatch.gateway.app.leaks;

import static io.hazardwatch.gateway.app.leaks.LeakRig.A;
import static io.hazardwatch.gateway.app.leaks.LeakRig.B;
import static io.hazardwatch.gateway.app.leaks.LeakRig.C;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.DatabaseHealth;
import io.hazardwatch.gateway.leaks.Leak;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody is always told: by the call about the leak, or else by the calls about its alarms. */
class LeakRunnerTest {
    private final LeakRig rig = new LeakRig();

    @AfterEach
    void noDefect() {
        assertEquals(List.of(), rig.defects);
    }

    private static DatabaseAwayException away() {
        return new DatabaseAwayException(DatabaseHealth.Condition.values()[0], "", null);
    }

    /** A leak of A and B about which people are called. */
    private Leak told() {
        rig.raise(A, Priority.P2);
        rig.raise(B, Priority.P2);
        rig.run(10);
        assertEquals(1, rig.asked.size());
        return rig.shown().getFirst();
    }

    private void answer() {
        rig.running.clear();
    }

    @Test
    void storeThatIsAway_hidesNoLeak_andHealthSaysSo() {
        rig.away = away();
        told();
        assertEquals(1, rig.shown().size());
        assertFalse(rig.problem().isEmpty());
        rig.away = null;
        rig.run(1);
        assertEquals(1, rig.rows.size());
        assertEquals("", rig.problem());
        rig.away = away();
        rig.raise(C, Priority.P2);
        rig.run(1);
        assertEquals(3, rig.shown().getFirst().members().size());
        assertFalse(rig.problem().isEmpty());
    }

    @Test
    void whilePeopleAreCalled_itsAlarmsWait_exceptUrgentOnes() {
        told();
        assertTrue(rig.isHeld(A) && rig.isHeld(B));
        assertFalse(rig.isHeld(A, Priority.P1));
        rig.raise(C, Priority.P2);
        rig.run(1);
        assertTrue(rig.isHeld(C), "it is told by the call that runs");
    }

    @Test
    void afterTheAnswer_whatComesLaterIsToldByItself() {
        told();
        answer();
        rig.run(60);
        assertTrue(rig.isHeld(A), "somebody has answered for it");
        rig.clear(A);
        rig.run(3);
        rig.raise(A, Priority.P2);
        rig.raise(C, Priority.P2);
        rig.run(3);
        assertFalse(rig.isHeld(A));
        assertFalse(rig.isHeld(C));
    }

    @Test
    void alarmAboveTheLeaksCall_doesNotWait() {
        rig.raise(A, Priority.P3);
        rig.raise(B, Priority.P3);
        rig.run(10);
        assertTrue(rig.isHeld(A, Priority.P3));
        assertFalse(rig.isHeld(A, Priority.P2));
    }

    @Test
    void callThatCannotBeHandedOver_isAskedAgain_andNothingWaitsForIt() {
        rig.isRefusing = true;
        rig.raise(A, Priority.P2);
        rig.raise(B, Priority.P2);
        rig.run(10);
        assertTrue(rig.asked.size() > 1, "asked again");
        assertFalse(rig.isHeld(A));
        rig.isRefusing = false;
        rig.run(2);
        assertTrue(rig.running.containsKey("LEAK:" + rig.shown().getFirst().id()));
        assertTrue(rig.isHeld(A));
    }

    @Test
    void callThatWasLostByAKill_isAskedAfterTheStart_andAStoredOneIsNot() {
        rig.isSlow = true;
        told();
        rig.slow.clear();
        rig.isSlow = false;
        rig.start();
        rig.run(1);
        assertEquals(2, rig.asked.size());
        assertEquals(1, rig.running.size());
        rig.run(1);
        rig.start();
        rig.run(5);
        assertEquals(2, rig.asked.size());
        assertTrue(rig.isHeld(A));
        answer();
        rig.start();
        rig.run(5);
        assertEquals(2, rig.asked.size());
        assertFalse(rig.isHeld(A), "no call is known to run");
    }

    @Test
    void callStoredAfterTheLeakWasJoinedOrOver_endsAllTheSame() {
        rig.isSlow = true;
        Leak leak = told();
        rig.clear(A);
        rig.clear(B);
        rig.run(700);
        assertTrue(rig.shown().getFirst().isOver());
        rig.settle();
        rig.run(2);
        assertEquals(List.of("LEAK:" + leak.id()), rig.ended);
        assertTrue(rig.running.isEmpty());
        assertFalse(rig.isHeld(A));
    }

    @Test
    void leakWhoseDetectorsLeaveTheConfiguration_isOver_alsoOverARestart() {
        told();
        rig.registry = LeakRig.registry(C);
        rig.run(1);
        assertTrue(rig.shown().getFirst().isOver());
        assertTrue(rig.running.isEmpty());
        assertFalse(rig.isHeld(A));
        rig.registry = LeakRig.registry(A, B, C);
        rig.rows.clear();
        rig.start();
        rig.run(10);
        String key = "LEAK:" + rig.shown().getFirst().id();
        assertTrue(rig.running.containsKey(key));
        rig.registry = LeakRig.registry(C);
        rig.start();
        rig.run(1);
        assertTrue(rig.rows.values().stream().allMatch(Leak::isOver));
        assertFalse(rig.running.containsKey(key));
    }

    @Test
    void shortDetection_joinsItsLeak() {
        rig.raise(A, Priority.P2);
        rig.run(1);
        rig.raise(B, Priority.P2);
        rig.clear(B);
        rig.run(1);
        assertEquals(2, rig.shown().getFirst().members().size());
        rig.run(10);
        assertEquals(1, rig.asked.size());
    }
}
