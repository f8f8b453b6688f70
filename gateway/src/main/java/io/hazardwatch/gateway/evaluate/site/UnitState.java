package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.ModeLimit;
import io.hazardwatch.gateway.registry.PlantUnit;
import io.hazardwatch.gateway.registry.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A unit and its mode. Where a point reports the mode, a person's statement confirms it; when the two differ, or the point cannot be
 * trusted, the mode is unknown and every alarm is enabled. A statement is void once the point reports another mode than it did
 * when the statement was made. A P1 is suppressed by a mode only when the point agrees with two persons: never by a single cause. Lane thread.
 */
final class UnitState implements SuppressingRule {
    /** A suppression must end; a mode that lasts is reported again long before. */
    private static final long MILLIS_MAX = 366L * 86_400_000;

    private final PlantUnit unit;
    private final List<ModeLimit> limits;
    private final PointInput source;
    private final List<SuppressionHold> holds = new ArrayList<>();
    /** The last statement of a person, while it is valid. */
    private UnitMode statement;
    private String reportedMode;
    private UnitMode present;
    /** The value whose mode was looked up last. */
    private double readValue = Double.NaN;
    private String readMode;
    private String restrainedMode;
    private boolean restrainedConfirmed;

    /** @param source newest reading of the point that reports the mode; null when people set it */
    UnitState(Site site, PlantUnit unit, List<ModeLimit> limits, PointInput source, long nowMillis) {
        this.unit = unit;
        this.limits = limits;
        this.source = source;
        limits.forEach(limit -> holds.add(new SuppressionHold(limit.alarm(), "mode." + unit.id())));
        present = new UnitMode(site.enterprise(), site.site(), unit.id(), null, "", false, "", nowMillis, Long.MAX_VALUE);
    }

    PlantUnit unit() {
        return unit;
    }

    /** The mode at present. */
    UnitMode present() {
        return present;
    }

    @Override
    public List<SuppressionHold> holds() {
        return holds;
    }

    @Override
    public Collection<PointId> points() {
        return unit.source() == null ? List.of() : List.of(unit.source().point());
    }

    /** Whether that mode suppresses an alarm that can be a P1, so that it takes two persons to state it. */
    boolean suppressesCritical(String mode) {
        return limits.stream().anyMatch(limit -> limit.alarm().gravest() == Priority.P1 && !limit.modes().contains(mode));
    }

    /** Applies a person's statement of the mode. */
    void setMode(UnitMode said, SiteEvalContext context, SiteOutputs out) {
        statement = said;
        reportedMode = reportedMode(context.now);
        present = said;
        out.modeChanged(said);
        judge(context, out);
    }

    /** Restores a person's statement from before a restart. */
    void restore(UnitMode said) {
        statement = said;
        present = source == null ? said : present;
    }

    /** Takes over the state of the unit under former settings. */
    void takeOver(UnitState before) {
        statement = before.statement != null && unit.modes().contains(before.statement.mode()) ? before.statement : null;
        reportedMode = before.reportedMode;
        present = before.present;
    }

    @Override
    public void reevaluate(SiteEvalContext context, SiteOutputs out) {
        judge(context, out);
    }

    private void judge(SiteEvalContext context, SiteOutputs out) {
        String byPoint = reportedMode(context.now);
        if (byPoint != null && !byPoint.equals(reportedMode)) {
            statement = reportedMode == null ? statement : null;
            reportedMode = byPoint;
        }
        if (statement != null && context.now >= statement.untilMillis()) {
            statement = null;
        }
        String mode = mode(byPoint);
        if (!Objects.equals(mode, present.mode())) {
            present = change(mode, context.now);
            out.modeChanged(present);
        }
        restrain(mode, context, out);
    }

    /** The mode that the point reports; null when it is unknown or there is no such point. */
    private String reportedMode(long now) {
        if (source == null || !source.isGood(now)) {
            return null;
        }
        if (source.value() != readValue) {
            readValue = source.value();
            readMode = unit.source().modes().get(readValue);
        }
        return readMode;
    }

    private String mode(String byPoint) {
        String said = statement == null ? null : statement.mode();
        if (source == null) {
            return said;
        }
        return said == null || said.equals(byPoint) ? byPoint : null;
    }

    private UnitMode change(String mode, long now) {
        if (source == null && mode != null) {
            return statement;
        }
        String by = source == null ? "" : source.point().id().device() + '/' + source.point().id().point();
        return present.reportedByPoint(mode, by, mode == null ? whyUnknown() : "", now);
    }

    private String whyUnknown() {
        if (source == null) {
            return "what was said has ended";
        }
        return statement == null ? "the point tells none" : "point and person differ, or the point tells none";
    }

    private void restrain(String mode, SiteEvalContext context, SiteOutputs out) {
        boolean isConfirmed = source != null && statement != null && statement.second() != null && mode != null;
        if (context.heard && Objects.equals(mode, restrainedMode) && isConfirmed == restrainedConfirmed) {
            return;
        }
        restrainedMode = mode;
        restrainedConfirmed = isConfirmed;
        List<String> causes = isConfirmed ? List.of(cause("told", mode), cause("said", mode)) : List.of(cause("mode", mode));
        long until = context.now + MILLIS_MAX;
        String reason = mode == null ? "mode of " + unit.id() + " is not known" : unit.id() + " is in mode " + mode;
        SuppressionHold.Grounds grounds = new SuppressionHold.Grounds(causes, isConfirmed ? Priority.P1 : Priority.P2, until, reason);
        for (int i = 0; i < holds.size(); i++) {
            holds.get(i).update(isOff(limits.get(i), mode, isConfirmed), grounds, context, out);
        }
    }

    private String cause(String how, String mode) {
        return how + '.' + unit.id() + '.' + mode;
    }

    private static Ternary isOff(ModeLimit limit, String mode, boolean isConfirmed) {
        if (mode == null) {
            return Ternary.UNKNOWN;
        }
        boolean mayBe = limit.alarm().gravest() != Priority.P1 || isConfirmed;
        return mayBe && !limit.modes().contains(mode) ? Ternary.TRUE : Ternary.FALSE;
    }

    @Override
    public long turnsAtMillis(long now) {
        long turns = source == null ? Long.MAX_VALUE : source.turnsAtMillis(now);
        if (statement != null) {
            turns = Math.min(turns, statement.untilMillis());
        }
        for (int i = 0; i < holds.size(); i++) {
            turns = Math.min(turns, holds.get(i).turnsAtMillis(now));
        }
        return turns;
    }
}
