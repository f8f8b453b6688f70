package io.hazardwatch.gateway.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.GasDetector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Leaks that last, and that are told again: nobody is left untold by a detector that waits for repair, or that is pegged. */
class StandingLeakTest {
    private static final PointId A = LeakSite.point("a", "lel");
    private static final PointId B = LeakSite.point("b", "lel");
    private static final PointId C = LeakSite.point("c", "lel");

    private final LeakSite site = new LeakSite().detector("a", 20, 0).detector("b", 40, 0).detector("c", 60, 0).source("pump-west", 0, 0)
            .source("pump-east", 100, 0).windStation();
    private final LeakWatch watch = new LeakWatch(LeakSettings.STANDARD);
    private final Map<PointId, Double> values = new HashMap<>();
    private final Set<PointId> doubtful = new HashSet<>();
    private final List<LeakChange> changes = new ArrayList<>();
    private long now = 1_800_000_000_000L;

    StandingLeakTest() {
        watch.configure(site.registry(), 0);
    }

    private void run(long seconds) {
        for (long i = 0; i < seconds; i++) {
            now += 1_000;
            site.wind(270 + i % 3, 3, now);
            for (GasDetector each : site.detectors()) {
                boolean isDoubtful = doubtful.contains(each.point());
                site.read(each.point(), values.getOrDefault(each.point(), 0.5), isDoubtful ? Quality.UNCERTAIN : Quality.GOOD, now);
                if (!isDoubtful) {
                    site.judge(watch, each.point(), now);
                }
            }
            changes.addAll(watch.look(site::last, now));
        }
    }

    private Leak only() {
        assertEquals(1, watch.open().size());
        return watch.open().getFirst();
    }

    private long announced() {
        return changes.stream().filter(LeakChange::isAnnounced).count();
    }

    private GasAlarm alarm(PointId point, Priority priority, boolean active, boolean silenced) {
        return new GasAlarm("e.s." + point.device() + ".lel.high", point, GasAlarm.Kind.DETECTION, priority, "H", false, active, false, silenced, now,
                now);
    }

    private void tellOfTwo() {
        run(60);
        values.put(A, 30.0);
        values.put(B, 30.0);
        run(30);
        assertEquals(1, announced());
    }

    @Test
    void doubtfulDetectorThatWaitsForRepair_keepsNoLeakOpen_andTheNextOneIsTold() {
        tellOfTwo();
        doubtful.add(C);
        values.put(C, 100.0);
        run(30);
        values.remove(A);
        values.remove(B);
        run(LeakSettings.STANDARD.quietMillis() / 1_000 + 60);
        assertEquals(LeakState.SUSPECTED, only().state());
        run(1_500);
        values.put(A, 30.0);
        values.put(B, 30.0);
        run(60);
        assertEquals(2, announced());
        assertFalse(only().sources().isEmpty(), "the wind is asked from the first alarm on, not from when the doubt began");
    }

    @Test
    void graver_isToldAlsoWhileItsDetectorsArePegged() {
        tellOfTwo();
        doubtful.addAll(Set.of(A, B));
        values.put(A, 100.0);
        values.put(B, 100.0);
        run(10);
        watch.onAlarm(alarm(A, Priority.P1, true, false), now);
        run(3);
        assertEquals(2, announced());
        assertEquals(Priority.P1, only().priority());
        run(LeakSettings.STANDARD.quietMillis() / 1_000 + 60);
        assertEquals(0, only().overMillis(), "alarms that stand keep it open, whatever the values are worth");
    }

    @Test
    void detectorThatSwingsAroundItsLimit_isNoNews() {
        tellOfTwo();
        for (int i = 0; i < 20; i++) {
            values.clear();
            run(5);
            values.put(A, 30.0);
            run(5);
        }
        assertEquals(1, announced());
        values.clear();
        run(61);
        values.put(A, 30.0);
        run(3);
        assertEquals(2, announced());
    }

    @Test
    void silencedAlarms_areEvidenceAndTellNobody() {
        run(60);
        watch.onAlarm(alarm(A, Priority.P1, true, true), now);
        watch.onAlarm(alarm(B, Priority.P2, true, true), now);
        run(30);
        assertEquals(2, only().soundDetectors());
        assertEquals(0, announced());
        watch.onAlarm(alarm(A, Priority.P1, true, false), now);
        watch.onAlarm(alarm(B, Priority.P2, true, false), now);
        run(10);
        assertEquals(1, announced());
    }

