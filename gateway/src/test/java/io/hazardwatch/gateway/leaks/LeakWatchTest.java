package io.hazardwatch.gateway.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.BumpTest;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.GasDetector;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.ProcessSign;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Detections become one leak with evidence, are told once, and are over when all is quiet. */
class LeakWatchTest {
    private static final PointId A = LeakSite.point("a", "lel");
    private static final PointId B = LeakSite.point("b", "lel");
    private static final PointId C = LeakSite.point("c", "lel");
    private static final PointId FAR = LeakSite.point("far", "lel");
    private static final PointId PRESSURE = LeakSite.point("pump", "pressure");

    /** Detectors in a row to the east of equipment, 20 m apart, and one far away. */
    private final LeakSite site = new LeakSite().detector("a", 20, 0).detector("b", 40, 0).detector("c", 60, 0).detector("far", 500, 0)
            .sourceWithPressure("pump-west", 0, 0, PRESSURE).source("pump-east", 100, 0).windStation();
    private final LeakWatch watch = watch(LeakSettings.STANDARD);
    private final Map<PointId, Double> values = new HashMap<>();
    private final Map<PointId, Double> process = new HashMap<>();
    private final List<LeakChange> changes = new ArrayList<>();
    private double windFrom = 270;
    private double windSpeed = 3;
    private double pressure = 1.6;
    private long now = 1_800_000_000_000L;

    private LeakWatch watch(LeakSettings settings) {
        LeakWatch made = new LeakWatch(settings);
        made.configure(site.registry(), 0);
        return made;
    }

    private void run(long seconds) {
        for (long i = 0; i < seconds; i++) {
            now += 1_000;
            site.wind(windFrom + i % 3, windSpeed, now);
            process.forEach((point, value) -> site.read(point, value, Quality.GOOD, now));
            site.read(PRESSURE, pressure + i % 2 * 0.001, Quality.GOOD, now);
            for (GasDetector each : site.detectors()) {
                site.read(each.point(), values.getOrDefault(each.point(), 0.5), Quality.GOOD, now);
                site.judge(watch, each.point(), now);
            }
            changes.addAll(watch.look(site::last, now));
        }
    }

    private Leak only() {
        assertEquals(1, watch.open().size());
        return watch.open().getFirst();
    }

    private List<EvidenceKind> kinds() {
        return only().evidence().stream().map(Evidence::kind).toList();
    }

    private long announced() {
        return changes.stream().filter(LeakChange::isAnnounced).count();
    }

    @Test
    void threeDetectors_oneLeakToldOnceWithTheirOrderAndSource() {
        run(120);
        values.put(A, 60.0);
        run(10);
        values.put(B, 40.0);
        run(3);
        values.put(C, 30.0);
        run(30);
        Leak leak = only();
        assertEquals(List.of("a", "b", "c"), leak.members().stream().map(member -> member.point().device()).toList());
        assertEquals(59.5, leak.members().getFirst().rise(), 0.01);
        assertEquals(1, announced());
        assertEquals(3, changes.stream().filter(LeakChange::isAnnounced).findFirst().orElseThrow().leak().members().size());
        assertEquals("pump-west", leak.sources().getFirst().id());
        assertEquals(271, leak.wind().fromDegrees(), 1.5);
        assertTrue(kinds().containsAll(List.of(EvidenceKind.DETECTOR_IN_ALARM, EvidenceKind.FURTHER_DETECTOR, EvidenceKind.WIND_AGREES)));
        assertEquals(leak.evidence().stream().mapToDouble(Evidence::weight).sum(), leak.sum(), 1e-9);
        assertTrue(leak.confidence().compareTo(Confidence.LIKELY) >= 0, leak.toString());
    }

    @Test
    void oneDetector_isALeakNotToldTwice() {
        run(60);
        values.put(A, 30.0);
        run(60);
        assertEquals(1, only().soundDetectors());
        assertEquals(0, announced());
    }

    @Test
    void detectorFarAway_isAnotherLeak() {
        run(60);
        values.put(A, 30.0);
        values.put(FAR, 30.0);
        run(10);
        assertEquals(2, watch.open().size());
    }

    @Test
    void pressureFalls_speaksForItsEquipment() {
        run(600);
        values.put(A, 30.0);
        pressure = 1.5;
        run(90);
        assertEquals("MPa", of(EvidenceKind.PRESSURE_FALLS).getFirst().unit());
        assertTrue(only().sources().getFirst().isAboutProcess());
    }

