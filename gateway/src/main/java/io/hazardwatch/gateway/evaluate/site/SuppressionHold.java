package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.SuppressibleAlarm;
import java.util.List;

/**
 * The suppression of one alarm by one design rule. Fails open: an unknown cause does not suppress (N-7). Only after a restart a
 * suppressed P3 or P4 stays suppressed for up to {@link #SETTLE_MILLIS} while the cause is not known yet (N-8). Lane thread.
 */
final class SuppressionHold {
    static final long SETTLE_MILLIS = 60_000;

    /** The reasons of a suppression, computed when it is reported. */
    record Grounds(List<String> causes, Priority sourcePriority, long untilMillis, String reason) {}

    private final SuppressibleAlarm alarm;
    private final String design;
    private boolean isOn;
    /** Until then a suppression from before the restart may wait for its cause. */
    private long settlesAt;

    SuppressionHold(SuppressibleAlarm alarm, String design) {
        this.alarm = alarm;
        this.design = design;
    }

    SuppressibleAlarm alarm() {
        return alarm;
    }

    boolean isOf(PointId point, String rule, String designName) {
        return design.equals(designName) && alarm.name().point().equals(point) && alarm.name().rule().equals(rule);
    }

    boolean isSameAs(SuppressionHold other) {
        return isOf(other.alarm.name().point(), other.alarm.name().rule(), other.design);
    }

    /** Restores that it suppressed before a restart. */
    void restore(long nowMillis) {
        isOn = true;
        settlesAt = alarm.gravest().isAbove(Priority.P3) ? nowMillis : nowMillis + SETTLE_MILLIS;
    }

    /** Takes over the state of the same suppression under former settings. */
    void takeOver(SuppressionHold before) {
        isOn = before.isOn;
        settlesAt = before.settlesAt;
    }

    /** @param holds whether all causes are active */
    void update(Ternary holds, Grounds grounds, SiteEvalContext context, SiteOutputs out) {
        if (holds == Ternary.UNKNOWN && isOn && context.now < settlesAt) {
            return;
        }
        if (holds != Ternary.UNKNOWN) {
            settlesAt = 0;
        }
        boolean wanted = holds == Ternary.TRUE && grounds.untilMillis() > context.now;
        if (wanted && !isOn) {
            isOn = true;
            out.requestSuppression(new SuppressionRequest(alarm.name(), design, true, grounds.causes(), grounds.sourcePriority(),
                    grounds.untilMillis(), grounds.reason()));
        } else if (!wanted && isOn) {
            letGo(grounds.reason(), out);
        }
    }

    void letGo(String reason, SiteOutputs out) {
        if (isOn) {
            isOn = false;
            out.requestSuppression(SuppressionRequest.over(alarm.name(), design, reason));
        }
    }

    /** When it stops waiting for its cause. */
    long turnsAtMillis(long now) {
        return isOn && settlesAt > now ? settlesAt : Long.MAX_VALUE;
    }
}