    @Test
    void longLeak_keepsWhatTheWindSaid_alsoOverARestart() {
        tellOfTwo();
        run(890);
        Leak early = only();
        assertEquals("pump-west", early.sources().getFirst().id());
        run(1_800);
        assertEquals(early.sources(), only().sources());
        assertEquals(early.sum(), only().sum(), 1e-9);
        LeakWatch after = new LeakWatch(LeakSettings.STANDARD);
        after.configure(site.registry(), now);
        after.restore(only(), now);
        after.look(site::last, now + 1_000);
        assertEquals(early.sources(), after.open().getFirst().sources());
        assertTrue(after.open().getFirst().evidence().stream().anyMatch(each -> each.kind() == EvidenceKind.WIND_AGREES));
    }

    @Test
    void badValue_isNoPeak() {
        tellOfTwo();
        site.read(A, 9_999, Quality.BAD, now);
        watch.look(site::last, now);
        run(3);
        assertTrue(only().members().stream().noneMatch(member -> member.peak() > 30 || member.isLevelTwo()), only().toString());
    }

    @Test
    void siteThatLeavesTheConfiguration_endsItsLeak() {
        tellOfTwo();
        String id = only().id();
        watch.configure(new LeakSite().detector("other", 0, 0).registry(), now);
        changes.clear();
        changes.addAll(watch.look(site::last, now));
        assertEquals(List.of(), watch.open());
        assertTrue(changes.stream().anyMatch(change -> change.leak().id().equals(id) && change.leak().isOver()));
        LeakWatch after = new LeakWatch(LeakSettings.STANDARD);
        after.configure(new LeakSite().detector("other", 0, 0).registry(), now);
        assertFalse(after.restore(changes.getFirst().leak(), now));
    }

    @Test
    void sameDetectionAgain_isAnotherLeak() {
        tellOfTwo();
        Leak first = only();
        values.clear();
        run(LeakSettings.STANDARD.quietMillis() / 1_000 + 5);
        assertEquals(List.of(), watch.open());
        long event = first.begunMillis();
        watch.onAlarm(LeakSite.alarm(A, true, event), now);
        watch.look(site::last, now);
        assertEquals(first.id() + "-2", only().id());
    }

    @Test
    void storedLeakThatIsReadLate_takesOverWhatWasFoundMeanwhile() {
        tellOfTwo();
        Leak stored = only();
        LeakWatch after = new LeakWatch(LeakSettings.STANDARD);
        after.configure(site.registry(), now);
        now += 5_000;
        after.onAlarm(alarm(A, Priority.P2, true, false), now);
        after.onAlarm(alarm(B, Priority.P2, true, false), now);
        after.look(site::last, now);
        assertTrue(after.restore(stored, now));
        List<LeakChange> changed = after.look(site::last, now + 1_000);
        assertEquals(List.of(stored.id()), after.open().stream().map(Leak::id).toList());
        assertEquals(stored.annSeq(), after.open().getFirst().annSeq());
        assertTrue(changed.stream().anyMatch(change -> stored.id().equals(change.leak().joinedInto())));
        assertTrue(changed.stream().noneMatch(LeakChange::isAnnounced));
    }

    /** People heard of the younger one, whose call ends when it is joined. */
    @Test
    void joinedLeakThatWasTold_isToldAgainAsTheOlder() {
        LeakSite row = new LeakSite().detector("a", 0, 0).detector("b", 50, 0).detector("c", 100, 0).detector("d", 110, 0);
        LeakWatch joined = new LeakWatch(LeakSettings.STANDARD);
        joined.configure(row.registry(), 0);
        for (String device : List.of("a", "c", "d")) {
            now += 1_000;
            joined.onAlarm(alarm(LeakSite.point(device, "lel"), Priority.P2, true, false), now);
        }
        for (int i = 0; i < 10; i++) {
            now += 1_000;
            for (String device : List.of("a", "b", "c", "d")) {
                row.read(LeakSite.point(device, "lel"), 30, Quality.GOOD, now);
            }
            changes.addAll(joined.look(row::last, now));
        }
        assertEquals(1, announced());
        joined.onAlarm(alarm(LeakSite.point("b", "lel"), Priority.P2, true, false), now);
        changes.addAll(joined.look(row::last, now));
        assertEquals(2, announced());
        assertEquals(1, joined.open().size());
    }
}
