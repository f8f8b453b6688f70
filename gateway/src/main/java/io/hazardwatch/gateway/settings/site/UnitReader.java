package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.yaml.Quantities;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the units of a site. One thread. */
final class UnitReader {
    private static final long DAY = 86_400_000;
    private static final long STATEMENT_MILLIS = 7 * DAY;
    private static final int MODES_MAX = 20;

    private final SitePoints points;
    private final Set<String> seen = new HashSet<>();
    private final Set<PointId> taken = new HashSet<>();

    private UnitReader(SitePoints points) {
        this.points = points;
    }

    static List<PlantUnit> read(YamlMap site, SitePoints points) {
        UnitReader reader = new UnitReader(points);
        List<PlantUnit> units = new ArrayList<>();
        for (YamlMap fields : site.maps("units")) {
            PlantUnit unit = reader.unit(fields);
            if (unit != null) {
                units.add(unit);
            }
        }
        return units;
    }

    private PlantUnit unit(YamlMap fields) {
        String id = fields.ownName("id");
        Text name = fields.display("name", id == null ? "" : id);
        List<String> modes = modes(fields);
        List<PointId> members = members(fields);
        PlantUnit.ModeSource source = fields.has("modeFrom") ? source(fields.map("modeFrom"), modes) : null;
        long statement = fields.millis("statementFor", STATEMENT_MILLIS, 60_000, 31 * DAY);
        fields.done("id", "name", "devices", "points", "modes", "modeFrom", "statementFor");
        if (id != null && !seen.add(id)) {
            fields.broken("id", "must stand only once in its site");
        }
        return id == null ? null : new PlantUnit(id, name, members, modes, source, statement);
    }

    private static List<String> modes(YamlMap fields) {
        if (!fields.has("modes")) {
            return PlantUnit.MODES;
        }
        List<String> modes = fields.texts("modes");
        if (modes.size() < 2 || modes.size() > MODES_MAX || new HashSet<>(modes).size() < modes.size()
                || !modes.stream().allMatch(Names::isName)) {
            fields.broken("modes", "must be two to " + MODES_MAX + " different names");
            return PlantUnit.MODES;
        }
        return modes;
    }

    private List<PointId> members(YamlMap fields) {
        Set<PointId> members = new LinkedHashSet<>();
        for (String device : fields.texts("devices")) {
            List<Point> ofDevice = points.ofDevice(device);
            if (ofDevice.isEmpty() && points.isWhole()) {
                fields.broken("devices", device + " must be a device of this site");
            }
            ofDevice.forEach(point -> members.add(point.id()));
        }
        if (fields.has("points")) {
            points.points(fields, "points", 1, Integer.MAX_VALUE).forEach(point -> members.add(point.id()));
        }
        for (PointId member : members) {
            if (!taken.add(member)) {
                fields.broken(fields.has("devices") ? "devices" : "points",
                        member.device() + '/' + member.point() + " must belong to one unit only");
            }
        }
        return List.copyOf(members);
    }

    private PlantUnit.ModeSource source(YamlMap fields, List<String> modes) {
        Point point = points.point(fields, "point");
        Map<Double, String> byValue = new HashMap<>();
        YamlMap values = fields.map("values");
        for (YamlNode value : values.node().children()) {
            double number = Quantities.number(value.key());
            String mode = values.text(value.key(), null);
            if (Double.isNaN(number)) {
                values.broken(value.key(), "must stand under a number, the point's value");
            } else if (!modes.contains(mode)) {
                values.broken(value.key(), "must be one of the unit's modes, " + modes);
            } else {
                byValue.put(number + 0.0, mode);
            }
        }
        if (values.node().children().isEmpty()) {
            fields.broken("values", "must name a mode for each value of the point");
        }
        fields.done("point", "values");
        return point == null ? null : new PlantUnit.ModeSource(point.id(), byValue);
    }
}