    /** Level, balance, valve and pump of equipment, each with its weight and unit; what rests or agrees says nothing. */
    @Test
    void levelBalanceValveAndPump_speakForTheirEquipment() {
        PointId level = LeakSite.point("t1", "level");
        PointId in = LeakSite.point("t2", "in");
        PointId out = LeakSite.point("t3", "out");
        PointId valve = LeakSite.point("t4", "valve");
        PointId pump = LeakSite.point("t5", "pump");
        site.sourceWithProcess("tank", Map.of(level, ProcessSign.LEVEL, in, ProcessSign.FLOW_IN, out, ProcessSign.FLOW_OUT, valve, ProcessSign.VALVE,
                pump, ProcessSign.PUMP));
        watch.configure(site.registry(), now);
        process.putAll(Map.of(level, 8.0, in, 100.0, out, 98.0, valve, 0.0, pump, 0.0));
        run(600);
        values.put(A, 30.0);
        run(60);
        assertTrue(kinds().stream().noneMatch(List.of(EvidenceKind.LEVEL_FALLS, EvidenceKind.FLOW_IMBALANCE, EvidenceKind.VALVE_OPEN,
                EvidenceKind.PUMP_RUNS)::contains), () -> kinds().toString());
        process.putAll(Map.of(level, 7.5, out, 80.0, valve, 1.0, pump, 1.0));
        run(90);
        assertEquals(List.of(0.15, "m"), List.of(of(EvidenceKind.LEVEL_FALLS).getFirst().weight(), of(EvidenceKind.LEVEL_FALLS).getFirst().unit()));
        assertEquals(List.of(0.20, "m3/h"), List.of(of(EvidenceKind.FLOW_IMBALANCE).getFirst().weight(),
                of(EvidenceKind.FLOW_IMBALANCE).getFirst().unit()));
        assertEquals(15.5, of(EvidenceKind.FLOW_IMBALANCE).getFirst().value(), 1, "a mean of two minutes");
        assertEquals(0.05, of(EvidenceKind.VALVE_OPEN).getFirst().weight());
        assertEquals(0.05, of(EvidenceKind.PUMP_RUNS).getFirst().weight());
    }

    private List<Evidence> of(EvidenceKind kind) {
        return only().evidence().stream().filter(each -> each.kind() == kind).toList();
    }

    /** Within reach of a detector of the leak; work whose place is not known counts if its permit names the detector. It counts once. */
    @Test
    void workNearby_isEvidence_workFarAwayIsNot() {
        watch.workBy((enterprise, name) -> List.of(work("near", new GroundPosition(20, 50), 10), work("edge", new GroundPosition(20, 75), 20),
                work("far", new GroundPosition(20, 300), 30), work("named", null, 0, A), work("elsewhere", null, 0, FAR)));
        run(120);
        values.put(A, 60.0);
        run(10);
        List<Evidence> found = of(EvidenceKind.PERMIT_NEARBY);
        assertEquals(List.of("near", "edge", "named"), found.stream().map(each -> each.about().getFirst()).toList());
        assertEquals(List.of(0.05, 0.0, 0.0), found.stream().map(Evidence::weight).toList());
        assertEquals(50, found.getFirst().value(), 0.5);
        assertEquals(List.of("near", "HOT_WORK", "shed"), found.getFirst().about());
        double sum = only().sum();
        watch.workBy(SiteWork.NONE);
        run(2);
        assertEquals(List.of(), of(EvidenceKind.PERMIT_NEARBY), "the work is over");
        assertEquals(sum - 0.05, only().sum(), 1e-9);
    }

    private static NearbyWork work(String id, GroundPosition position, double radius, PointId... detectors) {
        return new NearbyWork(id, "HOT_WORK", "shed", position, radius, List.of(detectors));
    }

    @Test
    void camerasOfEquipmentWithinReach_areNamed_alsoWithoutWind() {
        site.sourceWithCamera("near", 30, 40).sourceWithCamera("far", 30, 400).sourceWithCamera("somewhere", Double.NaN, 0);
        watch.configure(site.registry(), now);
        windSpeed = 0.2;
        run(120);
        values.put(A, 60.0);
        run(10);
        assertEquals(List.of(), only().sources());
        assertEquals(List.of("near", "somewhere"), of(EvidenceKind.CAMERA_NEARBY).stream().map(each -> each.about().getFirst()).toList());
    }

    @Test
    void camerasWithinReach_areNamed_theNearestFirst_andWeighNothing() {
        site.camera("far", 30, 400, null).camera("near", 30, 40, null).camera("nearest", 10, 0, null).camera("nowhere", Double.NaN, 0, null)
                .camera("other", Double.NaN, 0, "farm").camera("another", Double.NaN, 0, "shed");
        watch.configure(site.registry(), now);
        run(120);
        values.put(A, 60.0);
        run(10);
        assertEquals(List.of("nearest", "near", "other"), of(EvidenceKind.CAMERA_NEARBY).stream().map(each -> each.about().getFirst()).toList());
        assertTrue(of(EvidenceKind.CAMERA_NEARBY).stream().allMatch(each -> each.isOfCamera() && each.weight() == 0));
    }

    @Test
    void calmWind_isUnknownAndNamesNoSource() {
        windSpeed = 0.3;
        run(60);
        values.put(A, 30.0);
        values.put(B, 30.0);
        run(60);
        assertEquals(WindUnknown.CALM, only().wind().unknown());
        assertTrue(kinds().contains(EvidenceKind.WIND_UNKNOWN));
        assertEquals(List.of(), only().sources());
    }

