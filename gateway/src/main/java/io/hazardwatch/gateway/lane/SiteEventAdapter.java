package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.DesignSuppression;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.Findings;
import io.hazardwatch.gateway.evaluate.site.SiteOutlets;
import io.hazardwatch.gateway.evaluate.site.SuppressionRequest;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What sites as wholes say, in the words of the alarms. Lane thread; the modes may be read by any. */
final class SiteEventAdapter implements SiteOutlets {
    private final Findings findings;
    private final Consumer<DesignSuppression> suppressions;
    private final Consumer<Note> notes;
    private final Map<String, UnitMode> modes = new ConcurrentHashMap<>();

    SiteEventAdapter(Findings findings, Consumer<DesignSuppression> suppressions, Consumer<Note> notes) {
        this.findings = findings;
        this.suppressions = suppressions;
        this.notes = notes;
    }

    @Override
    public void on(Finding finding) {
        findings.on(finding);
    }

    @Override
    public void restrain(SuppressionRequest restraint) {
        String id = restraint.alarm().id();
        suppressions.accept(restraint.isOn()
                ? new DesignSuppression(id, restraint.alarm().point(), restraint.design(), true, restraint.causes(),
                        restraint.sourcePriority(), restraint.untilMillis(), restraint.reason())
                : DesignSuppression.off(id, restraint.alarm().point(), restraint.design(), restraint.reason()));
    }

    @Override
    public void modeChanged(UnitMode mode) {
        show(mode);
        notes.accept(ModeNotes.of(mode));
    }

    /** Shows a mode that is in the journal already. */
    void show(UnitMode mode) {
        modes.put(key(mode.enterprise(), mode.site(), mode.unit()), mode);
    }

    /** The mode of a unit, or null when nothing was ever known of it. */
    UnitMode mode(String enterprise, String site, String unit) {
        return modes.get(key(enterprise, site, unit));
    }

    private static String key(String enterprise, String site, String unit) {
        return enterprise + '/' + site + '/' + unit;
    }
}
