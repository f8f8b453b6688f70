package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Condition;
import io.hazardwatch.gateway.registry.CriticalQuantities;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Equipment;
import io.hazardwatch.gateway.registry.EquipmentKind;
import io.hazardwatch.gateway.registry.EquipmentState;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.HazardGrading;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.ModeLimit;
import io.hazardwatch.gateway.registry.PersonsInCharge;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.ProofDates;
import io.hazardwatch.gateway.registry.ProofKind;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteEquipment;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteGas;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.registry.SitePlant;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.registry.SiteSchematic;
import io.hazardwatch.gateway.registry.Substance;
import io.hazardwatch.gateway.registry.SuppressibleAlarm;
import io.hazardwatch.gateway.registry.Threshold;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.registry.TighteningCause;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plant before the desk. */
final class DeskPlant {
    private DeskPlant() {}

    /** A site with one gas detector of that id, HH at 50. */
    static Site site(PointId id, int index, String zh, String en) {
        Point point = new Point(index, id, new Text("可燃气体浓度", "Combustible gas"), "%LEL", 0, 100, 1000, 30_000,
                List.of(new LimitSetting(LimitLevel.HH, 50, 2, 0, 60_000, Priority.P1, true)), List.of(), "tank-farm-a")
                .withRationales(Map.of("HH", new Rationale(new Text("泄漏", "leak"), null, new Text("撤离", "leave"), 120_000,
                        "gu-hong", null)));
        List<Substance> substances = List.of(new Substance("68476-85-7", "LPG", 100));
        CriticalQuantities table = CriticalQuantities.parse(List.of("edition;GB 18218-2018", "cas;68476-85-7;LPG;LPG;50;1.5;S;S"));
        HazardSource source = new HazardSource("tank-farm-a", new Text("A 罐区", null), substances, 60,
                new PersonsInCharge("li-wei", null, null), HazardGrading.of(substances, 60, table));
        PlantUnit unit = new PlantUnit("farm", new Text("罐区", "Farm"), List.of(id), PlantUnit.MODES, null, 3_600_000);
        SiteRule rule = new SiteRule("both", new Text("两处", "Both"), Priority.P2, false, 0, 0,
                new SiteRule.Composite(1, 0, List.of(new Condition.Beyond(id, new Threshold(true, 40, 0)))),
                new Rationale(null, null, new Text("查看两处", "Look at both"), 60_000, "li-wei", null));
        return new Site(id.enterprise(), id.site(), new Text(zh, en), index == 0 ? "lpg_depot" : "tank_farm", 31.78,
                119.95 + index * 0.3,
                ZoneId.of("Asia/Shanghai"), List.of(source), List.of(Device.of(id.deviceId(), List.of(point))),
                new SiteLogic(List.of(rule), List.of(unit), List.of(notInMaintenance(id)), List.of()),
                index == 0 ? SiteExposure.NONE : in("120116"),
                new SiteSchematic(100, 60, List.of(new SiteSchematic.Tank(new Text("1 号罐", "Tank 1"), 10, 10, 15, 25, id)),
                        List.of(new SiteSchematic.Detector(id, 60, 20)), List.of(new SiteSchematic.Valve(Text.of("XV-01"), 40, 30, null)),
                        List.of(new SiteSchematic.Pipe(25, 30, 60, 30))),
                new SiteGas(List.of(), List.of(), Map.of(id.device(), new GroundPosition(12, -3))),
                new SitePlant(List.of(), List.of(), gas(id), new SiteEquipment(List.of(valve()), index == 0 ? List.of(camera()) : List.of())));
    }

    /** The detector closes a valve and stands along a street. */
    private static CityGas gas(PointId id) {
        List<CityGas.Detector> detectors = List.of(new CityGas.Detector(id, 50));
        PointId valve = new PointId(id.enterprise(), id.site(), id.device(), "valve");
        return new CityGas(List.of(new CityGas.ShutOff("home-1", new Text("101 室电磁阀", "Valve of flat 101"), detectors, valve, 30_000)),
                List.of(new CityGas.Street("east-street", new Text("东街", "East Street"), detectors, 3, 1_800_000)), List.of(), List.of(),
                CityGas.ATTEND_MILLIS);
    }

    /** A cut-off valve that was proved five weeks before the start of the desk's clock. */
    private static Equipment valve() {
        return new Equipment("xv-01", EquipmentKind.SHUT_OFF_VALVE, new Text("1 号切断阀", "Shut-off valve 1"), "tank-farm-a",
                EquipmentState.IN_SERVICE,
                Equipment.Certificate.NONE, Map.of(ProofKind.PROOF_TEST,
                new ProofDates(LocalDate.parse("2025-10-15"), LocalDate.parse("2099-10-15"))), List.of());
    }

    private static Camera camera() {
        return new Camera("cam-1", new Text("罐区东", "Tank farm east"), "rtsp://10.9.8.7/live?token=hidden", "https://video.example/cam-1", null,
                "tank-farm-a", true, null);
    }

    /** The mode maintenance suppresses the detector's alarm, which can be a P1. */
    private static ModeLimit notInMaintenance(PointId id) {
        SuppressibleAlarm high = new SuppressibleAlarm(new AlarmName(id, "high", null), Priority.P1);
        return new ModeLimit(high, "farm", List.of("running", "start-up", "shut-down"));
    }

    /** What is exposed around a site of that area. */
    private static SiteExposure in(String adminCode) {
        return new SiteExposure(adminCode, List.of(), SiteExposure.NONE.surroundingsMetres(), Set.of());
    }

    /** A limit of that detector as the site file has it. */
    static LimitSetting tightenable() {
        return new LimitSetting(LimitLevel.HH, 60, 2, 0, 60_000, Priority.P1, true);
    }

    /** The same limit during a warning. */
    static TightenedLimit tightened(PointId id) {
        return new TightenedLimit(id, LimitLevel.HH, 50, "heat-lpg", TighteningCause.WEATHER, "W-1", new Text("高温期间", "during heat"));
    }
}
