package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.FlowRate;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.LevelCurve;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Substance;
import io.hazardwatch.gateway.registry.Tank;
import io.hazardwatch.gateway.registry.TankLimits;
import io.hazardwatch.gateway.settings.yaml.Quantities;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the {@code tanks} of a site. One thread. */
final class TankReader {
    private static final int TANKS_MAX = 500;
    private static final int CURVE_MAX = 2_000;
    private static final long HOUR = 3_600_000;
    private static final double WATER_CELSIUS = 15;

    private final SitePoints points;
    private final List<HazardSource> sources;

    TankReader(SitePoints points, List<HazardSource> sources) {
        this.points = points;
        this.sources = sources;
    }

    List<Tank> read(YamlMap top) {
        List<Tank> tanks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("tanks")) {
            Tank tank = tank(fields);
            if (tank != null && seen.add(tank.id())) {
                tanks.add(tank);
            } else if (tank != null) {
                fields.broken("id", "must stand only once in its site");
            }
        }
        if (tanks.size() > TANKS_MAX) {
            top.broken("tanks", "must be at most " + TANKS_MAX);
        }
        return tanks;
    }

    private Tank tank(YamlMap fields) {
        String id = fields.name("id");
        Text name = fields.display("name", id == null ? "" : id);
        String source = hazardSource(fields, sources);
        Point level = points.point(fields, "level");
        Tank.Gauge gauge = new Tank.Gauge(level == null ? null : level.id(), optional(fields, "temperature"), optional(fields, "pressure"),
                optional(fields, "topTemperature"), optional(fields, "bottomTemperature"), optional(fields, "boilOff"));
        Tank.Contents contents = contents(fields, substance(fields, source));
        Tank.Transfer transfer = transfer(fields);
        double overfillAt = fields.number("overfillAt", overfill(level));
        TankLimits limits = limits(fields.map("watch"));
        if ((gauge.topTemperature() == null) != (gauge.bottomTemperature() == null)) {
            fields.broken(gauge.topTemperature() == null ? "topTemperature" : "bottomTemperature", "must be given as well");
        }
        if (transfer.curve() != null && contents.strapping() == null) {
            fields.broken("strapping", "must be given for a pumpCurve, because a rise of the level must become cubic metres");
        }
        fields.done("id", "name", "hazardSource", "level", "temperature", "pressure", "topTemperature", "bottomTemperature", "boilOff", "strapping",
                "density", "densityAt", "expansion", "substance", "flowIn", "flowOut", "pumps", "valves", "pumpCurve", "overfillAt", "watch");
        return id == null || level == null ? null : new Tank(id, name, source, gauge, contents, transfer, overfillAt, limits);
    }

    static String hazardSource(YamlMap fields, List<HazardSource> sources) {
        String id = fields.optionalName("hazardSource");
        if (id != null && sources.stream().noneMatch(source -> source.id().equals(id))) {
            fields.broken("hazardSource", "must be one of the site's hazardSources");
        }
        return id;
    }

    private static double overfill(Point level) {
        return level == null ? Double.NaN : level.limits().stream().filter(limit -> limit.level() == LimitLevel.HH || limit.level() == LimitLevel.H)
                .mapToDouble(LimitSetting::at).max().orElse(Double.NaN);
    }

    private PointId optional(YamlMap fields, String key) {
        Point point = fields.has(key) ? points.point(fields, key) : null;
        return point == null ? null : point.id();
    }

    /** By CAS number or name; several classes of one substance are one. */
    private String substance(YamlMap fields, String source) {
        String text = fields.has("substance") ? fields.requiredText("substance") : null;
        if (text == null) {
            return null;
        }
        Substance found = sources.stream().filter(each -> each.id().equals(source)).flatMap(each -> each.substances().stream())
                .filter(each -> text.equals(each.cas()) || text.equals(each.name())).findFirst().orElse(null);
        if (found == null) {
            fields.broken("substance", "must be a substance of the tank's hazardSource, by its CAS number or name");
        }
        return found == null ? null : found.name();
    }

    private Tank.Contents contents(YamlMap fields, String substance) {
        LevelCurve strapping = curve(fields, "strapping");
        if (strapping != null && !isRising(strapping.figures())) {
            fields.broken("strapping", "volumes must rise with the level: a table that falls would show less than there is");
        }
        if (strapping != null && strapping.figures().getFirst() < 0) {
            fields.broken("strapping", "volumes must be 0 or more");
        }
        return new Tank.Contents(strapping, fields.number("density", Double.NaN, 0.01, 20), fields.number("densityAt", WATER_CELSIUS, -270, 500),
                fields.number("expansion", 0, 0, 0.01), substance);
    }

    /** Pairs of level and figure under {@code key}; null if it is absent or invalid. */
    private static LevelCurve curve(YamlMap fields, String key) {
        if (!fields.has(key)) {
            return null;
        }
        List<Double> levels = new ArrayList<>();
        List<Double> figures = new ArrayList<>();
        for (YamlNode pair : fields.list(key)) {
            List<YamlNode> both = pair.is(YamlNode.Shape.LIST) ? pair.children() : List.of();
            double level = both.size() == 2 ? Quantities.number(both.getFirst().text()) : Double.NaN;
            double figure = both.size() == 2 ? Quantities.number(both.getLast().text()) : Double.NaN;
            if (Double.isNaN(level) || Double.isNaN(figure)) {
                fields.broken(key, "must be pairs of numbers, such as [[0, 0], [12.5, 3100]]");
                return null;
            }
            levels.add(level);
            figures.add(figure);
        }
        if (levels.size() < 2 || levels.size() > CURVE_MAX || !isRising(levels)) {
            fields.broken(key, "must be 2 to " + CURVE_MAX + " pairs whose levels rise");
            return null;
        }
        return new LevelCurve(levels, figures);
    }

    private static boolean isRising(List<Double> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFalling(List<Double> numbers) {
        return IntStream.range(1, numbers.size()).noneMatch(i -> numbers.get(i) > numbers.get(i - 1));
    }

    private Tank.Transfer transfer(YamlMap fields) {
        LevelCurve curve = curve(fields, "pumpCurve");
        if (curve != null && !isFalling(curve.figures())) {
            fields.broken("pumpCurve", "flows must not rise with the level: a pump delivers less against more");
        }
        return new Tank.Transfer(flows(fields, "flowIn"), flows(fields, "flowOut"), ids(fields, "pumps"), ids(fields, "valves"), curve);
    }

    private List<PointId> ids(YamlMap fields, String key) {
        return fields.has(key) ? points.points(fields, key, 1, 20).stream().map(Point::id).toList() : List.of();
    }

    private List<PointId> flows(YamlMap fields, String key) {
        List<Point> found = fields.has(key) ? points.points(fields, key, 1, 20) : List.of();
        found.stream().filter(point -> FlowRate.of(point.unit()) == null).forEach(point -> fields.broken(key, point.id().device() + '/'
                + point.id().point() + " must be an amount per time, such as m3/h, not " + point.unit()));
        return found.stream().map(Point::id).toList();
    }

    private static TankLimits limits(YamlMap fields) {
        TankLimits usual = TankLimits.STANDARD;
        TankLimits read = new TankLimits(fields.number("fallPerHour", usual.fallPerHour(), 1e-6, 1e9),
                fields.millis("overfillWithin", usual.overfillMillis(), 60_000, HOUR),
                fields.millis("frozenWhileFilling", usual.frozenMillis(), 60_000, HOUR), fields.number("frozenChange", usual.frozenChange(), 0, 1e9),
                fields.number("pumpShare", usual.pumpShare(), 0.01, 10), fields.number("runawayKelvin", usual.runawayKelvin(), 0.1, 500),
                fields.number("runawayShare", usual.runawayShare(), 0.001, 10), fields.number("rolloverKelvin", usual.rolloverKelvin(), 0.1, 100),
                fields.number("boilOffShare", usual.boilOffShare(), 0.01, 100));
        fields.done("fallPerHour", "overfillWithin", "frozenWhileFilling", "frozenChange", "pumpShare", "runawayKelvin", "runawayShare",
                "rolloverKelvin", "boilOffShare");
        return read;
    }
}
