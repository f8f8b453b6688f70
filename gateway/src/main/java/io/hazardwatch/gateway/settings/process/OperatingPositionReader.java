package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the operating positions. One thread. */
final class OperatingPositionReader {
    private static final int COVERS_MAX = 100;

    private OperatingPositionReader() {}

    static List<OperatingPosition> read(YamlMap top) {
        List<OperatingPosition> positions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : top.maps("positions")) {
            OperatingPosition position = position(fields);
            if (position != null && !seen.add(position.id())) {
                fields.broken("id", "must stand only once");
            } else if (position != null) {
                positions.add(position);
            }
        }
        return positions;
    }

    private static OperatingPosition position(YamlMap fields) {
        String id = fields.name("id");
        var name = fields.display("name", id);
        List<String> covers = fields.texts("covers");
        if (covers.isEmpty() || covers.size() > COVERS_MAX || !covers.stream().allMatch(OperatingPositionReader::isPlace)) {
            fields.broken("covers", "must be a list of 1 to " + COVERS_MAX + " enterprises, or sites as enterprise/site");
        }
        fields.done("id", "name", "covers");
        return id == null ? null : new OperatingPosition(id, name, covers);
    }

    private static boolean isPlace(String text) {
        String[] names = text.split("/", -1);
        return names.length <= 2 && Names.isName(names[0]) && Names.isName(names[names.length - 1]);
    }
}
