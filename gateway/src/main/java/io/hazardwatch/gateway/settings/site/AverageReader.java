package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** Reads the limits on means over a moving window. One thread. */
final class AverageReader {
    private static final long USUAL_MILLIS = 15 * 60_000;

    private final long periodMillis;

    AverageReader(long periodMillis) {
        this.periodMillis = periodMillis;
    }

    /** The rules under {@code average}; a rule whose id the template also has inherits what it leaves out. */
    List<AverageSetting> read(YamlMap fields, PointTemplateFields template, RuleNames names) {
        List<AverageSetting> found = new ArrayList<>();
        for (YamlMap rule : fields.maps("average")) {
            String id = names.take(rule);
            AverageSetting read = average(rule, id, inherited(template, id));
            if (id != null && !Double.isNaN(read.above())) {
                found.add(read);
            }
        }
        return found;
    }

    private static AverageSetting inherited(PointTemplateFields template, String id) {
        for (RuleSetting rule : template.rules()) {
            if (rule instanceof AverageSetting average && average.id().equals(id)) {
                return average;
            }
        }
        return null;
    }

    private AverageSetting average(YamlMap rule, String id, AverageSetting base) {
        long window = rule.millis("window", base == null ? USUAL_MILLIS : base.windowMillis(), AverageSetting.WINDOW_MILLIS_MIN,
                AverageSetting.WINDOW_MILLIS_MAX);
        double above = base == null ? rule.requiredNumber("above") : rule.number("above", base.above());
        Priority priority = rule.choice("priority", base == null ? Priority.P3 : base.priority(), Priority.values());
        rule.done("id", "above", "window", "priority", "why");
        if (above <= 0) {
            rule.broken("above", "must be positive");
        }
        checkWindow(rule, window);
        return new AverageSetting(id, window, periodMillis, above, priority);
    }

    private void checkWindow(YamlMap rule, long window) {
        if (window < AverageSetting.PERIODS_MIN * periodMillis) {
            rule.broken("window", "must be at least " + AverageSetting.PERIODS_MIN + " periods of " + periodMillis + " ms");
        }
    }

    /** A template's rule for a point with its own period. */
    AverageSetting forPoint(YamlMap fields, AverageSetting inherited) {
        checkInherited(fields, inherited);
        return new AverageSetting(inherited.id(), inherited.windowMillis(), periodMillis, inherited.above(), inherited.priority());
    }

    private void checkInherited(YamlMap fields, AverageSetting inherited) {
        if (inherited.windowMillis() < AverageSetting.PERIODS_MIN * periodMillis) {
            fields.broken("period", "must be a twentieth of the window of the template's average " + inherited.id() + " at most");
        }
    }
}
