package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Condition;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the rules over several points of a site. One thread. */
final class SiteRuleReader {
    private static final long HOUR = 3_600_000;
    private static final long AGREE_MILLIS = 60_000;
    private static final int POINTS_MAX = 100;
    private static final List<String> FORMS = List.of("all", "any", "of", "vote", "agree");

    private final YamlMap fields;
    private final SitePoints points;

    private SiteRuleReader(YamlMap fields, SitePoints points) {
        this.fields = fields;
        this.points = points;
    }

    /** The rules of the site whose top map is {@code site}. */
    static List<SiteRule> read(YamlMap site, SitePoints points) {
        List<SiteRule> rules = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : site.maps("rules")) {
            SiteRule rule = new SiteRuleReader(fields, points).rule();
            if (rule != null && !seen.add(rule.id())) {
                fields.broken("id", "must stand only once in its site");
            } else if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private SiteRule rule() {
        String id = fields.ownName("id");
        Text name = fields.display("name", id == null ? "" : id);
        Priority priority = fields.choice("priority", Priority.P2, Priority.values());
        boolean latching = fields.flag("latching", false);
        long onDelay = fields.millis("onDelay", fields.has("agree") ? AGREE_MILLIS : 0, 0, HOUR);
        long offDelay = fields.millis("offDelay", 0, 0, HOUR);
        SiteRule.Logic logic = logic();
        Rationale why = RationaleReader.of(fields);
        fields.done("id", "name", "priority", "latching", "onDelay", "offDelay", "why", "all, any, of with need, vote or agree");
        return id == null || logic == null ? null
                : new SiteRule(id, name, priority, latching, onDelay, offDelay, logic, why);
    }

    private SiteRule.Logic logic() {
        List<String> given = FORMS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            fields.broken(given.isEmpty() ? "all" : given.get(1), "must be exactly one of " + FORMS);
            given.forEach(form -> fields.node().ask(form));
            return null;
        }
        return switch (given.getFirst()) {
            case "vote" -> VoteReader.vote(fields.map("vote"), points);
            case "agree" -> VoteReader.deviation(fields.map("agree"), points);
            default -> composite(given.getFirst());
        };
    }

    private SiteRule.Logic composite(String form) {
        List<Condition> conditions = new ArrayList<>();
        for (YamlMap condition : fields.maps(form)) {
            Condition read = condition(condition);
            if (read != null) {
                conditions.add(read);
            }
        }
        int count = fields.list(form).size();
        if (count < 1 || count > POINTS_MAX) {
            fields.broken(form, "must be a list of 1 to " + POINTS_MAX + " conditions");
            return null;
        }
        long within = fields.millis("within", 0, 0, HOUR);
        int need = form.equals("of") ? need(count) : form.equals("any") ? 1 : count;
        return new SiteRule.Composite(need, within, conditions);
    }

    private int need(int count) {
        if (!fields.has("need")) {
            fields.broken("need", "must be given beside of");
        }
        return (int) fields.whole("need", 1, 1, count);
    }

    private Condition condition(YamlMap condition) {
        Point point = points.point(condition, "point");
        Condition read = condition(condition, point);
        condition.done("point", "alarm", "above", "below", "deadband", "unmoved", "for");
        return read;
    }

    private static Condition condition(YamlMap condition, Point point) {
        if (condition.has("alarm")) {
            var alarm = SitePoints.alarm(condition, "alarm", point);
            return alarm == null ? null : new Condition.AlarmActive(alarm);
        }
        PointId id = point == null ? null : point.id();
        if (condition.has("unmoved")) {
            double by = condition.number("unmoved", Double.NaN);
            if (by <= 0) {
                condition.broken("unmoved", "must be above 0");
            }
            return new Condition.Unmoved(id, by, condition.millis("for", 10 * 60_000, 1_000, 24 * HOUR));
        }
        return new Condition.Beyond(id, ThresholdReader.read(condition, point == null ? List.of() : List.of(point)));
    }
}
