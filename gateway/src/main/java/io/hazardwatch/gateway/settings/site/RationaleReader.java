package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the rationale of alarms: the key {@code why} of a limit, a rule or a check. One thread. */
final class RationaleReader {
    private static final long DAY = 86_400_000;

    private final SettingsProblems problems;
    private final Map<String, Rationale> found;

    private RationaleReader(SettingsProblems problems, Map<String, Rationale> inherited) {
        this.problems = problems;
        this.found = new HashMap<>(inherited);
    }

    /** By level for limits, by id or name for the others; the point's own entry replaces the template's. */
    static Map<String, Rationale> read(YamlMap point, Map<String, Rationale> inherited) {
        RationaleReader reader = new RationaleReader(point.problems(), inherited);
        reader.ofNamed(point.node().find("limits"));
        reader.ofNamed(point.node().find("sensorHealth"));
        for (String list : List.of("rate", "deviation", "timeToLimit", "average")) {
            reader.ofItems(point.node().find(list));
        }
        return reader.found;
    }

    /** The key {@code why} of a rule over several points; null if it has none. */
    static Rationale of(YamlMap rule) {
        return rule.has("why") ? rationale(rule.map("why")) : null;
    }

    private void ofNamed(YamlNode map) {
        if (map != null && map.is(Shape.MAP)) {
            map.children().forEach(child -> read(child, child.key()));
        }
    }

    private void ofItems(YamlNode list) {
        if (list != null && list.is(Shape.LIST)) {
            for (YamlNode item : list.children()) {
                YamlNode id = item.is(Shape.MAP) ? item.find("id") : null;
                if (id != null && id.is(Shape.SCALAR)) {
                    read(item, id.text());
                }
            }
        }
    }

    private void read(YamlNode rule, String name) {
        if (rule.is(Shape.MAP) && rule.find("why") != null) {
            found.put(String.valueOf(name), rationale(new YamlMap(rule, problems).map("why")));
        }
    }

    private static Rationale rationale(YamlMap why) {
        Rationale rationale = new Rationale(text(why, "cause"), text(why, "consequence"), text(why, "action"),
                why.millis("timeToRespond", 0, 0, 30 * DAY), why.text("approver", null), day(why));
        why.done("cause", "consequence", "action", "timeToRespond", "approver", "reviewed");
        return rationale;
    }

    private static Text text(YamlMap why, String key) {
        return why.has(key) ? why.display(key, null) : null;
    }

    private static LocalDate day(YamlMap why) {
        String text = why.text("reviewed", null);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            why.broken("reviewed", "must be a day such as 2026-01-31");
            return null;
        }
    }
}
