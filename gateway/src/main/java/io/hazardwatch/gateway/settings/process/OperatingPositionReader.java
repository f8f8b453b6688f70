package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.kpi.OperatingPosition;
import io.hazardwatch.gateway.kpi.PositionProfile;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the operating positions. One thread. */
final class OperatingPositionReader {
    private static final int COVERS_MAX = 100;
    private static final Pattern FIGURE = Pattern.compile("K([1-9]|1\\d|2[0-5])");

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
        PositionProfile profile = new PositionProfile(priorities(fields, "priorities"), priorities(fields, "sounds"), fields.texts("rollCalls"),
                fields.texts("figures"));
        if (!profile.rollCalls().stream().allMatch(Names::isName)) {
            fields.broken("rollCalls", "must be a list of ids of posts");
        }
        if (!profile.figures().stream().allMatch(figure -> FIGURE.matcher(figure).matches())) {
            fields.broken("figures", "must be a list of figures, K1 to K25");
        }
        fields.done("id", "name", "covers", "priorities", "sounds", "rollCalls", "figures");
        return id == null ? null : new OperatingPosition(id, name, covers, profile);
    }

    /** All priorities if left out; a position that leaves P1 to nobody is refused. */
    private static List<Priority> priorities(YamlMap fields, String name) {
        List<String> said = fields.texts(name);
        List<Priority> found = Stream.of(Priority.values()).filter(priority -> said.isEmpty() || said.contains(priority.name())).toList();
        if (!said.isEmpty() && (found.size() != said.size() || !found.contains(Priority.P1))) {
            fields.broken(name, "must be a list of P1 to P4, each once, with P1 among them");
        }
        return found;
    }

    private static boolean isPlace(String text) {
        String[] names = text.split("/", -1);
        return names.length <= 2 && Names.isName(names[0]) && Names.isName(names[names.length - 1]);
    }
}
