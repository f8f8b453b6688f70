package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.AlarmName;
import io.hazardwatch.gateway.registry.ModeLimit;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SuppressibleAlarm;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Reads in which modes of its unit an alarm of a point applies. One thread. */
final class ModeLimitReader {
    private final SitePoints points;
    private final List<PlantUnit> units;

    ModeLimitReader(SitePoints points, List<PlantUnit> units) {
        this.points = points;
        this.units = units;
    }

    /** The modes of one point's alarms: a list of modes under each alarm's name. */
    List<ModeLimit> ofPoint(PointModes said) {
        Point point = points.find(said.point());
        List<ModeLimit> limits = new ArrayList<>();
        for (YamlNode alarm : said.modes().node().children()) {
            List<String> modes = said.modes().texts(alarm.key());
            ModeLimit limit = point == null ? null : limit(said.modes(), alarm.key(), point, modes);
            if (limit != null) {
                limits.add(limit);
            }
        }
        return limits;
    }

    private ModeLimit limit(YamlMap fields, String rule, Point point, List<String> modes) {
        PlantUnit unit = units.stream().filter(each -> each.points().contains(point.id())).findFirst().orElse(null);
        ConfiguredRule configured = ConfiguredRule.of(point, rule);
        if (configured == null) {
            fields.broken(rule, "must stand under an alarm of the point: high, low, or the name of one of its rules");
        } else if (unit == null) {
            fields.broken(rule, "needs a unit that the point belongs to");
        } else if (modes.isEmpty() || !unit.modes().containsAll(modes)) {
            fields.broken(rule, "must be a list of modes of unit " + unit.id() + ", " + unit.modes());
        } else if (configured.gravest() == Priority.P1 && unit.source() == null) {
            fields.broken(rule, "can be P1, so its unit needs modeFrom: a point and a person must agree");
        } else {
            return new ModeLimit(new SuppressibleAlarm(new AlarmName(point.id(), rule, null), configured.gravest()), unit.id(),
                    modes);
        }
        return null;
    }
}
