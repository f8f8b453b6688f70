package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Camera;
import io.hazardwatch.gateway.registry.CityGas;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.GasDetector;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.LeakSource;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.ProcessSign;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteEquipment;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.registry.SiteGas;
import io.hazardwatch.gateway.registry.SiteLogic;
import io.hazardwatch.gateway.registry.SitePlant;
import io.hazardwatch.gateway.registry.SiteSchematic;
import io.hazardwatch.gateway.registry.StationPoint;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A site with detectors of methane, a weather station and equipment, whose readings a test sets. */
final class LeakSite {
    static final double H = 25;
    static final double HH = 50;

    private final List<Device> devices = new ArrayList<>();
    private final List<GasDetector> detectors = new ArrayList<>();
    private final List<Camera> cameras = new ArrayList<>();
    private final List<LeakSource> sources = new ArrayList<>();
    private final List<StationPoint> station = new ArrayList<>();
    private final Map<PointId, Reading> readings = new HashMap<>();
    private final Set<PointId> alarms = new java.util.HashSet<>();
    private int index;

    static PointId point(String device, String point) {
        return new DeviceId("e", "s", device).point(point);
    }

    /** A detector of methane in %LEL; east NaN = without a place. */
    LeakSite detector(String device, double east, double north) {
        PointId id = point(device, "lel");
        List<LimitSetting> limits = List.of(limit(LimitLevel.H, H, Priority.P2), limit(LimitLevel.HH, HH, Priority.P1));
        add(new Point(index++, id, Text.of(device), "%LEL", 0, 100, 1_000, 30_000, limits, List.of(), "farm"));
        detectors.add(new GasDetector(id, "methane", Double.isNaN(east) ? null : new GroundPosition(east, north), 5.0, 500));
        return this;
    }

    private static LimitSetting limit(LimitLevel level, double at, Priority priority) {
        return new LimitSetting(level, at, 2, 0, 60_000, priority, false);
    }

    private void add(Point point) {
        devices.add(Device.of(point.id().deviceId(), List.of(point)));
    }

    LeakSite source(String id, double east, double north) {
        sources.add(new LeakSource(id, Text.of(id), List.of(), new GroundPosition(east, north), List.of(), List.of()));
        return this;
    }

    /** Equipment with points of its process; flows in m3/h, a level in m, the others are states. */
    LeakSite sourceWithProcess(String id, Map<PointId, ProcessSign> process) {
        process.forEach((point, sign) -> add(plain(point, sign == ProcessSign.LEVEL ? "m"
                : sign == ProcessSign.FLOW_IN || sign == ProcessSign.FLOW_OUT ? "m3/h" : "1")));
        sources.add(new LeakSource(id, Text.of(id), List.of(), new GroundPosition(0, 0),
                process.entrySet().stream().map(each -> new LeakSource.ProcessPoint(each.getKey(), each.getValue())).toList(), List.of()));
        return this;
    }

    /** Equipment that a camera shows; east NaN = without a place. */
    LeakSite sourceWithCamera(String id, double east, double north) {
        sources.add(new LeakSource(id, Text.of(id), List.of(), Double.isNaN(east) ? null : new GroundPosition(east, north), List.of(),
                List.of(new LeakSource.CameraLink(Text.of("camera of " + id), "https://video.example/" + id))));
        return this;
    }

    /** Equipment with a pressure. */
    LeakSite sourceWithPressure(String id, double east, double north, PointId pressure) {
        add(plain(pressure, "MPa"));
        sources.add(new LeakSource(id, Text.of(id), List.of(), new GroundPosition(east, north),
                List.of(new LeakSource.ProcessPoint(pressure, ProcessSign.PRESSURE)), List.of()));
        return this;
    }

    private Point plain(PointId id, String unit) {
        return new Point(index++, id, Text.of(id.point()), unit, 0, 1_000, 1_000, 0, List.of(), List.of(), null);
    }

    /** Raises the first limit of a detector. */
    void loosen(String device) {
        loosen(device, Map.of());
    }

    /** The same with a rationale that was reviewed. */
    void loosenReviewed(String device) {
        loosen(device, Map.of("H", new Rationale(null, null, null, 0, "zhao-min", LocalDate.of(2026, 11, 30))));
    }

    private void loosen(String device, Map<String, Rationale> why) {
        devices.replaceAll(each -> each.id().device().equals(device) ? Device.of(each.id(),
                each.points().stream().map(point -> new Point(point.index(),
                point.id(), point.name(), point.unit(), point.rangeLow(), point.rangeHigh(), point.periodMillis(), point.staleAfterMillis(),
                List.of(limit(LimitLevel.H, H + 10, Priority.P2), limit(LimitLevel.HH, HH, Priority.P1)), point.rates(),
                        null).withRationales(why)).toList())
                : each);
    }

    /** What is known of its calibration. */
    LeakSite calibrated(String device, CalibrationDates dates) {
        devices.replaceAll(each -> each.id().device().equals(device) ? Device.of(each.id(),
                each.points().stream().map(point -> point.withCalibration(dates)).toList()) : each);
        return this;
    }

    LeakSite windStation() {
        for (WeatherMeasure measure : List.of(WeatherMeasure.WIND, WeatherMeasure.DIRECTION)) {
            PointId id = point("met", measure.key());
            add(plain(id, measure.unit()));
            station.add(new StationPoint(measure, id));
        }
        return this;
    }

    /** A camera of the site; east NaN = without a place. */
    LeakSite camera(String id, double east, double north, String hazardSource) {
        cameras.add(new Camera(id, Text.of(id), "rtsp://10.0.0.1/" + id, null, Double.isNaN(east) ? null : new GroundPosition(east, north),
                hazardSource, true, null));
        return this;
    }

    Registry registry() {
        return Registry.of(List.of(new Site("e", "s", Text.of("s"), "other", 31, 119, ZoneOffset.UTC, List.of(), devices, SiteLogic.NONE,
                new SiteExposure("", List.of(), 1_000, Set.of(), station), SiteSchematic.NONE, new SiteGas(detectors, sources),
                new SitePlant(List.of(), List.of(), CityGas.NONE, new SiteEquipment(List.of(), cameras)))));
    }

    List<GasDetector> detectors() {
        return detectors;
    }

    void read(PointId point, double value, Quality quality, long now) {
        readings.put(point, new Reading(point, now, now, value, quality));
    }

    void wind(double from, double speed, long now) {
        read(point("met", "direction"), from, Quality.GOOD, now);
        read(point("met", "wind"), speed, Quality.GOOD, now);
    }

    Reading last(PointId point) {
        return readings.get(point);
    }

    /** Raises and clears the alarm of a detector as its limits and deadband say; without a delay. */
    void judge(LeakWatch watch, PointId point, long now) {
        double value = readings.get(point).value();
        boolean was = alarms.contains(point);
        if (value >= H && alarms.add(point) || value < H - 2 && alarms.remove(point)) {
            watch.onAlarm(alarm(point, !was, now), now);
        }
    }

    static GasAlarm alarm(PointId point, boolean active, long now) {
        return new GasAlarm("e.s." + point.device() + ".lel.high", point, GasAlarm.Kind.DETECTION, Priority.P2, "H", false, active, false, false, now,
                now);
    }
}
