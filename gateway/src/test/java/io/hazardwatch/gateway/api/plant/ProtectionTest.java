package io.hazardwatch.gateway.api.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.OutOfService;
import io.hazardwatch.gateway.alarms.Shelving;
import io.hazardwatch.gateway.alarms.Suppression;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.api.plant.ProtectionGap.Kind;
import io.hazardwatch.gateway.equipment.CameraStates;
import io.hazardwatch.gateway.equipment.EquipmentStandings;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.BumpTest;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectionTest {
    private static final DeviceId DEVICE = new DeviceId("acme", "yard", "gd-1");
    private static final PointId GAS = DEVICE.point("lel");
    private static final long DUE = OffsetDateTime.parse("2027-01-31T00:00:00+08:00").toInstant().toEpochMilli();

    private static Protection of(Point... points) {
        Registry registry = Registry.of(List.of(new Site("acme", "yard", Text.of("yard"), "other", 0, 0,
                ZoneId.of("Asia/Shanghai"), List.of(), List.of(Device.of(DEVICE, List.of(points))))));
        return new Protection(() -> registry, CheckedDates.STATED, EquipmentStandings.STATED, CameraStates.NONE);
    }

    private static Point watched() {
        return new Point(0, GAS, Text.of("gas"), "%LEL", 0, 100, 1000, 30_000,
                List.of(new LimitSetting(LimitLevel.H, 25, 0, 0, 0, Priority.P2, false)), List.of(), null);
    }

    private static List<Kind> kinds(Protection protection, long now, Alarm... open) {
        return protection.weaknesses(List.of(open), now).getOrDefault(GAS.toString(), List.of()).stream()
                .map(ProtectionGap::kind).toList();
    }

    @Test
    void watchedPointWithoutComplaint_isProtected() {
        assertEquals(List.of(), kinds(of(watched()), DUE, Alarms.raised(GAS, Priority.P1, DUE)));
    }

    @Test
    void pointNobodyWatches_isNot() {
        Point point = new Point(0, GAS, Text.of("gas"), "%LEL", 0, 100, 1000, 30_000, List.of(), List.of(), null);
        assertEquals(List.of(Kind.NO_RULE), kinds(of(point), DUE));
    }

    @Test
    void severalReasons_areAllTold() {
        Alarm stale = Alarms.ofInstrument(GAS, "stale", RuleKind.STALE, DUE);
        Alarm bad = Alarms.ofInstrument(GAS, "quality", RuleKind.BAD_QUALITY, DUE);
        assertEquals(List.of(Kind.STALE, Kind.BAD_QUALITY), kinds(of(watched()), DUE, stale, bad));
    }

    @Test
    void whatPeopleOrDesignKeepFromSounding_isNoProtection() {
        Alarm gas = Alarms.raised(GAS, Priority.P2, DUE);
        Shelving shelving = new Shelving(false, DUE - 7, DUE + 60_000, "noise", "li-wei", 0, Priority.P2);
        OutOfService out = new OutOfService("permit 7", DUE - 8, DUE + 60_000, "watch", "li-wei", null, false);
        assertEquals(List.of(Kind.SHELVED, Kind.OUT_OF_SERVICE), kinds(of(watched()), DUE,
                Alarms.suppressed(gas, new Suppression(shelving, List.of(), out))));
        assertEquals(List.of(Kind.SUPPRESSED), kinds(of(watched()), DUE, Alarms.suppressedBy(gas, "acme.yard.x.y.low")));
        Alarm stale = Alarms.ofInstrument(GAS, "stale", RuleKind.STALE, DUE);
        assertEquals(List.of(Kind.STALE), kinds(of(watched()), DUE, Alarms.suppressedBy(stale, "acme.yard.x.y.low")),
                "a stale point is stale, whoever tells it");
    }

    @Test
    void returnedToNormalButNotAcknowledged_isNoReason() {
        Alarm stale = Alarms.with(Alarms.ofInstrument(GAS, "stale", RuleKind.STALE, DUE), AlarmState.D, 1, 0, "");
        assertEquals(List.of(), kinds(of(watched()), DUE, stale));
    }

    @Test
    void calibration_isOverdueFromTheStartOfItsDayAtTheSite() {
        Protection protection = of(watched().withCalibration(new CalibrationDates(null, LocalDate.of(2027, 1, 31))));
        assertEquals(List.of(), kinds(protection, DUE - 1));
        assertEquals(List.of(Kind.CALIBRATION_OVERDUE), kinds(protection, DUE));
        assertEquals(DUE, protection.weaknesses(List.of(), DUE).get(GAS.toString()).getFirst().sinceMillis());
    }

    @Test
    void bumpTest_isDueOnItsDay_andFailsWhenTheDetectorShowsLess() {
        LocalDate done = LocalDate.of(2027, 1, 10);
        BumpTest low = new BumpTest(done, LocalDate.of(2027, 1, 31), 50, 30, BumpTest.TOLERANCE);
        Protection protection = of(watched().withCalibration(new CalibrationDates(null, null, low)));
        assertEquals(List.of(Kind.BUMP_TEST_FAILED), kinds(protection, DUE - 1));
        assertEquals(List.of(Kind.BUMP_TEST_OVERDUE, Kind.BUMP_TEST_FAILED), kinds(protection, DUE));
        assertEquals(List.of(), kinds(of(watched().withCalibration(new CalibrationDates(done, null, low))), DUE - 1), "calibrated on that day");
        BumpTest good = new BumpTest(done, null, 50, 41, BumpTest.TOLERANCE);
        assertEquals(List.of(), kinds(of(watched().withCalibration(new CalibrationDates(null, null, good))), DUE));
    }

    @Test
    void alarmOfAPointTakenOut_isNoPointWithoutProtection() {
        Alarm gone = Alarms.ofInstrument(DEVICE.point("gone"), "stale", RuleKind.STALE, DUE);
        assertEquals(0, of(watched()).weaknesses(List.of(gone), DUE).size());
    }
}
