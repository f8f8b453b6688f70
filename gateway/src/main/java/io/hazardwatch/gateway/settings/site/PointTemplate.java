package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.StatutoryLimits;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.EnumSet;
import java.util.Set;

/**
 * Common settings of points of one kind, usually from a standard. One thread while it is read.
 *
 * @param basis source of the figures
 * @param statutory levels whose limit a site may tighten but not loosen; filled while a template file is read
 * @param gas name of the gas that its points measure; null if it is not about one gas
 * @param isDraft whether this is the template being read, whose limits set {@code statutory} themselves
 */
record PointTemplate(String id, String basis, PointTemplateFields shape, Set<LimitLevel> statutory, String gas, boolean isDraft) {
    /** For points without a template. */
    static final PointTemplate NONE = new PointTemplate("", "", PointTemplateFields.PLAIN, Set.of(), null, false);

    /** The template against which a template file is read. */
    static PointTemplate draft() {
        return new PointTemplate("", "", PointTemplateFields.PLAIN, EnumSet.noneOf(LimitLevel.class), null, true);
    }

    /** The finished template. */
    PointTemplate finished(String name, String source, PointTemplateFields read, String gasName) {
        return new PointTemplate(name, source, read, Set.copyOf(statutory), gasName, false);
    }

    /** What a point of this template may not loosen. */
    StatutoryLimits statutoryLimits() {
        return statutory.isEmpty() ? StatutoryLimits.NONE
                : new StatutoryLimits(id, shape.unit(), shape.limits().stream().filter(limit -> statutory.contains(limit.level())).toList());
    }

    /** Reads {@code statutory}, which is allowed only in a template. */
    void readStatutory(LimitLevel level, YamlMap limit) {
        if (isDraft && limit.flag("statutory", false)) {
            statutory.add(level);
        }
    }

    /** Records a limit that is looser than the statutory one as a problem. */
    void checkTightened(LimitSetting limit, YamlMap fields) {
        if (!statutory.contains(limit.level()) || isDraft) {
            return;
        }
        LimitSetting law = shape.limit(limit.level());
        boolean looser = limit.level().isHigh() ? limit.at() > law.at() : limit.at() < law.at();
        if (looser) {
            fields.broken("at", "must not be looser than " + law.at() + StatutoryLimits.IN_TEMPLATE + id);
        }
        if (limit.beyond() && !law.beyond() && limit.at() == law.at()) {
            fields.broken("beyond", "must not be looser than at " + law.at() + " itself" + StatutoryLimits.IN_TEMPLATE + id);
        }
        if (limit.onDelayMillis() > law.onDelayMillis()) {
            fields.broken("onDelay", "must not be longer than " + law.onDelayMillis() + " ms, statutory in template " + id);
        }
        if (limit.onSamples() != null && !limit.onSamples().equals(law.onSamples())) {
            fields.broken("onSamples", "must not delay what is statutory in template " + id);
        }
    }

    /** Records a unit in which the statutory figures would be wrong as a problem. */
    void checkUnit(String unit, YamlMap point) {
        if (!statutory.isEmpty() && !isDraft && !unit.equals(shape.unit())) {
            point.broken("unit", "must be " + shape.unit() + ", the unit of template " + id);
        }
    }
}