    @Test
    void windThatNeverChanges_isUnknown() {
        for (int i = 0; i < 1_900; i++) {
            now += 1_000;
            site.wind(270, 3, now);
            watch.look(site::last, now);
        }
        watch.onAlarm(LeakSite.alarm(A, true, now), now);
        watch.look(site::last, now);
        assertEquals(WindUnknown.NEVER_CHANGES, only().wind().unknown());
        assertEquals(List.of(), only().sources());
    }

    @Test
    void windOlderThanTenMinutes_isUnknown() {
        run(60);
        now += 601_000;
        watch.onAlarm(LeakSite.alarm(A, true, now), now);
        watch.look(site::last, now);
        assertEquals(WindUnknown.TOO_OLD, only().wind().unknown());
    }

    @Test
    void doubtfulDetectorBeyondItsLimit_isASuspicionNotSilence() {
        run(60);
        site.read(A, 70, Quality.UNCERTAIN, now);
        watch.look(site::last, now);
        assertEquals(LeakState.SUSPECTED, only().state());
        assertEquals(Confidence.SUSPICION, only().confidence());
        assertEquals(List.of(EvidenceKind.DOUBTFUL_DETECTOR), kinds().stream().filter(kind -> kind.name().contains("DETECTOR")).toList());
    }

    @Test
    void instrumentAlarm_makesTheDetectionDoubtful() {
        run(60);
        watch.onAlarm(new GasAlarm("drift", A, GasAlarm.Kind.INSTRUMENT, Priority.P3, "drift", false, true, false, false, now, now), now);
        values.put(A, 30.0);
        run(5);
        assertEquals(DetectorHealth.INSTRUMENT_ALARM, only().members().getFirst().health());
        assertEquals(LeakState.SUSPECTED, only().state());
    }

    @Test
    void detectorThatFailedItsBumpTest_isASuspicionNotSilence() {
        site.calibrated("a", new CalibrationDates(null, null, new BumpTest(LocalDate.of(2027, 1, 10), null, 50, 20, BumpTest.TOLERANCE)));
        watch.configure(site.registry(), now);
        run(60);
        values.put(A, 30.0);
        run(5);
        assertEquals(DetectorHealth.BUMP_TEST, only().members().getFirst().health());
        assertEquals(LeakState.SUSPECTED, only().state());
    }

    @Test
    void allQuiet_overAfterAWhileAndGraverOrBack_toldAgain() {
        run(60);
        values.put(A, 30.0);
        values.put(B, 30.0);
        run(30);
        values.clear();
        run(60);
        values.put(A, 30.0);
        run(5);
        assertEquals(2, announced());
        values.clear();
        run(LeakSettings.STANDARD.quietMillis() / 1_000 + 5);
        assertEquals(List.of(), watch.open());
        assertEquals(LeakState.OVER, changes.getLast().leak().state());
        assertEquals(0, changes.getLast().leak().members().stream().filter(LeakMember::isActive).count());
    }

    @Test
    void detectionBetweenTwoLeaks_joinsThem() {
        LeakSite row = new LeakSite().detector("a", 0, 0).detector("b", 50, 0).detector("c", 100, 0);
        LeakWatch joined = new LeakWatch(LeakSettings.STANDARD);
        joined.configure(row.registry(), 0);
        for (String device : List.of("a", "c", "b")) {
            now += 20_000;
            joined.onAlarm(LeakSite.alarm(LeakSite.point(device, "lel"), true, now), now);
            changes.addAll(joined.look(row::last, now));
        }
        assertEquals(1, joined.open().size());
        assertEquals(3, joined.open().getFirst().members().size());
        assertTrue(changes.stream().anyMatch(change -> joined.open().getFirst().id().equals(change.leak().joinedInto())));
    }

    @Test
    void restart_continuesWithoutTellingAgain() {
        run(60);
        values.put(A, 30.0);
        values.put(B, 30.0);
        run(30);
        Leak before = only();
        LeakWatch after = watch(LeakSettings.STANDARD);
        after.restore(before, now);
        after.onAlarm(LeakSite.alarm(A, true, now - 30_000), now);
        after.onAlarm(LeakSite.alarm(B, true, now - 30_000), now);
        List<LeakChange> changed = after.look(site::last, now + 1_000);
        assertEquals(before.id(), after.open().getFirst().id());
        assertEquals(before.annSeq(), after.open().getFirst().annSeq());
        assertFalse(changed.stream().anyMatch(LeakChange::isAnnounced));
    }

    @Test
    void detectorWithoutAPlace_isSaidAsUnknown() {
        LeakSite bare = new LeakSite().detector("a", Double.NaN, 0).source("pump", 0, 0).windStation();
        LeakWatch other = new LeakWatch(LeakSettings.STANDARD);
        other.configure(bare.registry(), 0);
        other.onAlarm(LeakSite.alarm(A, true, now), now);
        other.look(bare::last, now);
        assertTrue(other.open().getFirst().evidence().stream().anyMatch(each -> each.kind() == EvidenceKind.PLACE_UNKNOWN));
    }
}
