package io.hazardwatch.gateway.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Each sign is found by its published rule and not without it. */
class TamperingTest {
    private static final PointId NEAR = LeakSite.point("near", "lel");
    private static final PointId MIDDLE = LeakSite.point("middle", "lel");
    private static final PointId FAR = LeakSite.point("far", "lel");

    /** Three detectors downwind of a pump, one behind the other. */
    private final LeakSite site = new LeakSite().detector("near", 10, 0).detector("middle", 14, 0).detector("far", 26, 0).source("pump", 0, 0)
            .windStation();
    private final LeakWatch watch = new LeakWatch(LeakSettings.STANDARD);
    private final Map<PointId, Double> values = new HashMap<>();
    private final Set<PointId> silent = new HashSet<>();
    private final Set<TamperingSign> signs = new HashSet<>();
    private final List<TamperingFinding> found = new ArrayList<>();
    private long now = 1_800_000_000_000L;

    private void run(long seconds) {
        watch.configure(site.registry(), now);
        for (long i = 0; i < seconds; i++) {
            now += 1_000;
            site.wind(270 + i % 3, 3, now);
            for (GasDetector each : site.detectors()) {
                if (!silent.contains(each.point())) {
                    site.read(each.point(), values.getOrDefault(each.point(), 0.5) + i % 2 * 0.1, Quality.GOOD, now);
                    site.judge(watch, each.point(), now);
                }
            }
            watch.look(site::last, now);
            found.addAll(watch.tampering());
            watch.tampering().forEach(each -> signs.add(each.sign()));
        }
    }

    @Test
    void flatBetweenTwoThatRise_isASign() {
        run(120);
        values.put(NEAR, 60.0);
        values.put(FAR, 30.0);
        run(60);
        assertEquals(Set.of(), signs);
        run(120);
        assertEquals(Set.of(TamperingSign.FLAT_BESIDE_RISE), signs);
        assertEquals(MIDDLE, found.getFirst().point());
    }

    @Test
    void allRise_isNoSign() {
        run(120);
        values.put(NEAR, 60.0);
        values.put(MIDDLE, 45.0);
        values.put(FAR, 30.0);
        run(300);
        assertEquals(Set.of(), signs);
    }

    @Test
    void threeFallsJustBelowTheLimit_areASign() {
        run(10);
        for (int fall = 0; fall < 3; fall++) {
            assertEquals(Set.of(), signs);
            values.put(NEAR, 22.0);
            run(30);
            values.put(NEAR, 0.5);
            run(30);
        }
        assertEquals(Set.of(TamperingSign.FALLS_BELOW_LIMIT), signs);
    }

    /** A gas that blows away falls over several periods, or has been in alarm before. */
    @Test
    void slowFallsAndFallsFromBeyond_areNoSign() {
        run(10);
        for (int fall = 0; fall < 4; fall++) {
            for (double value = 22; value > 1; value -= 3) {
                values.put(NEAR, value);
                run(1);
            }
            values.put(MIDDLE, 40.0);
            run(5);
            values.put(MIDDLE, 0.5);
            run(5);
        }
        assertTrue(signs.stream().noneMatch(sign -> sign == TamperingSign.FALLS_BELOW_LIMIT), signs.toString());
    }

    @Test
    void silenceAfterTheAlarmOfANeighbour_isASign() {
        run(60);
        values.put(NEAR, 40.0);
        run(60);
        silent.add(FAR);
        run(120);
        assertEquals(Set.of(TamperingSign.SILENT_AFTER_ALARM), signs);
        assertEquals(FAR, found.getFirst().point());
    }

    @Test
    void silenceLongBeforeTheAlarm_isNoSign() {
        run(60);
        silent.add(FAR);
        run(60);
        values.put(NEAR, 40.0);
        run(120);
        assertEquals(Set.of(), signs);
    }

    @Test
    void scatterGoneAtOneOfThreeAlike_isASignAndAtAllNot() {
        run(10);
        for (PointId each : List.of(NEAR, MIDDLE, FAR)) {
            watch.onAlarm(new GasAlarm("e.s." + each.device() + ".lel.attenuated", each, GasAlarm.Kind.INSTRUMENT, Priority.P3, "attenuated", false,
                    true, false, false, now, now), now);
            run(2);
            assertEquals(Set.of(TamperingSign.SCATTER_GONE), signs);
        }
        signs.clear();
        run(2);
        assertEquals(Set.of(), signs);
    }

    @Test
    void limitRaisedWithoutAReview_isASign() {
        run(10);
        site.loosen("near");
        run(2);
        assertEquals(Set.of(TamperingSign.SETTINGS_LOOSENED), signs);
        assertEquals(List.of("limits.H"), found.getFirst().evidence());
    }

    /** As when a weather warning ends: the files never changed. */
    @Test
    void limitTighterForATime_isNoSignWhenItEnds() {
        LeakSite usual = new LeakSite().detector("near", 10, 0);
        LeakSite tight = new LeakSite().detector("near", 10, 0);
        usual.loosen("near");
        watch.configure(tight.registry(), usual.registry(), now);
        watch.look(site::last, now);
        watch.configure(usual.registry(), usual.registry(), now);
        watch.look(site::last, now);
        assertEquals(List.of(), watch.tampering());
    }

    @Test
    void limitRaisedWithAReview_isNoSign() {
        run(10);
        site.loosenReviewed("near");
        run(2);
        assertEquals(Set.of(), signs);
    }
}
