package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingHandler;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.evaluate.RuleStatus;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Point;

/**
 * One alarm of a rule over several points: delays, doubt, and the last finding. On-delay and off-delay use the gateway's
 * clock, but only a reading ends an alarm (V8). An unknown condition ends nothing, and raises a pending P1 at once (V13). Lane thread.
 */
final class SiteAlarm {
    private static final long NONE = Long.MAX_VALUE;

    private final String rule;
    private final RuleKind kind;
    private final boolean latching;
    private final long onDelayMillis;
    private final long offDelayMillis;

    private Point point;
    private ConfiguredRule configured;
    private String level;
    private Priority priority;
    private Ternary truth = Ternary.UNKNOWN;
    private boolean isActive;
    private boolean isDoubted;
    /** The first ok after a doubt does not end the alarm yet. */
    private boolean mustBeSeenAgain;
    private long onSince = NONE;
    private long onEvent;
    private long offSince = NONE;
    private double value = Double.NaN;
    private double limit = Double.NaN;
    private double worst = Double.NaN;

    /** @param point the virtual point that the alarm belongs to */
    SiteAlarm(Point point, String rule, RuleKind kind, String level, Priority priority, boolean latching,
              long onDelayMillis, long offDelayMillis) {
        this.point = point;
        this.rule = rule;
        this.kind = kind;
        this.level = level;
        this.priority = priority;
        this.latching = latching;
        this.onDelayMillis = onDelayMillis;
        this.offDelayMillis = offDelayMillis;
        this.configured = new ConfiguredRule(point, rule, kind, level, point.unit(), priority, priority);
    }

    /** Changes the name for people or the unit shown. */
    void rename(Point next) {
        point = next;
        configured = new ConfiguredRule(next, rule, kind, configured.level(), next.unit(), configured.mildest(),
                configured.gravest());
    }

    /** As {@link #rename}; the new priority applies from the next activation on. */
    void rename(Point next, Priority nextPriority) {
        rename(next);
        configured = new ConfiguredRule(next, rule, kind, configured.level(), next.unit(), nextPriority, nextPriority);
        priority = isActive ? priority : nextPriority;
    }

    /** The rule as configured. */
    ConfiguredRule configured() {
        return configured;
    }

    RuleStatus standing() {
        if (isActive) {
            return RuleStatus.ABNORMAL;
        }
        return switch (truth) {
            case TRUE -> RuleStatus.PENDING;
            case FALSE -> RuleStatus.NORMAL;
            case UNKNOWN -> RuleStatus.UNKNOWN;
        };
    }

    String rule() {
        return rule;
    }

    boolean isActive() {
        return isActive;
    }

    /** For people: the deciding value and the limit it is compared with; NaN where there is none. */
    SiteAlarm measured(double newValue, double newLimit) {
        value = newValue;
        limit = newLimit;
        return this;
    }

    /** Applies the present state of the condition, at the previous level. */
    void judge(Ternary known, SiteEvalContext context, FindingHandler out) {
        judge(known, level, priority, context, out);
    }

    /** Applies the present state of the condition; level and priority are used when it holds. */
    void judge(Ternary known, String newLevel, Priority newPriority, SiteEvalContext context, FindingHandler out) {
        truth = known;
        switch (truth) {
            case TRUE -> holds(newLevel, newPriority, context, out);
            case FALSE -> isOver(context, out);
            case UNKNOWN -> unknown(context, out);
        }
    }

    private void holds(String newLevel, Priority newPriority, SiteEvalContext context, FindingHandler out) {
        offSince = NONE;
        trust(context, out);
        if (isActive) {
            keepWorst();
            change(newLevel, newPriority, context, out);
            return;
        }
        level = newLevel;
        priority = newPriority;
        if (onSince == NONE) {
            onSince = context.now;
            onEvent = context.event;
            worst = value;
        }
        keepWorst();
        if (context.now - onSince >= onDelayMillis) {
            raise(context, out);
        }
    }

    private void raise(SiteEvalContext context, FindingHandler out) {
        isActive = true;
        out.on(finding(FindingType.RAISE, onEvent, context));
        onSince = NONE;
    }

    private void change(String newLevel, Priority newPriority, SiteEvalContext context, FindingHandler out) {
        if (!newLevel.equals(level) || newPriority != priority) {
            boolean isWorse = newPriority.isAbove(priority) || newPriority == priority;
            level = newLevel;
            priority = newPriority;
            out.on(finding(isWorse ? FindingType.SEVERITY_UP : FindingType.SEVERITY_DOWN, context.event, context));
        }
    }

    private void isOver(SiteEvalContext context, FindingHandler out) {
        onSince = NONE;
        boolean wasDoubted = isDoubted;
        trust(context, out);
        if (!isActive) {
            return;
        }
        if (offSince == NONE) {
            offSince = context.now;
            mustBeSeenAgain = wasDoubted;
        } else if (context.heard) {
            mustBeSeenAgain = false;
        }
        if (context.heard && !mustBeSeenAgain && context.now - offSince >= offDelayMillis) {
            clear(context, out);
        }
    }

    private void clear(SiteEvalContext context, FindingHandler out) {
        isActive = false;
        offSince = NONE;
        out.on(finding(FindingType.CLEAR, context.event, context));
    }

    private void unknown(SiteEvalContext context, FindingHandler out) {
        offSince = NONE;
        if (onSince != NONE && priority == Priority.P1) {
            raise(context, out);
        }
        onSince = NONE;
        if (isActive && !isDoubted) {
            isDoubted = true;
            out.on(finding(FindingType.QUALITY_BAD, context.event, context));
        }
    }

    private void trust(SiteEvalContext context, FindingHandler out) {
        if (isDoubted) {
            isDoubted = false;
            out.on(finding(FindingType.QUALITY_GOOD, context.event, context));
        }
    }

    /** Restores an alarm that was active before a restart; it is not trusted until a reading arrives. */
    void restore(String activeLevel, Priority activePriority) {
        isActive = true;
        isDoubted = true;
        level = activeLevel;
        priority = activePriority;
    }

    /** Ends the alarm, because its rule is no longer configured. */
    void retire(SiteEvalContext context, FindingHandler out) {
        if (isActive) {
            clear(context, out);
        }
    }

    /** Takes over the state of {@code before}, the same alarm under former settings. */
    void takeOver(SiteAlarm before) {
        if (before.isActive) {
            restore(before.level, before.priority);
            isDoubted = before.isDoubted;
        }
    }

    /** When it may be raised without a reading, by the gateway's clock. */
    long dueMillis() {
        return onSince == NONE ? NONE : onSince + onDelayMillis;
    }

    private void keepWorst() {
        boolean isFarther = Double.isNaN(limit) ? Math.abs(value) > Math.abs(worst)
                : Math.abs(value - limit) > Math.abs(worst - limit);
        if (Double.isNaN(worst) || isFarther) {
            worst = value;
        }
    }

    private Finding finding(FindingType signal, long event, SiteEvalContext context) {
        return new Finding(point, rule, kind, signal, level, priority, latching, event, context.now, value, limit, worst,
                context.late);
    }
}
