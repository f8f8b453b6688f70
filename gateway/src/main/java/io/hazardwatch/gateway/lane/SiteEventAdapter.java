package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.DesignSuppression;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.evaluate.site.SiteOutputs;
import io.hazardwatch.gateway.evaluate.site.SuppressionRequest;
import io.hazardwatch.gateway.evaluate.site.UnitMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Turns what the rules of whole sites report into findings, suppressions and notes of the lane. Lane thread; the modes of
 * units may be read by any thread.
 */
final class SiteEventAdapter implements SiteOutputs {
    private final FindingHandler findings;
    private final Consumer<DesignSuppression> suppressions;
    private final LaneJournal journal;
    private final Map<String, UnitMode> modes = new ConcurrentHashMap<>();

    SiteEventAdapter(FindingHandler findings, Consumer<DesignSuppression> suppressions, LaneJournal journal) {
        this.findings = findings;
        this.suppressions = suppressions;
        this.journal = journal;
    }

    @Override
    public void on(Finding finding) {
        findings.on(finding);
    }

    @Override
    public void requestSuppression(SuppressionRequest request) {
        String id = request.alarm().id();
        suppressions.accept(request.isOn()
                ? new DesignSuppression(id, request.alarm().point(), request.design(), true, request.causes(),
                        request.sourcePriority(), request.untilMillis(), request.reason())
                : DesignSuppression.off(id, request.alarm().point(), request.design(), request.reason()));
    }

    @Override
    public void modeChanged(UnitMode mode) {
        show(mode);
        journal.append(ModeNotes.of(mode));
    }

    /** Shows a mode that is already in the journal. */
    void show(UnitMode mode) {
        modes.put(key(mode.enterprise(), mode.site(), mode.unit()), mode);
    }

    /** The mode of a unit; null when none was ever reported or stated. Any thread. */
    UnitMode mode(String enterprise, String site, String unit) {
        return modes.get(key(enterprise, site, unit));
    }

    private static String key(String enterprise, String site, String unit) {
        return enterprise + '/' + site + '/' + unit;
    }
}
