package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.PointSettings;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.Rationale;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ValiditySetting;
import io.hazardwatch.gateway.settings.yaml.Quantities;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import io.hazardwatch.gateway.settings.yaml.YamlNode.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads one point, or a template for points. One thread. */
final class PointReader {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;
    /** Shortest heartbeat: its grace of a quarter is then more than the least grace. */
    private static final long HEARTBEAT_MIN = 5 * MINUTE;
    private static final long HEARTBEAT_MAX = 5 * DAY;
    private static final List<String> SHAPE = List.of("unit", "range", "period", "staleAfter", "reporting", "heartbeat", "limits",
            "rate");

    private static final String PERIODIC = "periodic";
    private static final String BY_CHANGE = "onChange";

    private final PointId id;
    private final PointTemplate template;
    private final PointReferences references;

    private PointReader(PointId id, PointTemplate template, PointReferences references) {
        this.id = id;
        this.template = template;
        this.references = references;
    }

    /** The point, without an index yet; null if its name is invalid. */
    static Point point(YamlMap fields, DeviceId device, String hazardSource, PointTemplates templates,
                       PointReferences references) {
        return point(fields, device, hazardSource, templates, references, new PointShapes());
    }

    /** As {@link #point(YamlMap, DeviceId, String, PointTemplates, PointReferences)}, of a file with those shapes. */
    static Point point(YamlMap fields, DeviceId device, String hazardSource, PointTemplates templates, PointReferences references,
                       PointShapes shapes) {
        String id = fields.name("id");
        String display = id == null ? "" : id;
        var name = fields.display("name", display);
        PointId point = id == null || device == null ? null : device.point(id);
        PointSettings known = point == null ? null : shapes.of(fields);
        if (known != null) {
            return new Point(-1, point, name, hazardSource, CalibrationDates.NONE, known);
        }
        PointTemplate template = templates.of(fields);
        PointTemplateFields shape = new PointReader(point, template, references).shape(fields);
        fields.done(known(List.of("id", "name", "template", "gas", "lelPctVol")));
        if (point == null) {
            return null;
        }
        PointSettings settings = new PointSettings(shape.unit(), shape.rangeLow(), shape.rangeHigh(), shape.periodMillis(),
                shape.staleAfterMillis(), shape.limits(), shape.rates(), shape.rules(), shape.screen(), shape.rationales(),
                template.statutoryLimits());
        if (fields.problems().isEmpty()) {
            shapes.keep(fields, settings);
        }
        return new Point(-1, point, name, hazardSource, CalibrationDates.NONE, settings);
    }

    /** The template that the file's top map describes; null if its name is invalid. */
    static PointTemplate template(YamlMap fields) {
        PointTemplate draft = PointTemplate.draft();
        String id = fields.name("template");
        String basis = fields.requiredText("basis");
        String gas = GasReader.name(fields);
        PointTemplateFields shape = new PointReader(null, draft, new PointReferences()).shape(fields);
        fields.done(known(List.of("gas")));
        return id == null ? null : draft.finished(id, basis, shape, gas);
    }

    private static String[] known(List<String> own) {
        return Stream.of(own, SHAPE, RulesReader.KEYS).flatMap(List::stream).toArray(String[]::new);
    }

    private PointTemplateFields shape(YamlMap fields) {
        PointTemplateFields base = template.shape();
        String unit = fields.text("unit", base.unit());
        template.checkUnit(unit, fields);
        double[] range = range(fields, base);
        boolean isByChange = isByChange(fields, base);
        long period = isByChange ? heartbeat(fields, base) : fields.millis("period", base.periodMillis(), 10, DAY);
        long staleAfter = isByChange ? period + Math.clamp(period / 4, MINUTE, 6 * HOUR) : staleAfter(fields, base, period);
        Map<String, Rationale> rationales = RationaleReader.read(fields, base.rationales());
        RuleNames names = new RuleNames();
        List<LimitSetting> limits = LimitReader.read(fields, range[0], range[1], template);
        List<RateSetting> rates = RateReader.read(fields, unit, period, base, names);
        YamlMap health = fields.map("sensorHealth");
        List<RuleSetting> rules = new RulesReader(id, references, limits, rates, period).read(fields, health, base, names);
        ValiditySetting screen = new ValidityReader(health, base).read(unit, range[0], range[1]);
        health.done("frozen", "attenuated", "noise", "spikes", "jump", "drift", "clock", "sentinels", "signal",
                "saturation");
        return new PointTemplateFields(unit, range[0], range[1], period, staleAfter, limits, rates, rules, screen,
                rationales);
    }

    private static double[] range(YamlMap fields, PointTemplateFields base) {
        double[] inherited = {base.rangeLow(), base.rangeHigh()};
        List<YamlNode> ends = fields.list("range");
        if (ends.isEmpty()) {
            return inherited;
        }
        double low = end(ends, 0);
        double high = ends.size() == 2 ? end(ends, 1) : Double.NaN;
        if (low < high) {
            return new double[] {low, high};
        }
        fields.broken("range", "must be two numbers, the lower first");
        return inherited;
    }

    private static double end(List<YamlNode> ends, int index) {
        YamlNode end = ends.get(index);
        return end.is(Shape.SCALAR) ? Quantities.number(end.text()) : Double.NaN;
    }

    private static boolean isByChange(YamlMap fields, PointTemplateFields base) {
        String reporting = fields.text("reporting", base.isByChange() ? BY_CHANGE : PERIODIC);
        boolean isByChange = reporting.equals(BY_CHANGE);
        if (!isByChange && !reporting.equals(PERIODIC)) {
            fields.broken("reporting", "must be one of " + List.of(PERIODIC, BY_CHANGE));
        }
        if (!isByChange) {
            refuse(fields, "heartbeat", "must not be given unless reporting is onChange");
        }
        return isByChange;
    }

    /** A key that is known, but has no place here. */
    private static void refuse(YamlMap fields, String key, String rule) {
        if (fields.text(key, null) != null) {
            fields.broken(key, rule);
        }
    }

    /** How often a point reports that reports by change, while nothing changes. */
    private static long heartbeat(YamlMap fields, PointTemplateFields base) {
        for (String key : List.of("period", "staleAfter")) {
            refuse(fields, key, "must not be given where reporting is onChange: heartbeat says how often a point reports");
        }
        if (!fields.has("heartbeat") && !base.isByChange()) {
            fields.broken("heartbeat", "must be given where reporting is onChange");
        }
        return fields.millis("heartbeat", base.isByChange() ? base.periodMillis() : DAY, HEARTBEAT_MIN, HEARTBEAT_MAX);
    }

    private static long staleAfter(YamlMap fields, PointTemplateFields base, long period) {
        long fallback = base.staleAfterMillis() == 0 ? 0 : Math.max(base.staleAfterMillis(), 5 * period);
        long staleAfter = fields.millis("staleAfter", fallback, 0, 7 * DAY);
        if (staleAfter != 0 && staleAfter < 2 * period) {
            fields.broken("staleAfter", "must be 0s (never) or at least twice the period of " + period + " ms");
        }
        return staleAfter;
    }
}
