package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.DeviationSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads how far a point may deviate from a setpoint. One thread. */
final class DeviationReader {
    private static final long HOUR = 3_600_000;
    private static final DeviationSetting PLAIN = new DeviationSetting("", Double.NaN, null, Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY, 0, 0, null, 0, Priority.P2);

    private final PointId point;
    private final PointReferences references;

    /**
     * @param point the owner of the rules; null in a template
     * @param references collects the points that are named
     */
    DeviationReader(PointId point, PointReferences references) {
        this.point = point;
        this.references = references;
    }

    /** The rules under {@code deviation}; a rule whose id the template also has inherits what it leaves out. */
    List<DeviationSetting> read(YamlMap fields, PointTemplateFields template, RuleNames names) {
        List<DeviationSetting> found = new ArrayList<>();
        for (YamlMap rule : fields.maps("deviation")) {
            String id = names.take(rule);
            DeviationSetting read = deviation(rule, id, inherited(template, id));
            if (id != null) {
                found.add(read);
            }
        }
        return found;
    }

    private static DeviationSetting inherited(PointTemplateFields template, String id) {
        for (RuleSetting rule : template.rules()) {
            if (rule instanceof DeviationSetting deviation && deviation.id().equals(id)) {
                return deviation;
            }
        }
        return PLAIN;
    }

    private DeviationSetting deviation(YamlMap rule, String id, DeviationSetting base) {
        PointId reference = rule.has("point") ? reference(rule) : rule.has("setpoint") ? null : base.reference();
        double setpoint = rule.number("setpoint", rule.has("point") ? Double.NaN : base.setpoint());
        double low = rule.number("low", base.low());
        double high = rule.number("high", base.high());
        double deadband = rule.number("deadband", base.deadband(), 0, Double.MAX_VALUE);
        CountedOnDelay onSamples = CountedOnDelayReader.read(rule, base.onSamples());
        DeviationSetting read = new DeviationSetting(id, setpoint, reference, low, high, deadband,
                onSamples == null ? rule.millis("onDelay", base.onDelayMillis(), 0, HOUR) : 0, onSamples,
                rule.millis("offDelay", base.offDelayMillis(), 0, HOUR),
                rule.choice("priority", base.priority(), Priority.values()));
        rule.done("id", "setpoint", "point", "low", "high", "deadband", "onDelay", "onSamples", "offDelay", "priority", "why");
        check(rule, read);
        return read;
    }

    private PointId reference(YamlMap rule) {
        if (point == null) {
            rule.broken("point", "must not stand in a template; a point's own rule of that id names it");
            rule.text("point", null);
            return null;
        }
        return references.read(rule, "point", point);
    }

    private void check(YamlMap rule, DeviationSetting read) {
        boolean fixed = !Double.isNaN(read.setpoint());
        if (fixed == rule.has("point") && (fixed || point != null)) {
            rule.broken("setpoint", "must be given, or point, but not both");
        }
        if (!(read.low() < 0)) {
            rule.broken("low", "must be negative: below the setpoint");
        }
        if (!(read.high() > 0)) {
            rule.broken("high", "must be positive: above the setpoint");
        }
        if (Double.isInfinite(read.low()) && Double.isInfinite(read.high())) {
            rule.broken("high", "must be given, or low, or both");
        }
        if (read.deadband() > 0 && read.deadband() >= Math.min(-read.low(), read.high())) {
            rule.broken("deadband", "must be smaller than low and high");
        }
    }
}
